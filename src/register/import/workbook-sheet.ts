import { titleRows } from './bounds.ts';
import { largest, type RowNotice } from './table.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { downwardMerge, fillMerged } from './workbook-merges.ts';
import { unescaped, type Workbook } from './workbook-parts.ts';
import { attribute, ownCopy, scanXml } from './xml-scan.ts';

/** The most rows and columns that a sheet has (ISO/IEC 29500-1, 18.3.1); more of them, however empty, are no sheet's. */
const sheet = { rows: 1_048_576, columns: 16_384 } as const;

/** More merged stretches than this are no table's. */
const mostMerges = 50_000;

const none: readonly string[] = [];

type CellAt = { column: number; type: string; style: number; value: string; inline: string };
type Place = 'value' | 'inline' | undefined;

/** A sheet's cells, and what is odd about them. */
export type SheetCells = { readonly rows: readonly (readonly string[])[]; readonly notices: readonly RowNotice[] };

/**
 * Reads a sheet's cells as texts: rows from the first on, empty ones too, cells from the left. Dates are ISO 8601,
 * numbers have the 15 digits that a spreadsheet shows, a formula is its last result and an error is its name.
 */
export async function readSheet(bytes: AsyncIterable<Uint8Array>, workbook: Workbook): Promise<SheetCells> {
  const rows: (readonly string[])[] = [];
  const reader = new SheetReader(rows, workbook);
  await scanXml(bytes, {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  return { rows, notices: [...hiddenNotices(reader.hidden), ...fillMerged(rows, reader.merges)] };
}

type Hidden = { rows: number; firstRow: number; columns: number };

const hiddenNotice = (row: number, code: string, message: string): RowNotice => ({
  row,
  column: null,
  level: 'warning',
  code,
  message,
});

function hiddenNotices({ rows, firstRow, columns }: Hidden): readonly RowNotice[] {
  const inRows = `${rows} ${rows === 1 ? 'row is' : 'rows are'} hidden in the sheet, this one first; hidden rows are read like all others`;
  const inColumns = 'columns are hidden in the sheet; they are read like all others, and can be left out of the import';
  return [
    ...(rows > 0 ? [hiddenNotice(firstRow, 'rows_hidden', inRows)] : []),
    ...(columns > 0 ? [hiddenNotice(1, 'columns_hidden', inColumns)] : []),
  ];
}

/** What has been read of a sheet so far: the row and the cell that are open. */
class SheetReader {
  readonly #rows: (readonly string[])[];
  readonly #workbook: Workbook;
  #rowNumber = 0;
  #row: string[] = [];
  #nextColumn = 0;
  #cell: CellAt | undefined;
  #place: Place;
  #isPhonetic = false;
  #isHidden = false;
  readonly merges: NonNullable<ReturnType<typeof downwardMerge>>[] = [];
  readonly hidden: Hidden = { rows: 0, firstRow: 0, columns: 0 };

  constructor(rows: (readonly string[])[], workbook: Workbook) {
    this.#rows = rows;
    this.#workbook = workbook;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#place = 'value';
    else if (name === 't') this.#place = 'inline';
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#merge(attribute(attributes, 'ref') ?? '');
    else if (name === 'col' && isSet(attributes, 'hidden')) this.hidden.columns += 1;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') this.#place = undefined;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'row') this.#closeRow();
  }

  text(text: string): void {
    if (!this.#cell || this.#isPhonetic) return;
    if (this.#place === undefined || this.#cell[this.#place].length > largest.cell) return;
    this.#cell[this.#place] += text;
  }

  #openRow(attributes: string): void {
    const stated = Number(attribute(attributes, 'r') ?? 0);
    this.#rowNumber = stated > this.#rowNumber ? stated : this.#rowNumber + 1;
    if (this.#rowNumber > sheet.rows) throw new WorkbookFault('too_many_rows');
    this.#row = [];
    this.#nextColumn = 0;
    this.#isHidden = isSet(attributes, 'hidden');
  }

  #merge(reference: string): void {
    const merge = this.merges.length < mostMerges ? downwardMerge(reference) : undefined;
    if (merge) this.merges.push(merge);
  }

  #openCell(attributes: string): void {
    const stated = columnIndex(attribute(attributes, 'r') ?? '');
    const column = stated ?? this.#nextColumn;
    this.#nextColumn = column + 1;
    if (column >= sheet.columns) throw new WorkbookFault('too_many_columns');
    this.#cell = {
      column,
      type: attribute(attributes, 't') ?? 'n',
      style: Number(attribute(attributes, 's') ?? 0),
      value: '',
      inline: '',
    };
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    const text = cell ? cellText(cell, this.#workbook) : '';
    if (!cell || text === '') return;
    if (cell.column >= largest.columns) throw new WorkbookFault('too_many_columns');
    while (this.#row.length < cell.column) this.#row.push('');
    this.#row[cell.column] = text;
  }

  #closeRow(): void {
    if (this.#row.length === 0) return;
    if (this.#rowNumber > largest.rows + titleRows) throw new WorkbookFault('too_many_rows');
    while (this.#rows.length < this.#rowNumber - 1) this.#rows.push(none);
    this.#rows[this.#rowNumber - 1] = this.#row;
    if (!this.#isHidden) return;
    this.hidden.firstRow ||= this.#rowNumber;
    this.hidden.rows += 1;
  }
}

const isSet = (attributes: string, name: string): boolean => ['1', 'true'].includes(attribute(attributes, name) ?? '');

/** The column of a cell's reference counted from 0: `C12` is 2; `undefined` where the file leaves it out. */
function columnIndex(reference: string): number | undefined {
  let column = 0;
  for (let at = 0; at < Math.min(reference.length, 8); at += 1) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? undefined : column - 1;
}

function cellText({ type, style, value, inline }: CellAt, workbook: Workbook): string {
  switch (type) {
    case 's':
      return workbook.strings[Number(value)] ?? '';
    case 'inlineStr':
      return ownCopy(unescaped(inline));
    case 'str':
      return ownCopy(unescaped(value));
    case 'b':
      return value === '' ? '' : String(value === '1' || value === 'true');
    case 'e':
      return value.trim();
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/u, '');
    default:
      return numberText(value, style, workbook);
  }
}

function numberText(value: string, style: number, { styles, from1904 }: Workbook): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value.trim();
  const shown = styles[style];
  if (shown?.isDate) return dateText(number + (from1904 ? daysTo1904 : 0));
  const text = /^-?\d{16,}$/u.test(value) ? value : String(Number(number.toPrecision(15)));
  return shown && shown.digits > text.length && /^\d+$/u.test(text) ? text.padStart(shown.digits, '0') : text;
}

/** Days from the first day of the 1900 system to that of the 1904 system. */
const daysTo1904 = 1462;
const dayZero = Date.UTC(1899, 11, 30);
/** The last day that four digits can name. */
const lastDay = 2_958_465;

/** A day and time of a workbook as ISO 8601 without a zone, since a workbook's have none; below one day, a time alone. */
function dateText(serial: number): string {
  if (serial < 0 || serial > lastDay + 1) return String(serial);
  const text = new Date(dayZero + Math.round(serial * 86_400) * 1000).toISOString();
  const [day = '', time = ''] = text.slice(0, 19).split('T');
  if (serial < 1) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
