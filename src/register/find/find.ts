import { type RawBuilder, sql } from 'kysely';
import { parseId } from '../../kernel/id.ts';
import { memoryOf, plannedEachTime, type Reading } from '../../store/index.ts';
import { columnOf, type Register } from '../contract/register.ts';
import { type RecordRow, recordOf, selectionWithTitles, tableOf } from '../rows.ts';
import { asQuery, fewAre, searchQuery } from '../search.ts';
import { type Snippet, snippetOf, wordsOf } from './snippet.ts';

/** A record that a search over all registers found, with what a reader needs to tell whether it is the one. */
export type Hit = {
  readonly id: string;
  readonly title: string;
  readonly reference: string | null;
  readonly state: string | null;
  readonly archivedAt: string | null;
  readonly updatedAt: string;
  readonly changedBy: string | null;
  readonly values: RecordRow['values'];
  readonly titles: Readonly<Record<string, string>>;
  readonly snippet: Snippet | null;
};

/** How many records of a register a search found, and the best of them. */
export type Found = { readonly register: Register; readonly total: number; readonly hits: readonly Hit[] };

type Asked = { readonly q: string; readonly limit: number };

/**
 * Finds records of all the registers by their words (the last may be a beginning) or by their id, the best of each
 * register first: whose reference or title is just what was asked, then by how well they fit. Archived records are found
 * by their id alone.
 */
export async function findEverywhere(
  registers: readonly Register[],
  reading: Reading,
  { q, limit }: Asked,
): Promise<readonly Found[]> {
  const byId = registers.find(({ kind }) => parseId(kind, q.trim()) !== undefined);
  const words = searchQuery(q);
  if (byId) return [await foundById(byId, reading, q.trim())];
  if (words === undefined) return registers.map((register) => ({ register, total: 0, hits: [] }));
  const counts = await countAll(registers, reading, words);
  const asked = { q, limit, words };
  const places = registers.flatMap((register) => {
    const count = counts.get(register.kind) ?? noHits;
    return count.begun === 0 ? [] : [bestOf(register, reading, { ...asked, count })];
  });
  const best = places.length === 0 ? [] : await reading.read<Best>(plannedEachTime(sql.join(places, sql` union all `)));
  const found: Found[] = [];
  for (const register of registers) {
    const ids = inOrder(best.filter(({ kind }) => kind === register.kind)).slice(0, limit);
    const hits = ids.length === 0 ? [] : await readHits(register, reading, { ids, q });
    found.push({ register, total: counts.get(register.kind)?.begun ?? 0, hits });
  }
  return found;
}

async function foundById(register: Register, reading: Reading, id: string): Promise<Found> {
  const hits = await readHits(register, reading, { ids: [id], q: '' });
  return { register, total: hits.length, hits };
}

type Best = { readonly kind: string; readonly id: string; readonly exact: boolean; readonly fit: number };

/** The ids, the exact ones first; a database joins the parts of a union in whatever order. */
const inOrder = (best: readonly Best[]): readonly string[] => [
  ...new Set(best.toSorted((a, b) => Number(b.exact) - Number(a.exact) || b.fit - a.fit).map(({ id }) => id)),
];

/** Of very many records so many are looked at; archived ones among them are passed over. */
const someOfMany = 100;

/** How many live records have the words: the last one as a beginning, and as a whole word. */
type Count = { readonly begun: number; readonly whole: number };

const noHits: Count = { begun: 0, whole: 0 };

const countsOf = memoryOf<ReadonlyMap<string, Count>>();

const countAll = (registers: readonly Register[], reading: Reading, words: string) => {
  const kinds = registers.map(({ kind }) => kind);
  return reading.recall(countsOf, JSON.stringify([kinds, words]), async () => {
    const each = kinds.map((kind) => {
      const hits = sql.ref(`${kind}_hits`);
      return sql`select ${kind}::text as kind, b.live as begun, w.live as whole
        from ${hits}(${asQuery(words)}) as b, ${hits}(${asQuery(wholeWords(words))}) as w`;
    });
    const rows = await reading.read<Count & { kind: string }>(
      sql<Count & { kind: string }>`${sql.join(each, sql` union all `)}`,
    );
    return new Map(rows.map((row) => [row.kind, row]));
  });
};

const wholeWords = (words: string): string => words.replace(/:\*$/u, '');

type Asking = Asked & { readonly words: string; readonly count: Count };

/**
 * The ids of a register's best records. Where very many have the beginning, those that have the whole word come first, and
 * then some of the others: to look how well each of them fits would take too long.
 */
function bestOf(register: Register, reading: Reading, { q, limit, words, count }: Asking): RawBuilder<Best> {
  const live = sql`workspace_id = ${reading.workspace} and archived_at is null`;
  const title = sql.ref(columnOf(register.title));
  const named = [title, ...(register.fields['reference'] ? [sql.ref('reference')] : [])];
  const isExact = sql.join(
    named.map((column) => sql`lower(${column}) = ${q.trim().toLowerCase()}`),
    sql` or `,
  );
  const select = (fit: RawBuilder<unknown>) =>
    sql`select ${register.kind}::text as kind, id, coalesce(${isExact}, false) as exact, ${fit} as fit from ${tableOf(register)}`;
  const byFit = (query: string) => sql<Best>`(${select(sql`ts_rank(search, ${asQuery(query)})`)}
    where ${live} and id = any(array(select ${sql.ref(`${register.kind}_found`)}(${asQuery(query)})))
    order by exact desc, fit desc, id limit ${limit})`;
  if (count.begun <= fewAre) return byFit(words);
  if (count.whole >= limit && count.whole <= fewAre) return byFit(wholeWords(words));
  const exactly = sql<Best>`(${select(sql`1::real`)} where ${live} and ${title} = any(${spellings(q)}::text[]) limit ${limit})`;
  const some = sql`array(select ${sql.ref(`${register.kind}_found`)}(${asQuery(words)}) limit ${someOfMany})`;
  const byTitle = sql<Best>`(${select(sql`0::real`)} where ${live} and id = any(${some}) order by ${title}, id limit ${limit})`;
  const whole = count.whole > 0 && count.whole <= fewAre ? [byFit(wholeWords(words))] : [];
  return sql<Best>`${sql.join([exactly, ...whole, byTitle], sql` union all `)}`;
}

/** A title as it may have been meant; an index finds it only as it stands there. */
function spellings(q: string): readonly string[] {
  const text = q.trim();
  return [...new Set([text, text.toLowerCase(), text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1)])];
}

async function readHits(
  register: Register,
  reading: Reading,
  { ids, q }: { readonly ids: readonly string[]; readonly q: string },
): Promise<readonly Hit[]> {
  const rows = await reading.read<Record<string, unknown>>(
    sql`select ${selectionWithTitles(register)} from ${tableOf(register)}
      where workspace_id = ${reading.workspace} and id = any(${ids}::text[])`,
  );
  const people = await lastPeople(reading, ids);
  const records = new Map(rows.map((row) => recordOf(register, row)).map((record) => [record.id, record]));
  const words = wordsOf(q);
  return ids.flatMap((id) => {
    const record = records.get(id);
    return record ? [hitOf(register, record, { words, changedBy: people.get(id) ?? null })] : [];
  });
}

/** Who changed each record last. */
async function lastPeople(reading: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await reading.read<{ id: string; name: string | null }>(
    sql`select s.id, p.name from unnest(${ids}::text[]) as s(id)
      cross join lateral (select e.person_id from ledger_entry e where e.workspace_id = ${reading.workspace}
        and e.subject_id = s.id order by e.id desc limit 1) as e
      left join person p on p.id = e.person_id`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function hitOf(
  register: Register,
  record: RecordRow,
  { words, changedBy }: { readonly words: readonly string[]; readonly changedBy: string | null },
): Hit {
  const { id, values, titles = {}, archivedAt, updatedAt } = record;
  const textAt = (name: string | undefined): string | null => {
    const value = name === undefined ? null : values[name];
    return typeof value === 'string' ? value : null;
  };
  const shown = register.listed.filter((name) => name !== register.title && name !== 'reference');
  const without = [register.title, 'reference'];
  return {
    id,
    title: textAt(register.title) ?? id,
    reference: textAt('reference'),
    state: textAt(register.states?.field),
    archivedAt,
    updatedAt,
    changedBy,
    values: Object.fromEntries(shown.map((name) => [name, values[name] ?? null])),
    titles,
    snippet: snippetOf(register, record, { words, without }) ?? null,
  };
}
