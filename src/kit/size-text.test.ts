import { expect, test } from 'vitest';
import { sizeText } from './size-text.ts';

test('a size is written in the largest unit that leaves something before the point', () => {
  expect(sizeText(0, 'en')).toBe('0 bytes');
  expect(sizeText(1023, 'en')).toBe('1,023 bytes');
  expect(sizeText(1024, 'en')).toBe('1 kB');
  expect(sizeText(2_982_726, 'en')).toBe('2.8 MB');
  expect(sizeText(64 * 1024 * 1024, 'en')).toBe('64 MB');
  expect(sizeText(5 * 1024 ** 4, 'en')).toBe('5,120 GB');
});
