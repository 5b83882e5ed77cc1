import type { Catalogue } from '../../catalogue/index.ts';
import { factFaults, factsOf } from '../../catalogue/index.ts';
import { type Dates, determine, type Facts, openFacts } from '../../engine/index.ts';
import type { InputProblem } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nearestWord } from '../../kernel/word.ts';
import type { DeterminationSeen } from './seen.ts';

/** A fact's value as JSON has it. */
export type RawValue = boolean | number | string | readonly string[] | readonly Readonly<Record<string, unknown>>[];

/** Facts by name; `null` says that nobody knows. */
export type RawFacts = Readonly<Record<string, RawValue | null>>;

/**
 * Facts as they may be written, on a command line too (`yes`, `250`, `a, b`), as their questions take them. Refuses with
 * everything that is wrong at once, each with its path and the nearest known word.
 */
export function readAnswers(
  { facts }: Catalogue,
  given: RawFacts,
  below: readonly string[],
): Result<RawFacts, readonly InputProblem[]> {
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, writtenAs(facts.get(name)?.type, value)]),
  );
  const faults = factFaults(values, facts);
  if (faults.length === 0) return ok(values);
  return err(
    faults.map(({ path, isName, message }) => {
      const meant = isName ? nearestWord(String(path.at(-1)), [...facts.keys()]) : undefined;
      const problem = { path: [...below, ...path], code: isName ? 'unknown_fact' : 'no_such_answer', message };
      return meant === undefined ? problem : { ...problem, meant };
    }),
  );
}

const yesAndNo: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

function writtenAs(type: string | undefined, value: RawValue | null): RawValue | null {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '?') return null;
  if (type === 'yesNo') return yesAndNo[text.toLowerCase()] ?? value;
  if (type === 'number') return /^-?\d/u.test(text) && Number.isFinite(Number(text)) ? Number(text) : value;
  if (type === 'manyOf') return text === '' || text === 'none' ? [] : text.split(',').map((word) => word.trim());
  return value;
}

/** Facts as the engine takes them: what nobody knows is left out. */
export const knownFacts = (raw: RawFacts): Facts =>
  factsOf(Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null)));

/** Findings as they are compared. */
type Compared = Pick<DeterminationSeen['findings'][number], 'id' | 'label' | 'truth' | 'effect'>;

/** One finding that differs between two determinations. */
export type Difference = {
  readonly id: string;
  readonly label: string;
  readonly from: Compared['truth'];
  readonly to: Compared['truth'];
  readonly fromEffect: Compared['effect'];
  readonly toEffect: Compared['effect'];
};

/** The findings that differ, in the order of the later ones; one that is on one side only is a no on the other. */
export function differencesBetween(before: readonly Compared[], after: readonly Compared[]): readonly Difference[] {
  const earlier = new Map(before.map((finding) => [finding.id, finding]));
  const later = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !later.has(id)).map((finding) => differenceOf(finding, undefined));
  return [...after.map((finding) => differenceOf(earlier.get(finding.id), finding)), ...gone].filter(
    ({ from, to, fromEffect, toEffect }) => from !== to || JSON.stringify(fromEffect) !== JSON.stringify(toEffect),
  );
}

const differenceOf = (before: Compared | undefined, after: Compared | undefined): Difference => ({
  ...namedIn(after ?? before ?? nothingFound),
  ...fromIn(before ?? nothingFound),
  ...toIn(after ?? nothingFound),
});

const nothingFound: Compared = { id: '', label: '', truth: 'no', effect: null };

const namedIn = ({ id, label }: Compared) => ({ id, label });
const fromIn = ({ truth, effect }: Compared) => ({ from: truth, fromEffect: effect });
const toIn = ({ truth, effect }: Compared) => ({ to: truth, toEffect: effect });

const batch = 4;
const mostSteps = 8;

/**
 * About how many questions are still to come, if what comes is answered with no and none, as most of it is: a few are
 * answered at a time, the most decisive first, until nothing is open.
 */
export function questionsLeft(
  { set, facts: known }: Catalogue,
  given: { readonly facts: Facts; readonly dates: Dates; readonly unknown: ReadonlySet<string> },
  order: readonly string[],
): number {
  let facts = given.facts;
  let open = order.filter((name) => !given.unknown.has(name));
  let asked = 0;
  for (let step = 0; step < mostSteps && open.length > 0; step += 1) {
    const next = open.slice(0, batch);
    asked += next.length;
    facts = { ...facts, ...Object.fromEntries(next.map((name) => [name, likelyAnswer(known.get(name))])) };
    const still = new Set(
      [...openFacts(set, determine(set, facts, given.dates)).values()].flatMap((names) => [...names]),
    );
    open = open.slice(batch).filter((name) => still.has(name));
  }
  return asked + open.length;
}

function likelyAnswer(fact: ReturnType<Catalogue['facts']['get']>): Facts[string] {
  if (fact?.type === 'yesNo') return false;
  if (fact?.type === 'number') return 0;
  if (fact?.type === 'oneOf') return Object.keys(fact.options).at(-1);
  return fact?.type === 'date' ? undefined : [];
}

/** The earlier of two days; the other where one is not known. */
export const earlierOf = <Day extends string>(one: Day | undefined, other: Day | undefined): Day | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
};

type Value = boolean | number | string | string[] | Record<string, unknown>[];

/** A value in the shape that answers of operations have. */
export function writableValue(value: RawValue | null): Value | null {
  if (value === null || typeof value !== 'object') return value;
  const words = value.flatMap((each) => (typeof each === 'string' ? [each] : []));
  return words.length === value.length
    ? words
    : value.flatMap((each) => (typeof each === 'string' ? [] : [{ ...each }]));
}
