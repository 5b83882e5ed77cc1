import {
  type Condition,
  conditionsIn,
  type Determination,
  findingsIn,
  type RuleAnswer,
  type Truth,
  truthIn,
} from '../engine/index.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { Catalogue } from './read-catalogue.ts';
import { certainties } from './shapes.ts';

export type Certainty = (typeof certainties)[number];

/** Why something takes effect on a day: the clause of a rule, whether it holds, and the provision that sets the day. */
export type DateReason = {
  readonly rule: string;
  readonly from: LocalDate;
  readonly truth: Truth;
  readonly because: string | null;
  readonly source: readonly string[];
};

/** The clauses that set the day of a finding, or may: its own, or those of the findings with which it takes effect. */
export function dateReasonsOf(catalogue: Catalogue, determined: Determination): (id: string) => readonly DateReason[] {
  const made = new Map<string, readonly DateReason[]>();
  const of = (id: string): readonly DateReason[] => {
    const sofar = made.get(id);
    if (sofar) return sofar;
    const found = new Set<DateReason>();
    for (const answer of determined.findings.get(id)?.answers ?? []) {
      if (answer.truth === 'no') continue;
      for (const reason of clausesOf(catalogue, answer)) found.add(reason);
      if (answer.rule.applies) continue;
      for (const other of restingOn(answer.rule.when, determined)) for (const reason of of(other)) found.add(reason);
    }
    const reasons = [...found];
    made.set(id, reasons);
    return reasons;
  };
  return of;
}

/** The findings that a condition rests on by their being so, and that are so or may be. */
const restingOn = (condition: Condition, { findings }: Determination): readonly string[] =>
  findingsIn(condition).filter((id) => (findings.get(id)?.truth ?? 'no') !== 'no');

/** The clauses up to the first that holds; what comes after that does not count. */
function clausesOf({ rules, obligations }: Catalogue, { rule, clauses }: RuleAnswer): readonly DateReason[] {
  if (!rule.applies) return [];
  const line = rules.get(rule.id) ?? obligations.get(rule.id);
  const truths = clauses().map(({ truth }) => truth);
  const last = truths.indexOf('yes');
  const counting = line?.applies?.slice(0, last < 0 ? undefined : last + 1) ?? [];
  return counting.flatMap(({ from, because = null, source = line?.source ?? [] }, at) => {
    const truth = truths[at] ?? 'no';
    return truth === 'no' ? [] : [{ rule: rule.id, from, truth, because, source }];
  });
}

/** How sure every finding and obligation is: no surer than the rule that gives it and what that rests on. */
export function certaintiesOf(catalogue: Catalogue, determined: Determination): ReadonlyMap<string, Certainty> {
  const found = new Map<string, Certainty>();
  const bearing: Bearing = { found, given: determined.given };
  for (const { id, truth, answers } of determined.findings.values()) {
    const own = answers
      .filter((answer) => answer.truth === truth)
      .map(({ rule }) => {
        const line = catalogue.rules.get(rule.id) ?? catalogue.obligations.get(rule.id);
        const certainty = line?.certainty ?? 'certain';
        return certainty === least ? certainty : worst([certainty, certaintyIn(rule.when, truth, bearing)]);
      });
    found.set(id, truth === 'yes' ? best(own) : worst(own));
  }
  return found;
}

type Bearing = { readonly found: ReadonlyMap<string, Certainty>; readonly given: Determination['given'] };

/** Of a condition whose truth is known, by the parts that have the same: those on which it rests. */
function certaintyIn(condition: Condition, truth: Truth, bearing: Bearing): Certainty {
  if (condition.op === 'finding')
    return truth === 'yes' ? (bearing.found.get(condition.finding) ?? 'certain') : 'certain';
  if (condition.op === 'fact' || 'list' in condition) return 'certain';
  const parts = conditionsIn(condition)
    .filter((part) => truthIn(part, bearing.given) === truth)
    .map((part) => certaintyIn(part, truth, bearing));
  return condition.op === 'any' && truth === 'yes' ? best(parts) : worst(parts);
}

const least = certainties.at(-1);
const rank = (certainty: Certainty): number => certainties.indexOf(certainty);
const worst = (all: readonly Certainty[]): Certainty =>
  all.reduce<Certainty>((one, other) => (rank(other) > rank(one) ? other : one), 'certain');
const best = (all: readonly Certainty[]): Certainty =>
  all.length === 0 ? 'certain' : all.reduce((one, other) => (rank(other) < rank(one) ? other : one));
