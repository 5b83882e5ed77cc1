import { expect, test } from 'vitest';
import { labelsOf, membersFor, withIds, withLabels, writingAt } from './mention-text.ts';

const id = (letter: string) => `per_${letter.repeat(26)}`;
const ann = { person: id('a'), name: 'Ann' };
const anna = { person: id('b'), name: 'Ann Byrne' };
const bob = { person: id('c'), name: 'Bob (QA)' };
const other = { person: id('d'), name: 'Bob (QA)' };

test('names become ids and ids names, the longer name first', () => {
  const text = '@Ann and @Ann Byrne, but not @Anna or a@Ann.example';
  const stored = `@${id('a')} and @${id('b')}, but not @Anna or a@${id('a')}.example`;

  expect(withIds(text, [ann, anna])).toBe(stored);
  expect(withLabels(`@${id('b')} and @${id('e')}`, [ann, anna])).toBe(`@Ann Byrne and @${id('e')}`);
});

test('namesakes are told apart, whatever signs are in their names', () => {
  expect([...labelsOf([bob, other]).values()]).toEqual(['Bob (QA) (cccc)', 'Bob (QA) (dddd)']);
  expect(withIds('@Bob (QA) (dddd) look', [bob, other])).toBe(`@${id('d')} look`);
});

test('a mention is being written from its sign to the caret, and not within a word', () => {
  expect(writingAt('See @an', 7)).toEqual({ from: 4, words: 'an' });
  expect(writingAt('See @ann b and', 10)).toEqual({ from: 4, words: 'ann b' });
  expect(writingAt('ada@an', 6)).toBeUndefined();
  expect(writingAt('@ann then much more', 19)).toBeUndefined();
});

test('members are found by the beginnings of their names', () => {
  expect(membersFor('by', [ann, anna])).toEqual([anna]);
  expect(membersFor('', [ann, anna])).toEqual([ann, anna]);
  expect(membersFor('byrne x', [anna])).toEqual([]);
});
