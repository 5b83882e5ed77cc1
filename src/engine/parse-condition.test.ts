import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someTypes } from '../../test/builders/rules.ts';
import { parseCondition, withGivenDates } from './index.ts';

const scope = { facts: withGivenDates(someTypes), findings: new Set(['high-risk']) };
const parsed = (raw: unknown) => parseCondition(raw, scope);
const faults = (raw: unknown) => {
  const read = parsed(raw);
  return read.ok ? [] : read.error.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('a line of a rule', () => {
  test.each([
    ['a', { op: 'fact', fact: 'a', is: { test: 'yes' } }],
    ['a is no', { op: 'not', of: { op: 'fact', fact: 'a', is: { test: 'yes' } } }],
    ['high-risk', { op: 'finding', finding: 'high-risk' }],
    ['area is one of school, work', { op: 'fact', fact: 'area', is: { test: 'one', words: ['school', 'work'] } }],
    ['area is not police', { op: 'not', of: { op: 'fact', fact: 'area', is: { test: 'one', words: ['police'] } } }],
    ['uses includes rank', { op: 'fact', fact: 'uses', is: { test: 'set', hold: 'all', words: ['rank'] } }],
    [
      'uses includes none of rank, sort',
      { op: 'fact', fact: 'uses', is: { test: 'set', hold: 'none', words: ['rank', 'sort'] } },
    ],
    ['heads >= 250', { op: 'fact', fact: 'heads', is: { test: '>=', than: { kind: 'number', value: 250 } } }],
    ['heads < 1e25', { op: 'fact', fact: 'heads', is: { test: '<', than: { kind: 'number', value: 1e25 } } }],
    [
      'since on or before 2026-08-02',
      { op: 'fact', fact: 'since', is: { test: '<=', than: { kind: 'date', value: '2026-08-02' } } },
    ],
    [
      'since after placed-on',
      { op: 'fact', fact: 'since', is: { test: '>', than: { kind: 'fact', fact: 'placed-on' } } },
    ],
    ['heads is 3', { op: 'fact', fact: 'heads', is: { test: '=', than: { kind: 'number', value: 3 } } }],
  ])('%s', (line, condition) => {
    expect(parsed(line)).toEqual({ ok: true, value: condition });
  });
});

describe('a rule that is wrong', () => {
  test.each([
    ['higrisk', ': there is no fact and no finding "higrisk"; did you mean "high-risk"?'],
    ['area is wrk', ': "wrk" is not an answer here; did you mean "work"?'],
    ['area', ': "area" is not a question of yes or no: say what about it, by "is one of", "is not", "is"'],
    [
      'heads before 2026-08-02',
      ': "before" cannot be asked of "heads": it can be compared by "is not", "is", "<=", ">=", "<", ">"',
    ],
    ['since before 2026-02-30', ': "2026-02-30" is no date; write it as 2026-12-02'],
    ['high-risk is yes', ': "high-risk" is a finding: nothing can follow it'],
    ['', ': is empty: write a fact, or a fact and what is to be so of it'],
  ])('%s is told what is wrong', (line, fault) => {
    expect(faults(line)).toEqual([fault]);
  });

  test('is told every fault at once, each with its place', () => {
    const raw = {
      all: ['a', { any: ['bb', { not: 'heads < many' }] }, { some: { in: 'prts', where: 'safe' } }, { alll: [] }],
    };
    expect(faults(raw)).toEqual([
      'all.1.any.0: there is no fact and no finding "bb"; did you mean "b"?',
      'all.1.any.1.not: "many" is no number; write it as 250 or 1e25',
      'all.2.some.in: must name a fact that is a list; did you mean "parts"?',
      'all.3: "alll" is not known here; did you mean "all"?',
    ]);
  });

  test('may not name a fact of a list\u2019s things outside of it', () => {
    expect(parsed({ some: { in: 'parts', where: ['safe', 'a', 'weight > 3'] } }).ok).toBe(true);
    expect(faults('safe')).toHaveLength(1);
  });

  test('never breaks the reader, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (raw) => typeof parsed(raw).ok === 'boolean'));
    const deep = Array.from({ length: 100 }).reduce<unknown>((inner) => ({ not: inner }), 'a');
    expect(faults(deep)[0]).toContain('nested too deeply');
    expect(faults('__proto__')).toHaveLength(1);
    expect(faults('constructor is yes')).toHaveLength(1);
  });
});
