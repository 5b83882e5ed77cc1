import { setImmediate } from 'node:timers/promises';
import type { Catalogue } from '../../catalogue/index.ts';
import { listedIn } from '../../catalogue/index.ts';
import { truthsOf } from '../../engine/index.ts';
import type { Refusal } from '../../kernel/problem.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { dateOf } from '../../kernel/time.ts';
import { mostRead, type RecordRow, readTargets } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import { systems } from '../systems/contract.ts';
import { answersHeld, factsHeld, type Held } from './answers.ts';
import { placedOnOf } from './questionnaire.ts';
import { knownFacts, type RawFacts } from './rules.ts';

/** Which AI systems are meant: by id, or all that a filter of their list finds. */
export type Meant = {
  readonly ids?: readonly string[] | undefined;
  readonly filter?: Readonly<Record<string, unknown>> | undefined;
};

/** Whether each finding is so. */
export type Truths = ReturnType<typeof truthsOf>;

/** One of many AI systems: its record, what is answered, and what follows. */
export type KnownSystem = {
  readonly record: RecordRow;
  readonly held: Held;
  readonly facts: RawFacts;
  readonly truths: Truths;
};

/** Many AI systems as they are determined now; `left`: how many are archived and therefore not among them. */
export type KnownMany = { readonly found: number; readonly left: number; readonly known: readonly KnownSystem[] };

const atOnce = 50;

/** Truths of facts and dates, each worked out once for as long as this is kept. */
export function truthsByFacts(catalogue: Catalogue, lawReadOn: ReturnType<typeof dateOf>) {
  const known = new Map<string, Truths>();
  return (record: RecordRow, facts: RawFacts): Truths => {
    const dates = { lawReadOn, placedOn: placedOnOf(record) };
    const key = JSON.stringify([dates, keyOf(facts)]);
    const truths = known.get(key) ?? truthsOf(catalogue.set, knownFacts(facts), dates);
    known.set(key, truths);
    return truths;
  };
}

/** Facts in an order that does not depend on when they were given. */
export const keyOf = (facts: RawFacts): readonly (readonly [string, unknown])[] =>
  Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** Determines the AI systems that are meant; those with the same answers and dates once. */
export async function knownMany(
  work: Work,
  catalogue: Catalogue,
  meant: Meant,
): Promise<Result<KnownMany, Refusal<'not_found' | 'too_many_records'>>> {
  const { ids = [], filter } = meant;
  const targets = await readTargets(systems, work, {
    meant: filter ? { filter } : { ids },
    isHeld: false,
    most: mostRead,
  });
  if (!targets.ok) return targets;
  const live = targets.value.filter(({ archivedAt }) => archivedAt === null);
  const held = await answersHeld(
    work,
    catalogue,
    live.map(({ id }) => id),
  );
  const truths = truthsByFacts(catalogue, dateOf(work.now));
  const known: KnownSystem[] = [];
  for (const [at, record] of live.entries()) {
    if (at % atOnce === 0) await setImmediate();
    const own = held.get(record.id) ?? new Map<string, never>();
    const facts = factsHeld(own);
    known.push({ record, held: own, facts, truths: truths(record, facts) });
  }
  return ok({ found: targets.value.length, left: targets.value.length - live.length, known });
}

/** Whether everything is found, either way, that stands for a system in lists. */
export const isSettled = (catalogue: Catalogue, truths: Truths): boolean =>
  [...listedIn(catalogue)].every((id) => truths.get(id) !== 'unknown');
