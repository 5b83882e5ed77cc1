import { guardFormula } from '../import/own-format.ts';
import { utf8Batches } from './bytes.ts';
import { columnsOf, type ExportRequest } from './cells.ts';

/**
 * Writes records as CSV (RFC 4180): UTF-8 with a byte-order mark, which spreadsheets need to see it, and CRLF. A text
 * that a spreadsheet would run as a formula has an apostrophe before it, which our import takes off again.
 */
export const writeCsv = (request: ExportRequest): AsyncGenerator<Uint8Array, void> => utf8Batches(csvTexts(request));

/** By this spreadsheets see that a text is UTF-8. */
export const byteOrderMark = '\ufeff';

async function* csvTexts(request: ExportRequest): AsyncGenerator<string, void> {
  const columns = columnsOf(request);
  yield byteOrderMark + lineOf(columns.map(({ heading }) => heading));
  for await (const record of request.records) yield lineOf(columns.map(({ textOf }) => textOf(record)));
}

/** A line of CSV, its cells guarded and quoted where they must be. */
export const lineOf = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`;

const needsQuotes = /[",\r\n;\t|]|^\s|\s$/u;

function cellOf(text: string): string {
  const guarded = guardFormula(text);
  return needsQuotes.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
