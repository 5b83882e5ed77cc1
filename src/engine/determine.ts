import type { LocalDate } from '../kernel/time.ts';
import { type Given, type Reason, reasonFor, truthIn } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { Rule, RuleSet } from './rules.ts';
import { or, type Truth } from './truth.ts';

/** The two dates that every answer rests on; `placedOn` is unknown or not yet where it is left out. */
export type Dates = { readonly lawReadOn: LocalDate; readonly placedOn?: LocalDate | undefined };

/**
 * From when a rule's finding has effect. `never`: no clause holds (a legacy rule spares it). `open`: what is not known
 * yet decides between these days, `null` standing for never.
 */
export type Effect =
  | { readonly kind: 'from'; readonly from: LocalDate; readonly until?: LocalDate | undefined }
  | { readonly kind: 'never' }
  | { readonly kind: 'open'; readonly between: readonly (LocalDate | null)[] };

/** What one rule says, why, and from when. The reasons of its clauses stand in their order. */
export type RuleAnswer = {
  readonly rule: Rule;
  readonly truth: Truth;
  readonly reason: Reason;
  readonly effect: Effect;
  readonly clauses: readonly Reason[];
};

/** Whether something is found, by which rules. `answers` are those of the rules that are law on the day. */
export type Finding = { readonly id: string; readonly truth: Truth; readonly answers: readonly RuleAnswer[] };

/** Every finding that the rules know, each with its truth: a set, never one label. */
export type Determination = {
  readonly facts: Facts;
  readonly dates: Dates;
  readonly findings: ReadonlyMap<string, Finding>;
};

/** Determines all findings for these facts, with the reasons of each. Pure and total: the same answer for the same input. */
export function determine(set: RuleSet, facts: Facts, dates: Dates): Determination {
  const settled = new Map<string, Truth>();
  const given: Given = { types: set.types, facts: withDates(facts, dates), findings: settled };
  const findings = new Map<string, Finding>();
  for (const [id, rules] of set.byFinding) {
    const answers = rules.filter((rule) => isLaw(rule, dates)).map((rule) => answerOf(rule, given));
    const truth = or(answers.map((answer) => answer.truth));
    settled.set(id, truth);
    findings.set(id, { id, truth, answers });
  }
  return { facts: given.facts, dates, findings };
}

/** The truths alone, several times faster: for many systems at once, and for trying answers out. */
export function truthsOf(set: RuleSet, facts: Facts, dates: Dates): ReadonlyMap<string, Truth> {
  const settled = new Map<string, Truth>();
  const given: Given = { types: set.types, facts: withDates(facts, dates), findings: settled };
  for (const [id, rules] of set.byFinding) settled.set(id, truthOfFinding(rules, given, dates));
  return settled;
}

/** What becomes of the findings that a fact can change, where all others keep the truths they have. */
export function truthsWith(
  set: RuleSet,
  before: { readonly facts: Facts; readonly dates: Dates; readonly truths: ReadonlyMap<string, Truth> },
  answer: { readonly fact: string; readonly value: Facts[string] },
): ReadonlyMap<string, Truth> {
  const changed = new Map(before.truths);
  const facts = { ...withDates(before.facts, before.dates), [answer.fact]: answer.value };
  const given: Given = { types: set.types, facts, findings: changed };
  for (const id of set.findingsOf.get(answer.fact) ?? []) {
    changed.set(id, truthOfFinding(set.byFinding.get(id) ?? [], given, before.dates));
  }
  return changed;
}

const truthOfFinding = (rules: readonly Rule[], given: Given, dates: Dates): Truth =>
  or(rules.map((rule) => (isLaw(rule, dates) ? truthIn(rule.when, given) : 'no')));

/** A rule is law from its first day up to, but without, its last. */
const isLaw = ({ from, until }: Rule, { lawReadOn }: Dates): boolean =>
  from <= lawReadOn && (until === undefined || lawReadOn < until);

/** INVARIANT: the dates are arguments; a fact of the same name cannot take their place. */
const withDates = (facts: Facts, { lawReadOn, placedOn }: Dates): Facts => ({
  ...facts,
  'law-read-on': lawReadOn,
  'placed-on': placedOn,
});

function answerOf(rule: Rule, given: Given): RuleAnswer {
  const reason = reasonFor(rule.when, given);
  const clauses = (rule.applies ?? []).map(({ when }) => (when === undefined ? always : reasonFor(when, given)));
  const effect = effectOf(
    rule,
    clauses.map(({ truth }) => truth),
  );
  return { rule, truth: reason.truth, reason, effect, clauses };
}

const always: Reason = { condition: { op: 'all', of: [] }, truth: 'yes', parts: [] };

function effectOf({ applies, from }: Rule, truths: readonly Truth[]): Effect {
  if (!applies) return { kind: 'from', from };
  const possible: (LocalDate | null)[] = [];
  for (const [at, clause] of applies.entries()) {
    if (truths[at] === 'no') continue;
    if (truths[at] === 'yes') {
      if (possible.length === 0) return { kind: 'from', from: clause.from, until: clause.until };
      return open([...possible, clause.from]);
    }
    possible.push(clause.from);
  }
  return possible.length === 0 ? { kind: 'never' } : open([...possible, null]);
}

const open = (between: readonly (LocalDate | null)[]): Effect => ({ kind: 'open', between: [...new Set(between)] });
