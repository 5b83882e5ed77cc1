/** A place in a table, counted from 0; row 0 is the row of headings. */
export type Spot = { readonly row: number; readonly column: number };

/** The cells between two corners, both among them. */
export type Rectangle = { readonly from: Spot; readonly until: Spot };

/** The rectangle with these two corners, whichever way they lie. */
export const rectangleOf = (one: Spot, other: Spot): Rectangle => ({
  from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
  until: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
});

/** Every cell of a rectangle, row by row. */
export const spotsIn = ({ from, until }: Rectangle): readonly (readonly Spot[])[] =>
  span(from.row, until.row).map((row) => span(from.column, until.column).map((column) => ({ row, column })));

/** Whether a rectangle is one cell. */
export const isOneCell = ({ from, until }: Rectangle): boolean =>
  from.row === until.row && from.column === until.column;

const span = (from: number, until: number): readonly number[] =>
  Array.from({ length: until - from + 1 }, (_, n) => from + n);
