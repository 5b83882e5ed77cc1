import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [3, '1 sec'],
  [1499, '1 sec'],
  [65_000, '1 min 5 sec'],
  [120_000, '2 min'],
  [3_600_000, '1 hr'],
  [5_400_000, '1 hr 30 min'],
])('%i milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds, 'en')).toBe(text);
});
