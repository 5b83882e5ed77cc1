import type { Result } from '../kernel/result.ts';
import { err, ok } from '../kernel/result.ts';
import type { LocalDate } from '../kernel/time.ts';
import { type Condition, factsIn, findingsIn } from './condition.ts';
import type { FactTypes } from './facts.ts';

/** From when what a rule finds has effect; the first clause whose `when` holds is the one that counts. */
export type Application = {
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
  readonly when?: Condition | undefined;
};

/** One rule: where `when` holds, so does its finding. Several rules of one finding are alternatives. */
export type Rule = {
  readonly id: string;
  readonly finding: string;
  readonly when: Condition;
  /** The dates between which the rule is law: from the day `from`, up to but without the day `until`. */
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
  /** When its finding has effect; without any, from the day that the rule is law. */
  readonly applies?: readonly Application[] | undefined;
};

/** Rules that fit together, each after those whose findings it rests on. Only `ruleSet` makes one. */
export type RuleSet = {
  readonly types: FactTypes;
  readonly rules: readonly Rule[];
  /** The rules of each finding, findings in the order in which they can be settled. */
  readonly byFinding: ReadonlyMap<string, readonly Rule[]>;
  /** Which findings may change with a fact, directly or through other findings, in the order of settling. */
  readonly findingsOf: ReadonlyMap<string, readonly string[]>;
};

/** The dates that every rule may read as facts: that on which the law is read, and that of placing on the market. */
const givenDates = { 'law-read-on': { kind: 'date' }, 'placed-on': { kind: 'date' } } as const;

/** The facts that conditions may name: those that are declared, and the dates that are always given. */
export const withGivenDates = (types: FactTypes): FactTypes => ({ ...types, ...givenDates });

/**
 * Puts rules into the order in which they can be settled. Refuses findings that rest on themselves, naming the circle;
 * two rules of one id; and a finding that is read though no rule gives it. The order of `rules` makes no difference to
 * any answer.
 */
export function ruleSet(types: FactTypes, rules: readonly Rule[]): Result<RuleSet, readonly string[]> {
  const byFinding = Map.groupBy(rules, (rule) => rule.finding);
  const order = settlingOrder(byFinding);
  const faults = [...twice(rules), ...unfound(rules, byFinding), ...(order.ok ? [] : [order.error])];
  if (!order.ok || faults.length > 0) return err(faults);
  const inOrder = new Map(order.value.map((finding) => [finding, byFinding.get(finding) ?? []] as const));
  return ok({
    types: withGivenDates(types),
    rules: [...inOrder.values()].flat(),
    byFinding: inOrder,
    findingsOf: reach(inOrder),
  });
}

const conditionsOf = ({ when, applies = [] }: Rule): readonly Condition[] => [
  when,
  ...applies.flatMap((clause) => (clause.when ? [clause.when] : [])),
];

const restsOn = (rules: readonly Rule[]): readonly string[] => rules.flatMap(conditionsOf).flatMap(findingsIn);

const twice = (rules: readonly Rule[]): readonly string[] =>
  [...Map.groupBy(rules, ({ id }) => id)]
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) => `there are ${same.length} rules "${id}"`);

const unfound = (rules: readonly Rule[], byFinding: ReadonlyMap<string, unknown>): readonly string[] =>
  rules.flatMap((rule) =>
    restsOn([rule])
      .filter((finding) => !byFinding.has(finding))
      .map((finding) => `rule "${rule.id}" rests on "${finding}", which no rule gives`),
  );

/** Depth first, each finding after those it rests on. */
function settlingOrder(byFinding: ReadonlyMap<string, readonly Rule[]>): Result<readonly string[], string> {
  const settled = new Set<string>();
  const visit = (finding: string, above: readonly string[]): string | undefined => {
    if (settled.has(finding)) return undefined;
    if (above.includes(finding)) {
      return `"${finding}" rests on itself: ${[...above.slice(above.indexOf(finding)), finding].join(' → ')}`;
    }
    for (const other of restsOn(byFinding.get(finding) ?? [])) {
      const circle = visit(other, [...above, finding]);
      if (circle !== undefined) return circle;
    }
    settled.add(finding);
    return undefined;
  };
  for (const finding of [...byFinding.keys()].toSorted()) {
    const circle = visit(finding, []);
    if (circle !== undefined) return err(circle);
  }
  return ok([...settled].filter((finding) => byFinding.has(finding)));
}

function reach(byFinding: ReadonlyMap<string, readonly Rule[]>): ReadonlyMap<string, readonly string[]> {
  const facts = new Map<string, Set<string>>();
  for (const [finding, rules] of byFinding) {
    const own = rules.flatMap(conditionsOf).flatMap(factsIn);
    const through = restsOn(rules).flatMap((other) => [...(facts.get(other) ?? [])]);
    facts.set(finding, new Set([...own, ...through]));
  }
  const reached = new Map<string, string[]>();
  for (const [finding, names] of facts) {
    for (const name of names) reached.set(name, [...(reached.get(name) ?? []), finding]);
  }
  return reached;
}
