import { expect, test } from 'vitest';
import { someTypes } from '../../test/builders/rules.ts';
import { reasonFor } from './evaluate.ts';
import { type Line, linesOf, parseCondition, withGivenDates } from './index.ts';

const types = withGivenDates(someTypes);
const vocabulary = {
  fact: (name: string) => ({ a: 'It ranks people', heads: 'Number of employees' })[name] ?? name,
  word: (_: string, word: string) => word,
  finding: (id: string) => id,
};

const said = (raw: unknown, facts: object): readonly string[] => {
  const parsed = parseCondition(raw, { facts: types, findings: new Set() });
  if (!parsed.ok) throw new Error(parsed.error[0]?.message);
  return flat(linesOf(reasonFor(parsed.value, { types, facts: { ...facts }, findings: new Map() }), vocabulary), 0);
};

const flat = ({ text, truth, below }: Line, depth: number): readonly string[] => [
  `${' '.repeat(depth)}${text} [${truth}]`,
  ...below.flatMap((line) => flat(line, depth + 1)),
];

test('of conditions together, one that fails is said alone', () => {
  expect(said(['a', 'heads < 250'], { a: true, heads: 300 })).toEqual(['Number of employees: 300 (asked: < 250) [no]']);
});

test('of alternatives, those that hold are said', () => {
  expect(said({ any: ['a', 'area is school'] }, { a: true, area: 'work' })).toEqual(['It ranks people: yes [yes]']);
});

test('where it is open, what is missing is said', () => {
  expect(said({ all: ['a', { any: ['b', 'heads > 2'] }] }, { a: true, heads: 1 })).toEqual([
    'b: not known yet [unknown]',
  ]);
});

test('of several that bear, each is said below what joins them', () => {
  expect(said({ any: ['a', 'b'] }, { a: true, b: true })).toEqual([
    'At least one of these [yes]',
    ' It ranks people: yes [yes]',
    ' b: yes [yes]',
  ]);
});

test('a list is said thing by thing', () => {
  expect(said({ some: { in: 'parts', where: 'safe' } }, { parts: [{ safe: false }, { safe: true }] })).toEqual([
    'For at least one of: parts [yes]',
    ' safe: yes [yes]',
  ]);
});
