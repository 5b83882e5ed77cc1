import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openCatalogue } from '../../catalogue/index.ts';
import { parseLocalDate } from '../../kernel/time.ts';
import { differencesBetween, earlierOf, knownFacts, questionsLeft, readAnswers, writableValue } from './rules.ts';

const opened = await openCatalogue(fileURLToPath(new URL('../../../catalogues/eu-ai-act', import.meta.url)));
if (!opened.ok) throw new Error('the catalogue cannot be read');
const catalogue = opened.value;
const lawReadOn = parseLocalDate('2026-11-22');
if (!lawReadOn) throw new Error('a day of this test is none');

describe('answers', () => {
  test('are taken as they are, and as a command line writes them', () => {
    const given = { profiling: 'Yes', 'model-compute': '250', roles: 'uses, own-use', exclusions: 'none', method: '?' };

    expect(readAnswers(catalogue, { ...given, interacts: true }, [])).toEqual({
      ok: true,
      value: {
        profiling: true,
        'model-compute': 250,
        roles: ['uses', 'own-use'],
        exclusions: [],
        method: null,
        interacts: true,
      },
    });
  });

  test('that are wrong are all told, with the nearest word for a name', () => {
    const read = readAnswers(catalogue, { metod: 'learned', profiling: 'perhaps', 'model-compute': 'much' }, [
      'answers',
    ]);

    expect(read.ok ? [] : read.error.map(({ path, code, meant }) => [path.join('.'), code, meant])).toEqual([
      ['answers.metod', 'unknown_fact', 'method'],
      ['answers.profiling', 'no_such_answer', undefined],
      ['answers.model-compute', 'no_such_answer', undefined],
    ]);
  });

  test('that nobody knows are no facts', () => {
    expect(knownFacts({ method: null, profiling: false })).toEqual({ profiling: false });
  });
});

test('findings differ by truth or by effect; one that is on one side only is a no on the other', () => {
  const finding = (id: string, truth: 'yes' | 'no') => ({ id, label: id, truth, effect: null });
  const differ = differencesBetween(
    [finding('same', 'yes'), finding('gone', 'yes')],
    [finding('same', 'yes'), finding('new', 'yes'), finding('absent', 'no')],
  );

  expect(differ.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['new', 'no', 'yes'],
    ['gone', 'yes', 'no'],
  ]);
});

test('no more questions are left than are open, and none of what nobody knows', () => {
  const order = [...catalogue.facts.keys()];
  const dates = { lawReadOn, placedOn: undefined };
  const left = questionsLeft(catalogue, { facts: {}, dates, unknown: new Set() }, order);

  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(order.length);
  expect(questionsLeft(catalogue, { facts: {}, dates, unknown: new Set(order) }, order)).toBe(0);
});

test.each([
  ['a', 'b', 'a'],
  ['b', 'a', 'a'],
  [undefined, 'b', 'b'],
  ['a', undefined, 'a'],
  [undefined, undefined, undefined],
])('of %s and %s the earlier day is %s', (one, other, earlier) => {
  expect(earlierOf(one, other)).toBe(earlier);
});

test.each([[null], [true], [3], ['word'], [['a', 'b']], [[{ name: 'x' }]]])('%j is written as it is', (value) => {
  expect(writableValue(value)).toEqual(value);
});
