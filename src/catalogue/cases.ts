import { determine, type Effect, type Finding, type RuleAnswer, type Truth } from '../engine/index.ts';
import type { LocalDate } from '../kernel/time.ts';
import { factsOf } from './facts-of.ts';
import type { CaseLine, Catalogue } from './read-catalogue.ts';

/** What a case expects of a finding and what came out. */
export type Miss = { readonly finding: string; readonly expected: string; readonly found: string };

/** What became of a case; `rules`: how each rule that is law on its day answered. */
export type CaseResult = {
  readonly case: CaseLine;
  readonly misses: readonly Miss[];
  readonly rules: ReadonlyMap<string, RuleAnswer>;
};

/** Runs a case: its facts, on its day, against the catalogue. */
export function runCase(catalogue: Catalogue, line: CaseLine): CaseResult {
  const { findings } = determine(catalogue.set, factsOf(line.facts), {
    lawReadOn: line.on,
    placedOn: line['placed-on'],
  });
  const answers = [...findings.values()].flatMap((finding) => finding.answers);
  return {
    case: line,
    misses: expectations(line)
      .map(({ finding, expected, read }) => ({ finding, expected, found: read(findings.get(finding)) }))
      .filter(({ expected, found }) => found !== expected),
    rules: new Map(answers.map((answer) => [answer.rule.id, answer])),
  };
}

type Expectation = {
  readonly finding: string;
  readonly expected: string;
  readonly read: (finding: Finding | undefined) => string;
};

/** Every finding that a case says something of. */
export const expectedIn = (line: CaseLine): readonly string[] => expectations(line).map(({ finding }) => finding);

function expectations({ on, expect }: CaseLine): readonly Expectation[] {
  const each = (ids: readonly string[], expected: string, read: Expectation['read']) =>
    ids.map((finding) => ({ finding, expected, read }));
  const force: Expectation['read'] = (finding) => forceOf(finding, on);
  return [
    ...(['yes', 'no', 'unknown'] as const).flatMap((truth) => each(expect[truth], truth, truthIn)),
    ...each(expect['in-force'], 'in force', force),
    ...each(expect['not-in-force'], 'not in force', force),
    ...Object.entries(expect.from).map(([finding, expected]) => ({ finding, expected, read: effectIn })),
  ];
}

const truthIn = (finding: Finding | undefined): string => finding?.truth ?? 'not known here';

const forceOf = (finding: Finding | undefined, on: LocalDate): string =>
  finding && isInForce(finding.truth, finding.effect(), on) === 'yes' ? 'in force' : 'not in force';

function effectIn(finding: Finding | undefined): string {
  const effect = finding?.effect();
  if (effect?.kind === 'from') return effect.from;
  return effect?.kind === 'open' ? `one of ${effect.between.map((day) => day ?? 'never').join(', ')}` : 'never';
}

/** Whether what is found, with its effect, has effect on a day. */
export function isInForce(truth: Truth, effect: Effect | null, on: LocalDate): Truth {
  if (truth === 'no' || effect === null || effect.kind === 'never') return 'no';
  if (effect.kind === 'from') {
    const isOver = effect.until !== undefined && effect.until <= on;
    return effect.from <= on && !isOver ? truth : 'no';
  }
  const isThen = effect.between.map((day) => day !== null && day <= on);
  if (isThen.every(Boolean)) return truth;
  return isThen.some(Boolean) ? 'unknown' : 'no';
}
