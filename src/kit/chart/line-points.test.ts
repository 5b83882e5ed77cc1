import { expect, test } from 'vitest';
import { linePoints, yOf } from './line-points.ts';

const canvas = { width: 104, height: 24, margin: 2 };

test('a line goes from the left edge to the right, nothing at the bottom and the most at the top', () => {
  expect(linePoints([0, 5, 10], 10, canvas)).toBe('2,22 52,12 102,2');
});

test('values that are all nothing lie on the ground, and a single one stands at the left', () => {
  expect(linePoints([0, 0], 0, canvas)).toBe('2,22 102,22');
  expect(linePoints([4], 4, canvas)).toBe('2,2');
  expect(yOf(1, 3, canvas)).toBe(15.3);
});
