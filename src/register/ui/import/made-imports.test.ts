import { expect, test } from 'vitest';
import { idsFrom } from '../../../kernel/id.ts';
import { instantOf } from '../../../kernel/time.ts';
import { foundAfter, type MadeImport } from './made-imports.ts';

let digit = 0;
const ids = idsFrom(
  () => instantOf(1_800_000_000_000),
  () => (digit = (digit + 0.017) % 1),
);

const anImport = (sha256: string): MadeImport => ({
  id: ids('import'),
  at: '2026-11-22T12:00:00.000Z',
  by: 'Ada',
  filename: 'systems.csv',
  sha256,
  rows: 1,
  created: 1,
  updated: 0,
  unchanged: 0,
  leftOut: 0,
  matchedBy: [],
  undoneAt: null,
  undoneBy: null,
});

const [earlier, later, other] = [anImport('aa'), anImport('aa'), anImport('bb')];

test('an import whose answer was lost is the new one of the same file', () => {
  expect(foundAfter([other, later, earlier], { before: [earlier.id], sha256: 'aa' })).toBe(later);
});

test('an import of the same file that was there before, or of another file, is not it', () => {
  expect(foundAfter([other, earlier], { before: [earlier.id], sha256: 'aa' })).toBeUndefined();
});
