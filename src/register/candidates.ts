import { sql } from 'kysely';
import type { Reading, Work } from '../store/index.ts';
import { columnOf, type Register } from './contract/register.ts';
import type { Candidate } from './import/changes.ts';
import { foldKey } from './import/fold.ts';
import type { KnownValues } from './import/mapping.ts';
import type { CheckedRow } from './import/rows.ts';
import { recordOf, selection, tableOf } from './rows.ts';

/** A record that a row may be, with what writing it again needs. */
export type HeldRecord = Candidate & { readonly createdAt: string };

const mostKnown = 5_000;

/** The values that a register's key fields hold already, by field: they tell which column of a file means which field. */
export async function knownValues(register: Register, reading: Reading): Promise<KnownValues> {
  const fields = keyFields(register).filter((field) => field !== register.title);
  const known: [string, string[]][] = [];
  for (const field of fields) {
    const column = sql.ref(columnOf(field));
    const rows = await reading.read<{ value: string }>(sql`select distinct ${column} as value from ${tableOf(register)}
      where workspace_id = ${reading.workspace} and ${column} is not null limit ${mostKnown}`);
    known.push([field, rows.map((row) => row.value)]);
  }
  return Object.fromEntries(known);
}

/**
 * The records that rows of a file may be, held against other writers: all that share the first field of a key with a
 * row. Keys are read for the whole register and values only for these, so that memory follows the file's size.
 */
export async function lockCandidates(
  register: Register,
  work: Work,
  rows: readonly CheckedRow[],
): Promise<readonly HeldRecord[]> {
  const fields = keyFields(register);
  const wanted = fields.map((field) => ({
    column: columnOf(field),
    texts: new Set(rows.map((row) => folded(row.values[field]))),
  }));
  const isDecisive = ({ column }: { column: string }) =>
    register.keys.some((key) => columnOf(key.at(-1) ?? '') === column);
  const keys = await work.read<Record<string, unknown>>(sql`
    select ${sql.join(['id', ...fields.map(columnOf)].map((column) => sql.ref(column)))} from ${tableOf(register)} where workspace_id = ${work.workspace}`);
  const ids = keys
    .filter((row) =>
      wanted.filter(isDecisive).some(({ column, texts }) => row[column] !== null && texts.has(folded(row[column]))),
    )
    .map((row) => String(row['id']));
  const records: HeldRecord[] = [];
  for (let from = 0; from < ids.length; from += 1000) {
    const found = await work.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
      where workspace_id = ${work.workspace} and id = any(${ids.slice(from, from + 1000)}::text[]) order by id for update`);
    records.push(...found.map((raw) => candidateOf(register, raw)));
  }
  return records;
}

const keyFields = (register: Register): readonly string[] => [...new Set(register.keys.flat())];

const folded = (value: unknown): string => (typeof value === 'string' ? foldKey(value) : '');

function candidateOf(register: Register, raw: Readonly<Record<string, unknown>>): HeldRecord {
  const { id, version, archivedAt, createdAt, values, extra } = recordOf(register, raw);
  return { id, version, archived: archivedAt !== null, createdAt, values, extra };
}
