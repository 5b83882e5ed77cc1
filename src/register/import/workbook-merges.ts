import type { RowNotice } from './table.ts';

/** A stretch of cells that a sheet shows as one; rows and columns are counted from 0, the last ones are in it. */
type Merge = { readonly column: number; readonly row: number; readonly lastRow: number };

/** How many cells are filled at most: merges cost a file nothing, and may claim a million rows each. */
const mostFilled = 200_000;

/**
 * A stretch of merged cells that goes down one column, from its reference such as `C3:C5`; `undefined` for all others.
 * Cells that are merged across columns are titles above a table or notes in it, and stay one value.
 */
export function downwardMerge(reference: string): Merge | undefined {
  const [, first = '', from, last, to] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? [];
  if (from === undefined || first !== last || Number(to) <= Number(from)) return undefined;
  return { column: columnNumber(first) - 1, row: Number(from) - 1, lastRow: Number(to) - 1 };
}

/** The number of a column by its letters, counted from 1: `C` is 3; 0 where there are none. */
function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Gives every row of a merged stretch the value that stands in its first cell, and says which cells that were. */
export function fillMerged(rows: (readonly string[])[], merges: readonly Merge[]): readonly RowNotice[] {
  let left = mostFilled;
  let first: number | undefined;
  for (const { column, row, lastRow } of merges) {
    const value = rows[row]?.[column] ?? '';
    const until = Math.min(lastRow, rows.length - 1, row + left);
    if (value === '' || until <= row) continue;
    for (let at = row + 1; at <= until; at += 1) rows[at] = withCell(rows[at] ?? [], column, value);
    left -= until - row;
    first = Math.min(first ?? row, row);
  }
  return first === undefined ? [] : [merged(first + 1)];
}

function withCell(cells: readonly string[], column: number, value: string): readonly string[] {
  if ((cells[column] ?? '') !== '') return cells;
  const filled = [...cells];
  while (filled.length < column) filled.push('');
  filled[column] = value;
  return filled;
}

const merged = (row: number): RowNotice => ({
  row,
  column: null,
  level: 'warning',
  code: 'cells_merged',
  message: 'cells are merged over several rows from here on; each of the rows was given their value',
});
