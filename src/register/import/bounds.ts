import { largest } from './table.ts';

/** Columns that a spreadsheet has; files that it saved may have as many separators in a row. */
const mostSeparators = 16_384;
/** Rows beside those of an import that a file may have above its headings. */
export const titleRows = 200;

const [quote, feed, carriage, backslash] = [0x22, 0x0a, 0x0d, 0x5c];

/**
 * Whether a delimited text has more rows or columns than an import takes, found out before a cell of it is made: a file
 * of sixty megabytes may be nothing but separators, and each of them would become a text of its own.
 */
export function excessOf(text: string, delimiter: string): 'rows' | 'columns' | undefined {
  const separator = delimiter.charCodeAt(0);
  let [rows, columns, isCellOpen] = [1, 0, true];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote && isCellOpen) at = closingQuote(text, at);
    else if (code === separator) columns += 1;
    else if (isLineEnd(text, at)) [rows, columns] = [rows + 1, 0];
    isCellOpen = code === separator || code === feed || code === carriage;
    if (columns > mostSeparators) return 'columns';
    if (rows > largest.rows + titleRows + 1) return 'rows';
  }
  return undefined;
}

/** A line ends with LF, or with CR alone. */
const isLineEnd = (text: string, at: number): boolean =>
  text.charCodeAt(at) === feed || (text.charCodeAt(at) === carriage && text.charCodeAt(at + 1) !== feed);

/** Where the quoted cell that opens at `from` is closed; the text's end where it never is. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at;
  }
  return text.length;
}

/** The most values that a JSON text may have: as many as the rows of an import have cells, and more than fit into memory well. */
const mostValues = 8_000_000;

/** Whether a JSON text has more values than an import takes, found out before one of them is made. */
export function hasTooManyValues(text: string): boolean {
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = closingMark(text, at);
    else if (code === 0x2c || code === 0x5b || code === 0x7b) values += 1;
    if (values > mostValues) return true;
  }
  return false;
}

/** Where the JSON string that opens at `from` is closed; a quote behind a backslash closes nothing. */
function closingMark(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return text.length;
}
