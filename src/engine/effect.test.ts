import { describe, expect, test } from 'vitest';
import { day, someTypes } from '../../test/builders/rules.ts';
import { type Condition, determine, type Facts, openFacts, type Rule, ruleSet } from './index.ts';

const law = day('2024-08-01');
const dates = { lawReadOn: day('2026-11-22') };
const fact = (name: string): Condition => ({ op: 'fact', fact: name, is: { test: 'yes' } });
const found = (finding: string): Condition => ({ op: 'finding', finding });

/** `early` from 2025 where a holds, `late` from 2027 where b holds, unless c spares it; and one that rests on them. */
const rules = (when: Condition): readonly Rule[] => [
  { id: 'early', finding: 'early', from: law, when: fact('a'), applies: [{ from: day('2025-02-02') }] },
  {
    id: 'late',
    finding: 'late',
    from: law,
    when: fact('b'),
    applies: [{ from: day('2027-12-02'), when: { op: 'not', of: fact('c') } }],
  },
  { id: 'both', finding: 'f', from: law, when },
];

const effectOf = (when: Condition, facts: Facts) => {
  const set = ruleSet(someTypes, rules(when));
  if (!set.ok) throw new Error(set.error.join('\n'));
  const determined = determine(set.value, facts, dates);
  return {
    effect: determined.findings.get('f')?.effect(),
    open: [...(openFacts(set.value, determined).get('f') ?? [])],
  };
};

const together: Condition = { op: 'all', of: [found('early'), found('late')] };
const either: Condition = { op: 'any', of: [found('early'), found('late')] };

describe('a rule without days of its own takes effect', () => {
  test('with the last of what must hold together, and the first of alternatives', () => {
    const facts = { a: true, b: true, c: false };

    expect(effectOf(together, facts).effect).toEqual({ kind: 'from', from: '2027-12-02' });
    expect(effectOf(either, facts).effect).toEqual({ kind: 'from', from: '2025-02-02' });
  });

  test('with its own first day where it rests on facts alone, or on what is not so', () => {
    expect(effectOf(fact('a'), { a: true }).effect).toEqual({ kind: 'from', from: law });
    expect(effectOf({ op: 'not', of: found('early') }, { a: false }).effect).toEqual({ kind: 'from', from: law });
  });

  test('never, where what it rests on never does; an alternative still counts', () => {
    const spared = { a: true, b: true, c: true };

    expect(effectOf(together, spared).effect).toEqual({ kind: 'never' });
    expect(effectOf(either, spared).effect).toEqual({ kind: 'from', from: '2025-02-02' });
  });

  test('on a day that is open, in order and never last, and says what would settle it', () => {
    expect(effectOf(found('late'), { b: true })).toEqual({
      effect: { kind: 'open', between: ['2027-12-02', null] },
      open: ['c'],
    });
    expect(effectOf(either, { b: true, c: false }).effect).toEqual({
      kind: 'open',
      between: ['2025-02-02', '2027-12-02'],
    });
  });

  test('and an alternative that may hold, but later, changes nothing', () => {
    expect(effectOf(either, { a: true, c: false })).toEqual({ effect: { kind: 'from', from: '2025-02-02' }, open: [] });
  });
});

test('a finding of several rules takes effect with the first that holds', () => {
  const when = fact('a');
  const set = ruleSet(someTypes, [
    { id: '1', finding: 'f', from: law, when, applies: [{ from: day('2028-08-02') }] },
    { id: '2', finding: 'f', from: law, when, applies: [{ from: day('2027-12-02') }] },
  ]);

  const effect = set.ok ? determine(set.value, { a: true }, dates).findings.get('f')?.effect() : undefined;
  expect(effect).toEqual({ kind: 'from', from: '2027-12-02' });
});
