import { describe, expect, test } from 'vitest';
import { someTypes } from '../../test/builders/rules.ts';
import { reasonFor, valuesOf } from './evaluate.ts';
import { linesOf, parseCondition, withGivenDates } from './index.ts';

const types = withGivenDates(someTypes);
const scope = { facts: types, findings: new Set(['found']) };

/** What a condition says of facts: its truth and its sentences, or what is wrong with it. */
function said(raw: unknown, facts: object): readonly string[] {
  const parsed = parseCondition(raw, scope);
  if (!parsed.ok) return parsed.error.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const reason = reasonFor(parsed.value, { types, values: valuesOf(types, { ...facts }), findings: new Map() });
  const vocabulary = {
    fact: (name: string) => name,
    word: (_: string, word: string) => word,
    finding: (id: string) => id,
  };
  const { text, below } = linesOf(reason, vocabulary);
  return [reason.truth, text, ...below.map((line) => line.text)];
}

describe('a condition holds of facts, and says so', () => {
  test.each([
    [{ not: 'a' }, { a: false }, ['yes', 'Not so: a: no']],
    [{ not: { all: ['a', 'b'] } }, { a: true, b: true }, ['no', 'Not so', 'All of these together']],
    [
      { atLeast: { count: 2, of: ['a', 'b', 'c'] } },
      { a: true, b: true, c: false },
      ['yes', 'At least 2 of these', 'a: yes', 'b: yes', 'c: no'],
    ],
    [
      { atLeast: { count: 2, of: ['a', 'b', 'c'] } },
      { a: false, b: false },
      ['no', 'At least 2 of these', 'a: no', 'b: no', 'c: not known yet'],
    ],
    [
      { every: { in: 'parts', where: 'weight >= 2' } },
      { parts: [{ weight: 2 }] },
      ['yes', 'For each of: parts', 'weight: 2 (asked: >= 2)'],
    ],
    [{ some: { in: 'parts', where: 'safe' } }, {}, ['unknown', 'parts: not known yet']],
    ['area is not school', { area: 'work' }, ['yes', 'Not so: area: work (asked: school)']],
    ['a is no', { a: false }, ['yes', 'Not so: a: no']],
    ['a is yes', { a: true }, ['yes', 'a: yes']],
    ['uses includes none of rank', { uses: [] }, ['yes', 'uses: none']],
    ['uses includes all of rank, sort', { uses: ['rank'] }, ['no', 'uses: rank (asked: all of rank, sort)']],
    ['heads is 3', { heads: 3 }, ['yes', 'heads: 3 (asked: = 3)']],
    ['heads <= 3', { heads: 4 }, ['no', 'heads: 4 (asked: <= 3)']],
    [
      'since on or after placed-on',
      { since: '2026-01-01', 'placed-on': '2026-01-02' },
      ['no', 'since: 2026-01-01 (asked: >= placed-on)'],
    ],
    ['since after 2026-01-01', { since: '2026-01-02' }, ['yes', 'since: 2026-01-02 (asked: > 2026-01-01)']],
    ['found', {}, ['unknown', 'found']],
  ])('%j', (raw, facts, lines) => {
    expect(said(raw, facts)).toEqual(lines);
  });
});

describe('a condition that is wrong is refused with its place', () => {
  test.each([
    [{ not: 'aa' }, 'not: there is no fact'],
    [{ any: 'a' }, 'any: must be a list'],
    [{ all: [] }, 'all: is empty'],
    [{ atLeast: { count: 0, of: ['a'] } }, 'atLeast.count: must be a whole number from 1'],
    [{ atLeast: { count: 2, of: ['a'] } }, 'atLeast.of: must be a list of 2 or more'],
    [{ atLeast: { count: 1, of: ['zz zz'] } }, 'atLeast.of.0: there is no fact'],
    [{ atLeast: 3 }, 'atLeast.count: must be'],
    [{ some: { in: 'part', where: 'safe' } }, 'some.in: must name a fact that is a list; did you mean "parts"?'],
    [{ every: { in: 7, where: 'safe' } }, 'every.in: must name a fact that is a list'],
    [
      { some: { in: 'parts', where: 'saf' } },
      'some.where: there is no fact and no finding "saf"; did you mean "safe"?',
    ],
    [{ a: 1, b: 2 }, ': must have exactly one of'],
    [{ xyzzy: [] }, ': "xyzzy" is not known here; known are'],
    [7, ': is no condition'],
    ['', ': is empty: write a fact'],
    ['a is perhaps', ': "a" is yes or no, not "perhaps"'],
    ['area', ': "area" is not a question of yes or no'],
    ['area is school, work', ': "is" takes one word'],
    ['area is scool', 'did you mean "school"?'],
    ['uses includes dance', 'known are rank, sort, watch'],
    ['heads > many', '"many" is no number'],
    ['heads > since', '"since" is of another kind: date'],
    ['since before 2026-13-01', 'is no date'],
    ['since < 2026-01-01', '"<" cannot be asked of "since"'],
    ['parts is 3', 'by "some" or "every"'],
    ['found is yes', '"found" is a finding: nothing can follow it'],
  ])('%j', (raw, fault) => {
    expect(said(raw, {}).join('\n')).toContain(fault);
  });
});
