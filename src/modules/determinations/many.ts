import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../catalogue/index.ts';
import { parseId } from '../../kernel/id.ts';
import type { Output, Taken } from '../../kernel/operation.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import { type RecordRow, readTargets } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import { answersHeld, factsHeld, type Held, keepSaid, readSaid, type Said } from './answers.ts';
import type { determinationContracts as contracts } from './contract.ts';
import { isSettled, type Truths, truthsByFacts } from './determine-many.ts';
import { type RawFacts, writableValue } from './rules.ts';

type Input = Pick<Taken<typeof contracts.answerMany>, 'ids' | 'filter' | 'records' | 'answers' | 'withdraw' | 'notes'>;
type Outcome = Output<typeof contracts.checkAnswerMany>;
type Undo = Output<typeof contracts.answerMany>['undo'];
type ManyRefusal = Refusal<'not_found' | 'facts_refused' | 'too_many_records'>;

/** What would come of answers for many systems, and what takes it back. */
export type Plan = { readonly outcome: Outcome; readonly saidOf: ReadonlyMap<string, Said>; readonly undo: Undo };

/** Says what answers for many systems would come to; nothing is written. */
export async function planMany(work: Work, catalogue: Catalogue, input: Input): Promise<Result<Plan, ManyRefusal>> {
  const meant = input.filter === undefined ? { ids: idsIn(input) } : { filter: input.filter };
  const targets = await readTargets(systems, work, { meant, isHeld: false });
  if (!targets.ok) return targets;
  const said = readAll(catalogue, input);
  if (!said.ok) return said;
  const live = targets.value.filter(({ archivedAt }) => archivedAt === null);
  const saidOf = new Map(live.map(({ id }) => [id, said.value(id)]));
  const held = await answersHeld(work, catalogue, [...saidOf.keys()]);
  const counts = await countMoves(live, { work, catalogue, held, saidOf });
  const left = targets.value.length - live.length;
  return ok({ outcome: { found: targets.value.length, left, ...counts }, saidOf, undo: undoOf(held, saidOf) });
}

/** Does what was planned. */
export const keepMany = (work: Work, catalogue: Catalogue, { saidOf }: Plan): Promise<number> =>
  keepSaid(work, { catalogue, saidOf });

const idsIn = ({ ids, records = [] }: Input): readonly string[] => ids ?? records.map(({ system }) => system);

/** What is said of each: the same of all, or of each its own. */
function readAll(
  catalogue: Catalogue,
  { records, ...same }: Input,
): Result<(system: string) => Said, Refusal<'facts_refused'>> {
  if (!records) {
    const read = readSaid(catalogue, same);
    return read.ok ? ok(() => read.value) : read;
  }
  const own = new Map<string, Said>();
  for (const [at, { system, ...said }] of records.entries()) {
    const read = readSaid(catalogue, said, ['records', String(at)]);
    if (!read.ok) return err(refusal('facts_refused', read.error.detail, read.error.problems));
    own.set(system, read.value);
  }
  return ok((system) => own.get(system) ?? {});
}

type Counting = {
  readonly work: Work;
  readonly catalogue: Catalogue;
  readonly held: ReadonlyMap<string, Held>;
  readonly saidOf: ReadonlyMap<string, Said>;
};

const atOnce = 50;

/** Which findings change, and for how many; systems with the same facts and dates are determined once. */
async function countMoves(
  records: readonly RecordRow[],
  { work, catalogue, held, saidOf }: Counting,
): Promise<Omit<Outcome, 'found' | 'left'>> {
  const truths = truthsByFacts(catalogue, dateOf(work.now));
  const moves = new Map<string, Outcome['findings'][number]>();
  const counts = { changed: 0, replaced: 0, settledBefore: 0, settledAfter: 0 };
  for (const [at, record] of records.entries()) {
    if (at % atOnce === 0) await setImmediate();
    const before = factsHeld(held.get(record.id) ?? new Map<string, never>());
    const after = factsAfter(before, saidOf.get(record.id) ?? {});
    const changed = Object.keys({ ...before, ...after }).filter((name) => !isSame(before[name], after[name]));
    const was = truths(record, before);
    if (isSettled(catalogue, was)) counts.settledBefore += 1;
    if (isSettled(catalogue, truths(record, after))) counts.settledAfter += 1;
    if (changed.length === 0) continue;
    counts.changed += 1;
    if (changed.some((name) => before[name] !== undefined)) counts.replaced += 1;
    count(moves, catalogue, { before: was, after: truths(record, after) });
  }
  return { ...counts, findings: [...moves.values()].toSorted((a, b) => b.systems - a.systems) };
}

/** What is known afterwards: withdrawn answers are gone. */
function factsAfter(before: RawFacts, { answers = {}, withdraw = [] }: Said): RawFacts {
  const facts = { ...before, ...answers };
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !withdraw.includes(name)));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function count(
  moves: Map<string, Outcome['findings'][number]>,
  { findings }: Catalogue,
  { before, after }: { readonly before: Truths; readonly after: Truths },
): void {
  for (const { id, label } of findings.values()) {
    const [from, to] = [before.get(id) ?? 'no', after.get(id) ?? 'no'];
    if (from === to) continue;
    const key = `${id} ${from} ${to}`;
    moves.set(key, { id, label, from, to, systems: (moves.get(key)?.systems ?? 0) + 1 });
  }
}

/** What sets every system back to what was known of it. */
const undoOf = (held: ReadonlyMap<string, Held>, saidOf: ReadonlyMap<string, Said>): Undo =>
  [...saidOf].flatMap(([system, { answers = {}, withdraw = [] }]) => {
    const rows = [...Object.keys(answers), ...withdraw].map((fact) => ({ fact, row: held.get(system)?.get(fact) }));
    const before = rows.flatMap(({ fact, row }) => (row ? [[fact, writableValue(row.value)] as const] : []));
    const id = parseId('system', system);
    if (!id) return [];
    return [
      {
        system: id,
        answers: Object.fromEntries(before),
        withdraw: rows.flatMap(({ fact, row }) => (row ? [] : [fact])),
      },
    ];
  });
