import type { LocalDate } from '../kernel/time.ts';
import type { Condition } from './condition.ts';
import { type Effect, type EffectGiven, effectOf, firstOf } from './effect.ts';
import { type Given, type Reason, reasonFor, truthIn, valuesOf } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { Rule, RuleSet } from './rules.ts';
import { or, type Truth } from './truth.ts';

/** The two dates that every answer rests on; `placedOn` is unknown or not yet where it is left out. */
export type Dates = { readonly lawReadOn: LocalDate; readonly placedOn?: LocalDate | undefined };

/** What one rule says and, worked out when asked, from when and why. The reasons of clauses stand in their order. */
export type RuleAnswer = {
  readonly rule: Rule;
  readonly truth: Truth;
  readonly effect: () => Effect;
  readonly reason: () => Reason;
  readonly clauses: () => readonly Reason[];
};

/** Whether something is found, by which rules. `answers` are those of the rules that are law on the day. */
export type Finding = {
  readonly id: string;
  readonly truth: Truth;
  readonly answers: readonly RuleAnswer[];
  /** From when, worked out when asked; says nothing where the finding is a no. */
  readonly effect: () => Effect;
};

/** Every finding that the rules know, each with its truth: a set, never one label. */
export type Determination = {
  readonly facts: Facts;
  readonly dates: Dates;
  readonly findings: ReadonlyMap<string, Finding>;
  /** What conditions were read against. */
  readonly given: EffectGiven;
};

/** Determines all findings for these facts. Pure and total: the same answer for the same input. */
export function determine(set: RuleSet, facts: Facts, dates: Dates): Determination {
  const settled = new Map<string, Truth>();
  const findings = new Map<string, Finding>();
  const effects = (id: string): Effect => findings.get(id)?.effect() ?? { kind: 'never' };
  const whole = withDates(facts, dates);
  const given: EffectGiven = { types: set.types, values: valuesOf(set.types, whole), findings: settled, effects };
  for (const [id, rules] of set.byFinding) {
    const answers = rules.filter((rule) => isLaw(rule, dates)).map((rule) => answerOf(rule, given));
    const truth = or(answers.map((answer) => answer.truth));
    const effect = once(() => firstOf(answers.map((answer) => ({ truth: answer.truth, effect: answer.effect() }))));
    settled.set(id, truth);
    findings.set(id, { id, truth, answers, effect });
  }
  return { facts: whole, dates, findings, given };
}

/** The truths alone, several times faster: for many systems at once, and for trying answers out. */
export function truthsOf(set: RuleSet, facts: Facts, dates: Dates): ReadonlyMap<string, Truth> {
  const settled = new Map<string, Truth>();
  const given: Given = { types: set.types, values: valuesOf(set.types, withDates(facts, dates)), findings: settled };
  for (const [id, rules] of set.byFinding) {
    const law = rules.filter((rule) => isLaw(rule, dates));
    settled.set(id, truthOfRules(law, given));
  }
  return settled;
}

/** What rules that are law say of their finding together. */
export function truthOfRules(rules: readonly Rule[], given: Given): Truth {
  let sofar: Truth = 'no';
  for (const rule of rules) {
    const truth = truthIn(rule.when, given);
    if (truth === 'yes') return truth;
    if (truth === 'unknown') sofar = truth;
  }
  return sofar;
}

/** A rule is law from its first day up to, but without, its last. */
export const isLaw = ({ from, until }: Rule, { lawReadOn }: Dates): boolean =>
  from <= lawReadOn && (until === undefined || lawReadOn < until);

/** INVARIANT: the dates are arguments; a fact of the same name cannot take their place. */
const withDates = (facts: Facts, { lawReadOn, placedOn }: Dates): Facts => ({
  ...facts,
  'law-read-on': lawReadOn,
  'placed-on': placedOn,
});

/** Works a value out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function answerOf(rule: Rule, given: EffectGiven): RuleAnswer {
  return {
    rule,
    truth: truthIn(rule.when, given),
    effect: once(() => effectOf(rule, given)),
    reason: once(() => reasonFor(rule.when, given)),
    clauses: once(() => (rule.applies ?? []).map(({ when = always }) => reasonFor(when, given))),
  };
}

const always: Condition = { op: 'all', of: [] };
