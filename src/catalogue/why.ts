import {
  type Condition,
  type Determination,
  type Finding,
  findingsIn,
  type Reason,
  type RuleAnswer,
  type Truth,
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
export function dateReasonsOf(catalogue: Catalogue, determined: Determination, id: string): readonly DateReason[] {
  const found = new Map<string, DateReason>();
  const visited = new Set<string>();
  const visit = (finding: Finding | undefined): void => {
    if (!finding || visited.has(finding.id)) return;
    visited.add(finding.id);
    for (const answer of finding.answers.filter(({ truth }) => truth !== 'no')) {
      for (const reason of clausesOf(catalogue, answer)) found.set(`${reason.rule} ${reason.from}`, reason);
      if (!answer.rule.applies) for (const other of restingOn(answer.rule.when, determined)) visit(other);
    }
  };
  visit(determined.findings.get(id));
  return [...found.values()];
}

/** The findings that a condition rests on by their being so, and that are so or may be. */
const restingOn = (condition: Condition, { findings }: Determination): readonly Finding[] =>
  findingsIn(condition).flatMap((id) => {
    const finding = findings.get(id);
    return finding && finding.truth !== 'no' ? [finding] : [];
  });

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
export function certaintiesOf(catalogue: Catalogue, { findings }: Determination): ReadonlyMap<string, Certainty> {
  const found = new Map<string, Certainty>();
  for (const { id, truth, answers } of findings.values()) {
    const own = answers
      .filter((answer) => answer.truth === truth)
      .map(({ rule, reason }) => {
        const line = catalogue.rules.get(rule.id) ?? catalogue.obligations.get(rule.id);
        return worst([line?.certainty ?? 'certain', certaintyIn(reason(), found)]);
      });
    found.set(id, truth === 'yes' ? best(own) : worst(own));
  }
  return found;
}

function certaintyIn({ condition, truth, parts }: Reason, found: ReadonlyMap<string, Certainty>): Certainty {
  if (condition.op === 'finding') return truth === 'yes' ? (found.get(condition.finding) ?? 'certain') : 'certain';
  const bearing = parts.filter((part) => part.truth === truth).map((part) => certaintyIn(part, found));
  return condition.op === 'any' && truth === 'yes' ? best(bearing) : worst(bearing);
}

const rank = (certainty: Certainty): number => certainties.indexOf(certainty);
const worst = (all: readonly Certainty[]): Certainty =>
  all.reduce<Certainty>((one, other) => (rank(other) > rank(one) ? other : one), 'certain');
const best = (all: readonly Certainty[]): Certainty =>
  all.length === 0 ? 'certain' : all.reduce((one, other) => (rank(other) < rank(one) ? other : one));
