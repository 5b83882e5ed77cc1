import { sql } from 'kysely';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { dateOf, type Instant, parseInstant } from '../kernel/time.ts';
import type { Reading } from '../store/index.ts';
import { readMoments, readWas } from './as-on-entries.ts';
import { type Difference, differencesSince, recordThen } from './as-on-undo.ts';
import type { Register } from './contract/register.ts';
import { linkFields, listed, titlesFor } from './links.ts';
import { type RecordRow, tableOf } from './rows.ts';
import { readRecord } from './write.ts';

/** A record as it was, and what is different today. */
export type RecordThen = {
  readonly record: RecordRow;
  readonly asOn: { readonly at: Instant; readonly differences: readonly Difference[] };
};

/** Which record, at which moment, among which registers. */
export type AskedThen = { readonly id: string; readonly at: Instant; readonly registers: readonly Register[] };

/** Reads a record as it was at a moment: today's, with everything undone that was done to it since. */
export async function readRecordThen(
  register: Register,
  reading: Reading,
  { id, at, registers }: AskedThen,
): Promise<Result<RecordThen, Refusal<'not_found' | 'not_there_yet'>>> {
  const today = await readRecord(register, reading, id);
  if (!today) return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
  if (today.createdAt > at) {
    const added = dateOf(parseInstant(today.createdAt) ?? at);
    return err(refusal('not_there_yet', `this ${register.label.one} was added on ${added}; read it as on a later day`));
  }
  const changed = await readWas(reading, { register, at, records: [id] });
  const was = changed.get(id);
  const moments = await readMoments(reading, changed);
  const record = was ? recordThen(today, was, moments.get(id) ?? today.createdAt) : today;
  const titles = await titlesThen(register, reading, { record, at, registers });
  return ok({
    record: { ...record, titles },
    asOn: { at, differences: was ? differencesSince(register, today, was) : [] },
  });
}

/** What the records were called then that this one linked to. */
async function titlesThen(
  register: Register,
  reading: Reading,
  { record, at, registers }: { record: RecordRow; at: Instant; registers: readonly Register[] },
): Promise<Readonly<Record<string, string>>> {
  const titles: Record<string, string> = { ...(await titlesFor(register, reading, record.values)) };
  for (const { name, to } of linkFields(register)) {
    const target = registers.find(({ kind }) => kind === to.kind);
    const records = listed(record.values[name]);
    if (!target || records.length === 0) continue;
    for (const [id, was] of await readWas(reading, { register: target, at, records })) {
      const title = was.values[to.title];
      if (typeof title === 'string') titles[id] = title;
    }
  }
  return titles;
}

/** How a whole register differs today from what it was. */
export type ListDifferences = Readonly<Record<'added' | 'changed' | 'archived' | 'restored', number>>;

/** Counts what became of a register's records since a moment; `was` is what `readWas` said of it. */
export async function countDifferences(
  register: Register,
  reading: Reading,
  { at, was }: { readonly at: Instant; readonly was: Awaited<ReturnType<typeof readWas>> },
): Promise<ListDifferences> {
  const live = [...was].filter(([, { archivedAt }]) => archivedAt === null).map(([id]) => id);
  const archived = [...was].filter(([, { archivedAt }]) => typeof archivedAt === 'string').map(([id]) => id);
  const [counted] = await reading.read(sql<ListDifferences>`
    select count(*) filter (where created_at > ${at}) as added,
      count(*) filter (where created_at <= ${at} and id = any(${[...was.keys()]}::text[])) as changed,
      count(*) filter (where created_at <= ${at} and archived_at is not null and id = any(${live}::text[])) as archived,
      count(*) filter (where created_at <= ${at} and archived_at is null and id = any(${archived}::text[])) as restored
    from ${tableOf(register)} where workspace_id = ${reading.workspace}`);
  return counted ?? { added: 0, changed: 0, archived: 0, restored: 0 };
}

/** The moment that an input asks to read as on; `undefined` where it asks for now. */
export const momentIn = ({ asOn }: Readonly<Record<string, unknown>>): Instant | undefined =>
  typeof asOn === 'string' ? parseInstant(asOn) : undefined;
