import { isOrdered } from '../contract.ts';
import { columnsOf, type ExportColumn, type ExportedRecord, type ExportRequest, exportTitle } from './cells.ts';
import { type SheetRow, style, textCell, writeWorkbook } from './workbook.ts';

/** The most records that a workbook's sheet takes under its headings. */
const mostRecordsInWorkbook = 1_048_575;

/**
 * Writes records as a workbook (ISO/IEC 29500), row by row as they come in: dates as dates, numbers as numbers as far as
 * a workbook holds their digits, every other value as text, so that nothing is taken for a formula and no reference loses
 * its zeros. Throws when there are more than 1,048,575, which is all that a sheet has room for.
 */
export function writeXlsx(request: ExportRequest): AsyncGenerator<Uint8Array, void> {
  const columns = columnsOf(request);
  return writeWorkbook({
    name: exportTitle(request),
    headings: columns.map(({ heading }) => heading),
    widths: columns.map(widthOf),
    rows: rowsOf(columns, request.records),
  });
}

async function* rowsOf(
  columns: readonly ExportColumn[],
  records: AsyncIterable<ExportedRecord>,
): AsyncGenerator<SheetRow, void> {
  let row = 1;
  for await (const record of records) {
    row += 1;
    if (row > mostRecordsInWorkbook + 1) throw new RangeError('a workbook has no room for so many records');
    yield { row, cells: columns.map((column) => cellOf(column, record)) };
  }
}

function widthOf({ field }: ExportColumn): number {
  if (field === undefined) return 24;
  if (field.kind === 'longText') return 60;
  return isOrdered(field) ? 14 : 28;
}

function cellOf({ field, textOf }: ExportColumn, record: ExportedRecord): (at: string) => string {
  const text = textOf(record);
  const serial = field?.kind === 'date' ? serialDate(text) : undefined;
  if (serial !== undefined) return (at) => `<c r="${at}" s="${style.date}"><v>${serial}</v></c>`;
  if (field?.kind === 'number' && isExact(text)) return (at) => `<c r="${at}"><v>${text}</v></c>`;
  return field?.kind === 'longText' ? textCell(text, style.wrapped) : textCell(text);
}

/** Whether a workbook holds all digits of a number: it has 15. */
const isExact = (text: string): boolean => text !== '' && text.replaceAll(/\D/gu, '').length <= 15;

const dayLength = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);
/** Before this day workbooks count a 29 February 1900 that never was. */
const firstSureDay = 61;

/** The number of a day in a workbook (1900 system); `undefined` for days that workbooks disagree about. */
function serialDate(date: string): number | undefined {
  const serial = (Date.parse(`${date}T00:00:00Z`) - dayZero) / dayLength;
  return Number.isInteger(serial) && serial >= firstSureDay ? serial : undefined;
}
