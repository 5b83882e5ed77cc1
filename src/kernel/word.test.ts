import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestWord } from './word.ts';

const stages = ['idea', 'design', 'development', 'verification', 'deployment', 'operation', 'retired'];

test('a slip of the pen finds the word that was meant', () => {
  expect(nearestWord('operatoin', stages)).toBe('operation');
  expect(nearestWord('Re-Tired', stages)).toBe('retired');
  expect(nearestWord('ide', stages)).toBe('idea');
});

test('of several the nearest is offered', () => {
  expect(nearestWord('deploymnt', ['development', 'deployment'])).toBe('deployment');
});

test('a word that is near to none gets no offer', () => {
  expect(nearestWord('purchase', stages)).toBeUndefined();
});

test('where nothing was written nothing was meant', () => {
  expect(nearestWord(' - ', ['a', ...stages])).toBeUndefined();
});

test('every known word is nearest to itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stages), (word) => {
      expect(nearestWord(word, stages)).toBe(word);
    }),
  );
});
