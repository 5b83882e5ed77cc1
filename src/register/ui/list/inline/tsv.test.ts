import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTsv, writeTsv } from './tsv.ts';

describe('cells on the clipboard', () => {
  test('are parted by tabs and lines', () => {
    expect(readTsv('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
  });

  test('may hold breaks, tabs and quotes in quotes', () => {
    expect(readTsv('"one\ntwo"\t"say ""so"""\n5" wide')).toEqual([['one\ntwo', 'say "so"'], ['5" wide']]);
  });

  test('of nothing are one empty cell', () => {
    expect(readTsv('')).toEqual([['']]);
  });

  test('come back as they went', () => {
    const grid = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(grid, (rows) => {
        const isLastBlank = rows.at(-1)?.join('') === '';
        fc.pre(!isLastBlank);
        expect(readTsv(writeTsv(rows))).toEqual(rows);
      }),
    );
  });
});
