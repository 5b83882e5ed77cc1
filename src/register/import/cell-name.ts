/** The letters of a column, counted from 0: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

/** A cell as a spreadsheet calls it: `B17`, its row counted from 1 and its column from 0. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;
