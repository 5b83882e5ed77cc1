import { type RawBuilder, sql } from 'kysely';
import { dateOf, type Instant } from '../kernel/time.ts';
import type { Reading } from '../store/index.ts';
import { columnOf, type Register } from './contract/register.ts';
import { computationsIn, heldBy } from './held-by.ts';
import { type RecordRow, valueOf } from './rows.ts';

/** Has all that is computed from here to the end of the transaction be as on the day of a moment. */
export async function readAsOnDay(reading: Reading, at: Instant): Promise<void> {
  await reading.read(sql`select set_config('brehon.reading_day', ${dateOf(at)}, true)`);
}

/** A record that was written, with what is computed of it as it is now. */
export async function withComputed(register: Register, reading: Reading, record: RecordRow): Promise<RecordRow> {
  const values = await computedValues(register, reading, { id: record.id });
  return { ...record, values: { ...record.values, ...values } };
}

/** What is computed of one record; `tables` stands in front of the statement where it is read as it was. */
export async function computedValues(
  register: Register,
  reading: Reading,
  { id, tables = sql`` }: { readonly id: string; readonly tables?: RawBuilder<unknown> },
): Promise<RecordRow['values']> {
  const names = computationsIn(register).map(([name]) => name);
  if (names.length === 0) return {};
  const wanted = names.map((name) => sql`${heldBy(register, name, 'page')} as ${sql.ref(columnOf(name))}`);
  const [row] = await reading.read<Record<string, unknown>>(sql`${tables} select ${sql.join(wanted)}
    from ${sql.table(register.kind)} where workspace_id = ${reading.workspace} and id = ${id}`);
  return Object.fromEntries(names.map((name) => [name, valueOf(row?.[columnOf(name)])]));
}
