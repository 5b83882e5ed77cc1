import { type RawBuilder, sql } from 'kysely';
import { memoryOf, type Reading } from '../store/index.ts';
import type { Register } from './contract/register.ts';

/** What was asked of a list: the query as its contract parsed it, by name. */
export type Asked = Readonly<Record<string, unknown>>;

/** A text search: the words in PostgreSQL's form, and how many records have them, beside all other filters. */
export type Search = { readonly query: string; readonly found: number; readonly are: 'few' | 'many' };

/** The most records that are ordered by how well they fit a search: looking at each takes its time. */
const fewAre = 500;

/** The text search that is asked for; `undefined` where there is none. */
export async function searchOf(register: Register, reading: Reading, asked: Asked): Promise<Search | undefined> {
  const query = searchQuery(asked['q']);
  if (query === undefined) return undefined;
  const { live, archived } = await countHits(register, reading, query);
  const found = { no: live, only: archived, all: live + archived }[placeIn(asked)];
  return { query, found, are: found <= fewAre ? 'few' : 'many' };
}

const placeIn = ({ archived }: Asked) => (archived === 'only' || archived === 'all' ? archived : 'no');

/** Words that must all stand there; the last may be a beginning. Anything that is no letter or digit parts words. */
function searchQuery(asked: unknown): string | undefined {
  const words = typeof asked === 'string' ? (asked.match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  if (words.length === 0) return undefined;
  return words.map((word, place) => (place === words.length - 1 ? `'${word}':*` : `'${word}'`)).join(' & ');
}

type Hits = { readonly live: number; readonly archived: number };

const hitsOf = memoryOf<Hits>();

const countHits = (register: Register, reading: Reading, query: string): Promise<Hits> =>
  reading.recall(hitsOf, `${register.kind} ${query}`, async () => {
    const [hits] = await reading.read(
      sql<Hits>`select live, archived from ${sql.ref(`${register.kind}_hits`)}(${asQuery(query)})`,
    );
    return hits ?? { live: 0, archived: 0 };
  });

const asQuery = (query: string): RawBuilder<unknown> => sql`to_tsquery('simple', ${query})`;

/** That a row is among those that a search finds, asked of the index. */
export const foundBy = (register: Register, { query }: Search): RawBuilder<unknown> =>
  sql`id = any(array(select ${sql.ref(`${register.kind}_found`)}(${asQuery(query)})))`;

/** That a row itself has the words: cheaper than `foundBy` where many rows have them and a page of them is wanted. */
export const hasWords = ({ query }: Search): RawBuilder<unknown> => sql`search @@ ${asQuery(query)}`;

/** How well a row fits a search, the best first. */
export const byFit = ({ query }: Search): RawBuilder<unknown> => sql`ts_rank(search, ${asQuery(query)}) desc, id`;
