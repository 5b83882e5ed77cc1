import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFacts, anyRules, day, someTypes } from '../../test/builders/rules.ts';
import { factsIn } from './condition.ts';
import {
  asksOf,
  type Determination,
  determine,
  type Facts,
  type FactType,
  type Finding,
  findingsIn,
  openFacts,
  type Reason,
  type RuleSet,
  ruleSet,
  truthsOf,
} from './index.ts';

const dates = { lawReadOn: day('2026-11-22'), placedOn: day('2026-01-01') };
const weights = { f0: 3, f1: 0.5, f4: 7 };

test('the questions are those that the slow way finds, in its order: every answer tried, every finding determined anew', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, fc.constantFrom('2025-01-01', '2026-11-22'), (rules, facts, on) => {
      const made = ruleSet(someTypes, rules);
      if (!made.ok) throw new Error(made.error.join('\n'));
      const determined = determine(made.value, facts, { ...dates, lawReadOn: day(on) });
      const told = asksOf(made.value, determined, weights);
      const slowly = slowAsks(made.value, determined);
      expect(told.map(({ fact }) => fact).toSorted()).toEqual([...slowly.keys()].toSorted());
      for (const { fact, findings, weight } of told) {
        expect(findings).toEqual(slowly.get(fact)?.findings);
        expect(weight).toBeCloseTo(slowly.get(fact)?.weight ?? Number.NaN, 9);
      }
      expect(told.map(({ weight }) => weight)).toEqual(told.map(({ weight }) => weight).toSorted((a, b) => b - a));
    }),
    { numRuns: 500 },
  );
});

test('a list in place of one that has parts may settle what rests on those parts', () => {
  const isSafe = { op: 'fact', fact: 'safe', is: { test: 'yes' } } as const;
  const from = day('2024-08-01');
  const hasSafe = { op: 'some', list: 'parts', where: isSafe } as const;
  const areSafe = { op: 'every', list: 'parts', where: isSafe } as const;
  const made = ruleSet(someTypes, [
    { id: 'r0', finding: 'f0', when: hasSafe, from },
    { id: 'r1', finding: 'f1', when: areSafe, from },
    {
      id: 'r2',
      finding: 'f2',
      when: {
        op: 'all',
        of: [
          { op: 'fact', fact: 'a', is: { test: 'yes' } },
          { op: 'finding', finding: 'f0' },
        ],
      },
      from,
    },
  ]);
  if (!made.ok) throw new Error(made.error.join('\n'));
  const determined = determine(made.value, { parts: [{ safe: true }, {}] }, dates);
  const [list] = asksOf(made.value, determined).filter(({ fact }) => fact === 'parts');

  // Without parts every part is safe, which settles f1, and none is, which settles f2; and f1 alone waits for the list.
  expect(list?.weight).toBeCloseTo(2 + 1 / 10, 9);
});

test('the open facts of a finding are the leaves of its reasons that are unknown', () => {
  fc.assert(
    fc.property(anyRules, anyFacts, (rules, facts) => {
      const made = ruleSet(someTypes, rules);
      if (!made.ok) throw new Error(made.error.join('\n'));
      const determined = determine(made.value, facts, dates);
      const told = [...openFacts(made.value, determined)].map(([id, names]) => [id, names.toSorted()]);
      const slowly = [...slowOpen(made.value, determined)].map(([id, names]) => [id, [...names].toSorted()]);
      expect(told).toEqual(slowly);
    }),
    { numRuns: 500 },
  );
});

type SlowAsk = { readonly findings: string[]; weight: number };

function slowAsks(set: RuleSet, determined: Determination): ReadonlyMap<string, SlowAsk> {
  const asks = new Map<string, SlowAsk>();
  for (const [finding, names] of slowOpen(set, determined)) {
    for (const name of names) {
      const ask = asks.get(name) ?? { findings: [], weight: slowlySettled(set, determined, name) };
      ask.findings.push(finding);
      ask.weight += weightOf(finding) / names.size / 10;
      asks.set(name, ask);
    }
  }
  return asks;
}

const weightOf = (finding: string): number => ({ ...weights })[finding] ?? 1;

function slowlySettled(set: RuleSet, { facts, dates: on }: Determination, fact: string): number {
  const before = truthsOf(set, facts, on);
  const settled = answersTo(set.types[fact]).map((value) => {
    const after = truthsOf(set, { ...facts, [fact]: value }, on);
    const ids = [...before.keys()].filter((id) => before.get(id) === 'unknown' && after.get(id) !== 'unknown');
    return ids.reduce((sum, id) => sum + weightOf(id), 0);
  });
  return settled.length === 0 ? 0 : settled.reduce((one, other) => one + other, 0) / settled.length;
}

function answersTo(type: FactType | undefined): readonly Facts[string][] {
  if (type?.kind === 'yesNo') return [true, false];
  if (type?.kind === 'oneOf') return type.options;
  if (type?.kind === 'manyOf') return [[], ...type.options.map((option) => [option])];
  return type?.kind === 'list' ? [[]] : [];
}

function slowOpen(set: RuleSet, { facts, findings }: Determination): ReadonlyMap<string, ReadonlySet<string>> {
  const open = new Map<string, ReadonlySet<string>>();
  const isOpen = (name: string): boolean =>
    set.types[name] !== undefined && (set.types[name].kind === 'list' || facts[name] === undefined);
  for (const finding of findings.values()) {
    const names = slowlyNamed(finding, findings, open);
    if (names.size > 0) open.set(finding.id, new Set([...names].filter(isOpen)));
  }
  return open;
}

function slowlyNamed(
  finding: Finding,
  findings: Determination['findings'],
  open: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const isOpenLater = (id: string): boolean => findings.get(id)?.effect().kind === 'open';
  const bearing = finding.truth === 'no' ? [] : finding.answers.filter(({ truth }) => truth !== 'no');
  for (const { truth, reason } of bearing)
    if (finding.truth === 'unknown' && truth === 'unknown') leavesOf(reason(), open, names);
  for (const { rule, clauses } of bearing.filter(({ effect }) => effect().kind === 'open')) {
    for (const clause of clauses()) leavesOf(clause, open, names);
    for (const id of rule.applies ? [] : findingsIn(rule.when).filter(isOpenLater))
      for (const name of open.get(id) ?? []) names.add(name);
  }
  return names;
}

function leavesOf(reason: Reason, open: ReadonlyMap<string, ReadonlySet<string>>, names: Set<string>): void {
  const { condition, parts } = reason;
  if (reason.truth !== 'unknown') return;
  if (condition.op === 'finding') for (const name of open.get(condition.finding) ?? []) names.add(name);
  else if ('list' in condition) names.add(condition.list);
  else if (parts.length > 0) for (const part of parts) leavesOf(part, open, names);
  else for (const name of factsIn(condition)) names.add(name);
}
