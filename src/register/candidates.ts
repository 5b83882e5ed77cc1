import { sql } from 'kysely';
import { kindOfId } from '../kernel/id.ts';
import type { Reading, Work } from '../store/index.ts';
import { titleColumnOf } from './columns.ts';
import { linkOf } from './contract/field.ts';
import { columnOf, type Register } from './contract/register.ts';
import type { Candidate } from './import/changes.ts';
import { foldKey } from './import/fold.ts';
import type { KnownValues } from './import/mapping.ts';
import type { CheckedRow } from './import/rows.ts';
import { eachSliced, inSlices, type Sliced } from './import/slices.ts';
import type { Breathe } from './import/table.ts';
import { linkFields, listed, titlesFor } from './links.ts';
import { type RecordRow, recordOf, selectionWithTitles, tableOf } from './rows.ts';

/** A record that a row may be: links by title, as files have them, and what writing it again needs. */
export type HeldRecord = Candidate & { readonly createdAt: string; readonly recorded: RecordRow['values'] };

const mostKnown = 5_000;

/** The values that a register's key fields hold already, by field: they tell which column of a file means which field. */
export async function knownValues(register: Register, reading: Reading): Promise<KnownValues> {
  const fields = keyFields(register).filter((field) => field !== register.title);
  const known: [string, string[]][] = [];
  for (const field of fields) {
    const rows = await reading.read<{ value: string }>(knownValuesOf(register, reading, field));
    known.push([field, rows.map((row) => row.value)]);
  }
  return Object.fromEntries(known);
}

function knownValuesOf(register: Register, reading: Reading, name: string) {
  const field = register.fields[name];
  const to = field && linkOf(field);
  const [column, table] = to
    ? [sql.ref(titleColumnOf(to)), sql.table(to.kind)]
    : [sql.ref(columnOf(name)), tableOf(register)];
  return sql<{ value: string }>`select distinct ${column} as value from ${table}
    where workspace_id = ${reading.workspace} and ${column} is not null limit ${mostKnown}`;
}

/**
 * The records that rows of a file may be, held against other writers: all that share the last field of a key with a
 * row. Keys are read for the whole register, a page at a time, and values only for these, so that memory follows the
 * file's size.
 */
export async function lockCandidates(
  register: Register,
  work: Work,
  { rows, breathe }: { readonly rows: readonly CheckedRow[]; readonly breathe: Breathe },
): Promise<readonly HeldRecord[]> {
  const wanted = await inSlices(wantedTexts(register, rows), breathe);
  const records: HeldRecord[] = [];
  for (let last: string | undefined = ''; last !== undefined; ) {
    const keys = await readKeys(register, work, last);
    const ids = keys.filter((row) => isWanted(row, wanted)).map((row) => String(row['id']));
    for (let from = 0; from < ids.length; from += page.records)
      records.push(...(await lockAll(register, work, ids.slice(from, from + page.records))));
    last = keys.length < page.keys ? undefined : String(keys.at(-1)?.['id']);
  }
  return records;
}

/** Rows with titles in place of the ids by which they name linked records in the fields of keys: so a file of ours has them. */
export async function withTitles(
  register: Register,
  reading: Reading,
  rows: readonly CheckedRow[],
): Promise<readonly CheckedRow[]> {
  const links = linkFields(register).filter(
    ({ name, field }) => field.kind === 'link' && keyFields(register).includes(name),
  );
  const titles: Record<string, string> = {};
  for (const { name } of links) {
    const ids = new Set(
      rows.flatMap(({ values }) => listed(values[name])).filter((text) => kindOfId(text) !== undefined),
    );
    Object.assign(titles, ids.size === 0 ? {} : await titlesFor(register, reading, { [name]: [...ids] }));
  }
  if (Object.keys(titles).length === 0) return rows;
  return rows.map((row) => {
    const named = links.flatMap(({ name }) => {
      const title = titles[listed(row.values[name])[0] ?? ''];
      return title === undefined ? [] : [[name, title] as const];
    });
    return named.length === 0 ? row : { ...row, values: { ...row.values, ...Object.fromEntries(named) } };
  });
}

/** How many records' keys, and how many whole records, are read at a time. */
const page = { keys: 2_000, records: 250 } as const;

type Raw = Readonly<Record<string, unknown>>;

/** The texts that the rows have for each field that decides a key, by its column. */
type Wanted = ReadonlyMap<string, ReadonlySet<string>>;

function* wantedTexts(register: Register, rows: readonly CheckedRow[]): Sliced<Wanted> {
  const wanted = new Map<string, Set<string>>();
  for (const field of decisiveFields(register)) {
    const texts = new Set<string>();
    yield* eachSliced(rows, (row) => texts.add(folded(row.values[field])));
    wanted.set(columnOf(field), texts);
  }
  return wanted;
}

const isWanted = (row: Raw, wanted: Wanted): boolean =>
  [...wanted].some(([column, texts]) => row[column] !== null && texts.has(folded(row[column])));

const readKeys = (register: Register, work: Work, after: string): Promise<readonly Raw[]> =>
  work.read<Raw>(sql`
    select ${sql.join(['id', ...decisiveFields(register).map(columnOf)].map((column) => sql.ref(column)))} from ${tableOf(register)}
    where workspace_id = ${work.workspace} and id > ${after} order by id limit ${page.keys}`);

async function lockAll(register: Register, work: Work, ids: readonly string[]): Promise<readonly HeldRecord[]> {
  const found = await work.read<Raw>(sql`select ${selectionWithTitles(register)} from ${tableOf(register)}
    where workspace_id = ${work.workspace} and id = any(${ids}::text[]) order by id for update`);
  return found.map((raw) => candidateOf(register, raw));
}

/** The last field of each key: two that differ in it are not the same. */
const decisiveFields = (register: Register): readonly string[] => [
  ...new Set(register.keys.map((key) => key.at(-1) ?? '')),
];

const keyFields = (register: Register): readonly string[] => [...new Set(register.keys.flat())];

const folded = (value: unknown): string => (typeof value === 'string' ? foldKey(value) : '');

function candidateOf(register: Register, raw: Raw): HeldRecord {
  const { id, version, archivedAt, createdAt, values, titles = {}, extra } = recordOf(register, raw);
  const named = linkFields(register).map(({ name, field }) => {
    const told = listed(values[name]).map((each) => titles[each] ?? each);
    return [name, field.kind === 'links' ? told : (told[0] ?? null)] as const;
  });
  const held = { id, version, archived: archivedAt !== null, createdAt, recorded: values, extra };
  if (named.length === 0) return { ...held, values };
  const ids = Object.fromEntries(named.map(([name]) => [name, values[name] ?? null]));
  return { ...held, values: { ...values, ...Object.fromEntries(named) }, ids };
}
