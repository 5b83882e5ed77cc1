import * as z from 'zod';
import { determine, type Facts, type FactValue, type Truth } from '../engine/index.ts';
import type { CaseLine, Catalogue } from './read-catalogue.ts';

/** What a case expects of a finding and what came out; `rules`: how each rule that is law on the day answered. */
export type CaseResult = {
  readonly case: CaseLine;
  readonly misses: readonly { readonly finding: string; readonly expected: Truth; readonly found: Truth | undefined }[];
  readonly rules: ReadonlyMap<string, Truth>;
};

/** Runs a case: its facts, on its day, against the catalogue. */
export function runCase(catalogue: Catalogue, line: CaseLine): CaseResult {
  const { findings } = determine(catalogue.set, factsOf(line.facts), {
    lawReadOn: line.on,
    placedOn: line['placed-on'],
  });
  const misses = (['yes', 'no', 'unknown'] as const).flatMap((expected) =>
    line.expect[expected]
      .map((finding) => ({ finding, expected, found: findings.get(finding)?.truth }))
      .filter(({ found }) => found !== expected),
  );
  const answers = [...findings.values()].flatMap((finding) => finding.answers);
  return { case: line, misses, rules: new Map(answers.map(({ rule, truth }) => [rule.id, truth])) };
}

/** Facts as a case or a file has them; a value of a shape that no fact has is left out, and so unknown. */
export function factsOf(raw: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(raw)) {
    const fits = factValueOf(value);
    if (fits !== undefined) facts[name] = fits;
  }
  return facts;
}

function factValueOf(value: unknown): FactValue | undefined {
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  const texts = z.array(z.string()).safeParse(value);
  if (texts.success) return texts.data;
  return z.array(z.record(z.string(), z.unknown())).safeParse(value).data?.map(factsOf);
}

/** A rule, and which of the three answers no case has shown yet. */
export type Uncovered = { readonly rule: string; readonly missing: readonly Truth[] };

/** The rules of which no case shows that they hold, that they do not, or that they are open. */
export function uncoveredRules(catalogue: Catalogue, results: readonly CaseResult[]): readonly Uncovered[] {
  return [...catalogue.rules.keys()]
    .map((rule) => {
      const seen = new Set(results.map(({ rules }) => rules.get(rule)));
      return { rule, missing: (['yes', 'no', 'unknown'] as const).filter((truth) => !seen.has(truth)) };
    })
    .filter(({ missing }) => missing.length > 0);
}
