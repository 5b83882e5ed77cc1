/** Rows of cells as spreadsheets put them on the clipboard: tabs between cells; cells with breaks or quotes in quotes. */
export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(quotedWhereNeeded).join('\t')).join('\n');

const quotedWhereNeeded = (text: string): string =>
  /[\t\n\r"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A cell with the break or tab after it: in quotes, with quotes doubled, or up to the next tab or line break. */
const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gu;

/** Reads rows of cells from the clipboard; a last line break begins no row. Input may be hostile. */
export function readTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.replace(/(?:\r\n|\r|\n)$/u, '').matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}
