import { expect, test } from 'vitest';
import { entriesOfPage, pageIn, pagesOf } from './entry-pages.ts';

test('pages count from the newest entries back, and the last one is what is left', () => {
  expect(entriesOfPage(1, 120)).toEqual({ from: 70, size: 50 });
  expect(entriesOfPage(2, 120)).toEqual({ from: 20, size: 50 });
  expect(entriesOfPage(3, 120)).toEqual({ from: 0, size: 20 });
});

test('an empty log has one page', () => {
  expect(pagesOf(0)).toBe(1);
  expect(entriesOfPage(1, 0)).toEqual({ from: 0, size: 1 });
});

test('a page that there is not becomes the nearest one', () => {
  expect(pageIn(undefined, 120)).toBe(1);
  expect(pageIn('2', 120)).toBe(2);
  expect(pageIn('99', 120)).toBe(3);
  expect(pageIn('-1', 120)).toBe(1);
  expect(pageIn('nonsense', 120)).toBe(1);
});
