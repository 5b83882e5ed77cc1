import { type RawBuilder, sql } from 'kysely';
import { memoryOf, type Reading } from '../store/index.ts';
import { isMany } from './contract/field.ts';
import type { Register } from './contract/register.ts';
import { columnIn, holdsOneOf } from './held-column.ts';
import { linkFields } from './links.ts';

/** What was asked of a list: the query as its contract parsed it, by name. */
export type Asked = Readonly<Record<string, unknown>>;

/**
 * A text search: the words in PostgreSQL's form, how many records have them, beside all other filters, and the links
 * that go to records whose names have them: those count as if the names stood in the record itself, as they do on screen.
 */
export type Search = {
  readonly query: string;
  readonly found: number;
  readonly are: 'few' | 'many';
  readonly through: readonly Link[];
};

type Link = ReturnType<typeof linkFields>[number];

/** The most records that are ordered by how well they fit a search: looking at each takes its time. */
export const fewAre = 500;

/** The text search that is asked for; `undefined` where there is none. */
export async function searchOf(register: Register, reading: Reading, asked: Asked): Promise<Search | undefined> {
  const query = searchQuery(asked['q']);
  if (query === undefined) return undefined;
  const { live, archived } = await countHits(register.kind, reading, query);
  const found = { no: live, only: archived, all: live + archived }[placeIn(asked)];
  const links = linkFields(register).filter(({ to }) => to.kind !== 'record');
  const named = await namedAmong([...new Set(links.map(({ to }) => to.kind))], reading, query);
  const through = links.filter(({ to }) => named.includes(to.kind));
  return { query, found, are: found <= fewAre ? 'few' : 'many', through };
}

const placeIn = ({ archived }: Asked) => (archived === 'only' || archived === 'all' ? archived : 'no');

/**
 * Words that must all stand there; the last may be a beginning. Anything that is no letter or digit parts words. `in: 'name'`:
 * they must stand in the record's name, whose words have the weight A.
 */
export function searchQuery(asked: unknown, { in: place }: { in: 'record' | 'name' } = { in: 'record' }) {
  const words = typeof asked === 'string' ? (asked.match(/[\p{L}\p{N}]+/gu) ?? []) : [];
  if (words.length === 0) return undefined;
  const [each, last] = place === 'name' ? [':A', ':*A'] : ['', ':*'];
  return words.map((word, at) => `'${word}'${at === words.length - 1 ? last : each}`).join(' & ');
}

type Hits = { readonly live: number; readonly archived: number };

const hitsOf = memoryOf<Hits>();

const countHits = (kind: string, reading: Reading, query: string): Promise<Hits> =>
  reading.recall(hitsOf, `${kind} ${query}`, async () => {
    const [hits] = await reading.read(
      sql<Hits>`select live, archived from ${sql.ref(`${kind}_hits`)}(${asQuery(query)})`,
    );
    return hits ?? { live: 0, archived: 0 };
  });

const namedOf = memoryOf<readonly string[]>();

/** Of which registers some record's name has the words. */
const namedAmong = async (kinds: readonly string[], reading: Reading, query: string): Promise<readonly string[]> => {
  if (kinds.length === 0) return [];
  return reading.recall(namedOf, JSON.stringify([kinds, query]), async () => {
    const each = kinds.map(
      (kind) =>
        sql`select ${kind}::text as kind where exists (select from ${sql.ref(`${kind}_named`)}(${asQuery(query)}))`,
    );
    const rows = await reading.read(sql<{ kind: string }>`${sql.join(each, sql` union all `)}`);
    return rows.map(({ kind }) => kind);
  });
};

/** Words in PostgreSQL's form as a value of a statement. */
export const asQuery = (query: string): RawBuilder<unknown> => sql`to_tsquery('simple', ${query})`;

/**
 * That a row is among those that a search finds, asked of the index. Where words count through links too, no index can
 * answer alone and rows are looked at one by one: then the ids are hashed, as in `foundAmong`.
 */
export const foundBy = (register: Register, search: Search): RawBuilder<unknown> =>
  search.through.length === 0 ? sql`id = any(array(${idsFound(register.kind, search)}))` : foundAmong(register, search);

/** That a row itself has the words: cheaper than `foundBy` where many rows have them and a page of them is wanted. */
export const hasWords = (register: Register, search: Search): RawBuilder<unknown> =>
  orThrough(register, search, sql`search @@ ${asQuery(search.query)}`);

/** The same where all the rows are wanted: the ids are hashed, for comparing each row with each of very many takes its time. */
export const foundAmong = (register: Register, search: Search): RawBuilder<unknown> =>
  orThrough(register, search, sql`id in (${idsFound(register.kind, search)})`);

const idsFound = (kind: string, { query }: Search): RawBuilder<unknown> =>
  sql`select ${sql.ref(`${kind}_found`)}(${asQuery(query)})`;

const idsNamed = (kind: string, { query }: Search): RawBuilder<unknown> =>
  sql`select ${sql.ref(`${kind}_named`)}(${asQuery(query)})`;

function orThrough(register: Register, search: Search, own: RawBuilder<unknown>): RawBuilder<unknown> {
  const linked = search.through.map(({ name, field, to }) => {
    const column = columnIn(register, name);
    const ids = idsNamed(to.kind, search);
    return isMany(field) ? holdsOneOf(column, ids) : sql`${column} in (${ids})`;
  });
  return linked.length === 0 ? own : sql`(${sql.join([own, ...linked], sql` or `)})`;
}

/** How well a row fits a search, the best first; what is found through a link alone comes after. */
export const byFit = ({ query }: Search): RawBuilder<unknown> => sql`ts_rank(search, ${asQuery(query)}) desc, id`;
