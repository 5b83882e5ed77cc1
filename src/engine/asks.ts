import { factsIn, findingsIn } from './condition.ts';
import { type Dates, type Determination, truthsOf, truthsWith } from './determine.ts';
import type { Reason } from './evaluate.ts';
import { type Facts, type FactType, type FactValue, known } from './facts.ts';
import type { Rule, RuleSet } from './rules.ts';
import type { Truth } from './truth.ts';

/** A fact that is not known and would bring findings nearer, the findings it bears on, and how much it decides. */
export type Ask = { readonly fact: string; readonly findings: readonly string[]; readonly weight: number };

/** How much a finding counts among the others; 1 where nothing is said. */
export type Weights = Readonly<Record<string, number>>;

/**
 * The facts that are open and can still change a finding, most decisive first: that which, over its possible answers,
 * settles most; then that which has most part in what stays open. A fact that changes nothing any more is not asked.
 */
export function asksOf(set: RuleSet, determined: Determination, weights: Weights = {}): readonly Ask[] {
  const { dates, facts } = determined;
  const open = openFacts(set, determined);
  const truths = truthsOf(set, facts, dates);
  const found = Map.groupBy(
    [...open].flatMap(([finding, names]) => [...names].map((fact) => ({ fact, finding }))),
    ({ fact }) => fact,
  );
  const asks = [...found].map(([fact, pairs]) => {
    const findings = pairs.map(({ finding }) => finding);
    const share = sum(findings.map((finding) => (weights[finding] ?? 1) / (open.get(finding)?.size ?? 1)));
    const settles = settled(set, { facts, dates, truths }, { fact, weights });
    return { fact, findings, weight: settles + share / 10 };
  });
  return asks.toSorted((a, b) => b.weight - a.weight || (a.fact < b.fact ? -1 : 1));
}

/** The open facts of every finding that is undetermined, or whose effect is. */
export function openFacts(set: RuleSet, { facts, findings }: Determination): ReadonlyMap<string, ReadonlySet<string>> {
  const isOpen = (name: string): boolean => {
    const type = set.types[name];
    return type !== undefined && (type.kind === 'list' || known(type, facts[name]) === undefined);
  };
  const open = new Map<string, ReadonlySet<string>>();
  for (const finding of findings.values()) {
    const names = new Set<string>();
    for (const { rule, truth, reason, effect, clauses } of finding.answers) {
      if (finding.truth === 'unknown' && truth === 'unknown') gather(set, reason(), { open, names });
      const isHeld = finding.truth !== 'no' && truth !== 'no';
      if (!isHeld || effect().kind !== 'open') continue;
      for (const clause of clauses()) gather(set, clause, { open, names });
      if (!rule.applies) for (const name of openBelow(rule, { findings, open })) names.add(name);
    }
    if (names.size > 0) open.set(finding.id, new Set([...names].filter(isOpen)));
  }
  return open;
}

/** What is open in the dates of the findings with which a rule takes effect. */
const openBelow = (
  rule: Rule,
  { findings, open }: { findings: Determination['findings']; open: Gathering['open'] },
): readonly string[] =>
  findingsIn(rule.when)
    .filter((id) => findings.get(id)?.effect().kind === 'open')
    .flatMap((id) => [...(open.get(id) ?? [])]);

type Gathering = { readonly open: ReadonlyMap<string, ReadonlySet<string>>; readonly names: Set<string> };

/** The leaves that are unknown under parts that are; what is settled can change nothing any more. */
function gather(set: RuleSet, reason: Reason, gathering: Gathering): void {
  if (reason.truth !== 'unknown') return;
  const { condition, parts } = reason;
  if (condition.op === 'finding') {
    for (const name of gathering.open.get(condition.finding) ?? []) gathering.names.add(name);
    return;
  }
  if (parts.length > 0) {
    const isIn = condition.op === 'some' || condition.op === 'every';
    if (isIn) gathering.names.add(condition.list);
    else for (const part of parts) gather(set, part, gathering);
    return;
  }
  const isList = condition.op === 'some' || condition.op === 'every';
  for (const name of isList ? [condition.list] : factsIn(condition)) gathering.names.add(name);
}

type Before = { readonly facts: Facts; readonly dates: Dates; readonly truths: ReadonlyMap<string, Truth> };

/** How much weight of findings is settled by an answer, on average over those that can be tried. */
function settled(set: RuleSet, before: Before, { fact, weights }: { fact: string; weights: Weights }): number {
  const type = set.types[fact];
  const answers = type ? answersOf(type) : [];
  const each = answers.map((value) => {
    const after = truthsWith(set, before, { fact, value });
    const settles = (set.findingsOf.get(fact) ?? []).filter(
      (id) => before.truths.get(id) === 'unknown' && after.get(id) !== 'unknown',
    );
    return sum(settles.map((id) => weights[id] ?? 1));
  });
  return each.length === 0 ? 0 : sum(each) / each.length;
}

/** Answers to try: all of a closed question, none and each one of a set; a number's or a day's are without end. */
function answersOf(type: FactType): readonly FactValue[] {
  switch (type.kind) {
    case 'yesNo':
      return [true, false];
    case 'oneOf':
      return type.options;
    case 'manyOf':
      return [[], ...type.options.map((option) => [option])];
    case 'list':
      return [[]];
    case 'number':
    case 'date':
      return [];
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
