import { describe, expect, test } from 'vitest';
import { aRecord, aRegister } from '../../../../../test/builders/register.ts';
import type { RowSeen } from '../../register-context.tsx';
import { pasteCells } from './paste.ts';
import { rectangleOf } from './rectangle.ts';

const register = aRegister();
const rows: readonly RowSeen[] = [1, 2].map((version) => aRecord({ version }));
const names = ['name', 'stage', 'owner', 'updatedAt'];
const stored = (_: string, text: string) => text;

const paste = (from: [number, number], until: [number, number], cells: readonly (readonly string[])[]) =>
  pasteCells(register, {
    rows,
    names,
    into: rectangleOf({ row: from[0], column: from[1] }, { row: until[0], column: until[1] }),
    cells,
    stored,
  });

describe('pasting cells', () => {
  test('begins at the first cell, whatever the size', () => {
    const { records, cells, cut } = paste(
      [1, 1],
      [1, 1],
      [
        ['idea', 'Ada'],
        ['live', 'Ben'],
      ],
    );

    expect(records.map(({ version, texts }) => [version, texts])).toEqual([
      [1, { stage: 'idea', owner: 'Ada' }],
      [2, { stage: 'live', owner: 'Ben' }],
    ]);
    expect([cells, cut]).toEqual([4, 0]);
  });

  test('of one cell fills the rectangle, whichever corner was first', () => {
    const { records } = paste([2, 2], [1, 2], [['Ada']]);

    expect(records.map(({ texts }) => texts)).toEqual([{ owner: 'Ada' }, { owner: 'Ada' }]);
  });

  test('counts what lies beyond the page or in a column that nobody edits', () => {
    const { cells, cut } = paste(
      [2, 2],
      [2, 2],
      [
        ['Ada', 'today', 'nowhere'],
        ['Ben', '', ''],
      ],
    );

    expect([cells, cut]).toEqual([1, 5]);
  });
});
