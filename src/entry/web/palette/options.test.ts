import { describe, expect, test } from 'vitest';
import { matching, type Option, placeAfter } from './options.ts';

const option = (label: string): Option => ({ id: label, group: 'go', label, icon: () => null, run: () => undefined });
const labels = (written: string, all: readonly string[]) =>
  matching(all.map(option), written).map(({ label }) => label);

describe('the options of the palette', () => {
  test('are those that have every word, in any order and case', () => {
    expect(labels('SYST add', ['Add AI system', 'AI systems', 'Add supplier'])).toEqual(['Add AI system']);
  });

  test('begin with those that begin as was written', () => {
    expect(labels('a', ['Models and data', 'AI systems'])).toEqual(['AI systems', 'Models and data']);
  });

  test('are all of them where nothing is written', () => {
    expect(labels('  ', ['One', 'Two'])).toEqual(['One', 'Two']);
  });

  test('are gone through by arrows, round the ends', () => {
    expect(placeAfter('ArrowDown', 2, 3)).toBe(0);
    expect(placeAfter('ArrowUp', 0, 3)).toBe(2);
    expect(placeAfter('PageDown', 0, 3)).toBe(2);
    expect(placeAfter('x', 0, 3)).toBeUndefined();
    expect(placeAfter('ArrowDown', 0, 0)).toBeUndefined();
  });
});
