import { type InputProblem, type Refusal, refusal } from '../../kernel/problem.ts';
import type { RowNotice } from './table.ts';
import { largest, type NotUnderstood } from './table.ts';

const refuse = (detail: string): NotUnderstood => refusal('file_not_understood', detail);

const saveAs = 'open it in your spreadsheet and save it as .xlsx or as .csv (UTF-8), then import that';

/** Every way in which a file cannot be read as a table, each with what to do about it. */
export const notUnderstood = {
  empty: () => refuse('the file is empty; choose a file with a row of headings and rows under it'),
  noRows: () => refuse('the file has headings but no rows under them; choose a file with at least one row'),
  noTable: () =>
    refuse(
      'no table was found in the file: nothing separates columns; choose a CSV, XLSX or JSON file, or say which character separates the columns',
    ),
  oldExcel: () => refuse(`this is a workbook of Excel 97 to 2003 (.xls), which is not read; ${saveAs}`),
  locked: () => refuse('this workbook is protected by a password; save a copy without one, then import that'),
  binaryExcel: () => refuse(`this is a binary workbook (.xlsb), which is not read; ${saveAs}`),
  openDocument: () => refuse(`this is an OpenDocument file, which is not read; ${saveAs}`),
  document: () =>
    refuse(
      'this is a text document or a presentation, not a table; put the table into a spreadsheet and save it as .xlsx or .csv',
    ),
  archive: () => refuse('this is an archive; unpack it and import the table that is in it'),
  html: () => refuse(`this is a web page, perhaps under the name of a spreadsheet; ${saveAs}`),
  xml: () => refuse(`this is an XML file, which is not read; ${saveAs}`),
  pdf: () => refuse('this is a PDF; ask for the table behind it as .xlsx or .csv'),
  binary: () => refuse('this is not a text file, a workbook or JSON; choose a CSV, XLSX or JSON file'),
  damagedWorkbook: () =>
    refuse('the workbook is damaged or was cut off; open it in your spreadsheet, save it again, then import that'),
  tooLarge: () =>
    refuse('the workbook unpacks to more than 300 MB; save the sheet that you need as .csv, then import that'),
  tooManyRows: () =>
    refuse(`the file has more than ${largest.rows.toLocaleString('en')} rows; split it into several files`),
  tooManyValues: () =>
    refuse('the file has more than 8 million values; split it into several files, or take out what you do not need'),
  tooManyColumns: () =>
    refuse(`the file has more than ${largest.columns} columns; take out those that you do not need`),
  badJson: (where: string) =>
    refuse(`the file looks like JSON but is not: ${where}; mend it there, or export it again`),
  noRecords: () => refuse('the JSON file holds no list of records; a record is an object such as `{"name": "…"}`'),
  deepJson: () => refuse('the JSON file is nested too deeply to be a list of records'),
  noSheet: (wanted: string, sheets: readonly string[]) =>
    refuse(`the file has no sheet \`${wanted}\`; its sheets are ${sheets.map((sheet) => `\`${sheet}\``).join(', ')}`),
} as const satisfies Record<string, (...said: never[]) => Refusal<'file_not_understood'>>;

type Refused = {
  /** How many there are, of which `notices` may tell the first alone. */
  readonly problems: number;
  readonly notices: readonly Pick<RowNotice, 'row' | 'column' | 'level' | 'code' | 'message'>[];
};

/** Refuses a file for what is wrong in its rows, each problem by its row and column; `told` says that nothing was done. */
export function refusedRows(
  { problems: count, notices }: Refused,
  told: (count: number, what: string) => string,
): Refusal<'rows_refused'> {
  const problems = notices
    .filter(({ level }) => level === 'problem')
    .map(
      ({ row, column, code, message }): InputProblem => ({
        path: ['rows', row, ...(column === null ? [] : [column])],
        code,
        message,
      }),
    );
  const what = count === 1 ? 'cell or row has a problem' : 'cells or rows have problems';
  return refusal('rows_refused', told(count, what), problems);
}
