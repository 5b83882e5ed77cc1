import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { memoryOf, plannedEachTime, type Reading, type Work } from '../../store/index.ts';
import { isMany } from '../contract/field.ts';
import { columnOf, type Register } from '../contract/register.ts';
import { inSlices, mapSliced } from '../import/slices.ts';
import { tableOf } from '../rows.ts';
import { type Comparing, type Ready, readyOf } from './likeness.ts';
import { type LikelyPairs, pairsAmong, similarTo } from './pairs.ts';

const breathe = async (): Promise<void> => {
  await setImmediate();
};

const comparingIn = ({ title, keys, fields }: Register): Comparing => ({
  title,
  keys: keys.filter((key) => key.every((name) => fields[name] && !isMany(fields[name]))),
});

/** The most records of a register that are compared. */
const mostRecords = 50_000;

const readyRecords = memoryOf<readonly Ready[]>({ most: 8 });
const likelyPairs = memoryOf<LikelyPairs>({ most: 16 });

/** The records of a register that are not archived, made ready to be compared; kept until something is written. */
const readReady = (register: Register, reading: Reading): Promise<readonly Ready[]> =>
  reading.recall(readyRecords, register.kind, async () => {
    const names = [...new Set(comparingIn(register).keys.flat())].filter((name) => name !== register.title);
    const columns = names.map((name) => sql`${sql.ref(columnOf(name))} as ${sql.ref(name)}`);
    const rows = await reading.read(
      plannedEachTime(sql<Record<string, string | null>>`
        select ${sql.join([sql`id`, sql`${sql.ref(columnOf(register.title))} as title`, ...columns])} from ${tableOf(register)}
        where workspace_id = ${reading.workspace} and archived_at is null order by id limit ${mostRecords}`),
    );
    const ready = mapSliced(rows, (row) => {
      const values = names.flatMap((name): [string, string][] => (row[name] ? [[name, row[name]]] : []));
      return readyOf({ id: String(row['id']), title: String(row['title']), values: Object.fromEntries(values) });
    });
    return inSlices(ready, breathe);
  });

/** The pairs of records that are likely to be the same, without those that somebody said are not. */
export const readPairs = (register: Register, reading: Reading): Promise<LikelyPairs> =>
  reading.recall(likelyPairs, register.kind, async () => {
    const records = await readReady(register, reading);
    const { pairs, isComplete } = await inSlices(pairsAmong(comparingIn(register), records), breathe);
    const apart = await readApart(register, reading);
    const left = pairs.filter(({ one, other }) => !apart.has(`${one.id} ${other.id}`));
    return { pairs: left, isComplete: isComplete && records.length < mostRecords };
  });

async function readApart(register: Register, reading: Reading): Promise<ReadonlySet<string>> {
  const rows = await reading.read<{
    one: string;
    other: string;
  }>(sql`select one_id as one, other_id as other from distinction
    where workspace_id = ${reading.workspace} and register = ${register.kind} and withdrawn_at is null`);
  return new Set(rows.map(({ one, other }) => `${one} ${other}`));
}

const mostSimilar = 5;

/** The records that are called as a new one is to be, or nearly. */
export async function readSimilar(register: Register, reading: Reading, title: string) {
  const records = await readReady(register, reading);
  const { keys, ...comparing } = comparingIn(register);
  const wanted = readyOf({ id: '', title, values: {} });
  return similarTo({ ...comparing, keys: [] }, wanted, records).slice(0, mostSimilar);
}

/** Two records, and whether they are said to be different or that is taken back. */
export type Telling = { readonly one: string; readonly other: string; readonly isApart: boolean };

/** Keeps that two records are different; where that stands already nothing is written. */
export async function tellApart(
  register: Register,
  work: Work,
  { one, other, isApart }: Telling,
): Promise<Result<undefined, Refusal<'not_found' | 'same_record'>>> {
  const [first, second] = one < other ? [one, other] : [other, one];
  const found = await work.read<{ id: string }>(sql`select id from ${tableOf(register)}
    where workspace_id = ${work.workspace} and id = any(${[first, second]}::text[])`);
  if (found.length < new Set([first, second]).size)
    return err(refusal('not_found', `not both are ids of ${register.label.many} in this workspace`));
  if (first === second) return err(refusal('same_record', 'a record cannot be told apart from itself'));
  const [held] = await work.read<{ id: string; version: number; withdrawnAt: string | null }>(sql`
    select id, version, withdrawn_at as "withdrawnAt" from distinction
    where workspace_id = ${work.workspace} and one_id = ${first} and other_id = ${second} for update`);
  if (held ? (held.withdrawnAt === null) === isApart : !isApart) return ok(undefined);
  const id = held?.id ?? work.ids('distinction');
  const version = (held?.version ?? 0) + 1;
  const withdrawnAt = isApart ? null : work.now;
  await work.write(
    sql`insert into distinction (workspace_id, id, register, one_id, other_id, said_at, said_by, version)
      values (${work.workspace}, ${id}, ${register.kind}, ${first}, ${second}, ${work.now}, ${work.actor.person}, ${version})
      on conflict (workspace_id, one_id, other_id) do update set version = ${version}, withdrawn_at = ${withdrawnAt},
        said_at = ${work.now}, said_by = ${work.actor.person} returning id`,
    [
      {
        event: isApart ? 'distinction.made' : 'distinction.withdrawn',
        subject: { kind: 'distinction', id, version },
        changes: { one: { to: first }, other: { to: second }, apart: { to: isApart } },
      },
    ],
  );
  return ok(undefined);
}
