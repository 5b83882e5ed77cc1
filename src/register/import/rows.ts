import { type Field, type FieldValue, fieldsOf, type Register } from '../contract.ts';
import { isErrorCell } from './blank.ts';
import { type Coercer, coercerOf } from './coerce.ts';
import type { DateOrders } from './date-orders.ts';
import { decimalMarkOf } from './decimals.ts';
import type { MappedColumn } from './mapping.ts';
import type { Notices } from './notices.ts';
import { cutMark, unguardFormula } from './own-format.ts';
import { roleOf } from './roles.ts';
import { type Breathe, largest, type RowNotice, type Table, type TableRow } from './table.ts';
import { tidy, turnsDirection } from './tidy.ts';

/** A row of the file as a record's values: fields and extra fields that have one, and no others. */
export type CheckedRow = {
  readonly row: number;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

/** What checking a table's rows takes. `checked` is told how many rows are done. */
export type RowsRequest = {
  readonly register: Register;
  readonly table: Table;
  readonly columns: readonly MappedColumn[];
  readonly orders: DateOrders;
  readonly notices: Notices;
  readonly breathe: Breathe;
  readonly checked: (done: number) => void;
};

const stretch = 500;

/** Reads every row of a table as a record's values. Blank rows and repeated headings are left out; a row that cannot be kept whole is a problem. */
export async function checkRows(request: RowsRequest): Promise<readonly CheckedRow[]> {
  const { table, notices } = request;
  const readers = readersOf(request);
  if (!readers.some(({ target }) => target === request.register.title)) notices.add(untitled(request));
  const rows: CheckedRow[] = [];
  for (const [index, row] of table.rows.entries()) {
    if (isToCheck(row, request)) rows.push(checkedRow(row, readers, request));
    if (index % stretch === stretch - 1) {
      request.checked(index + 1);
      await request.breathe();
    }
  }
  request.checked(table.rows.length);
  return rows;
}

function untitled({ register, table, columns }: RowsRequest): RowNotice {
  const example = columns.find(({ heading }) => heading !== '')?.number ?? 1;
  return {
    row: table.headerRow ?? 1,
    column: null,
    level: 'problem',
    isOfFile: true,
    code: 'title_unmapped',
    message: `no column holds the ${fieldLabel(register, register.title)} of ${register.label.many}; say which one does, such as \`${example}=${register.title}\``,
  };
}

const fieldLabel = (register: Register, name: string): string => (register.fields[name]?.label ?? name).toLowerCase();

/** A column that is read: `coerce` is there where it goes to a field. */
type Reader = {
  readonly index: number;
  readonly heading: string;
  readonly target: string;
  readonly extraName: string;
  readonly coerce: Coercer | undefined;
};

function readersOf({ register, table, columns, orders }: RowsRequest): readonly Reader[] {
  const fields: ReadonlyMap<string, Field> = new Map(fieldsOf(register));
  return columns
    .filter(({ target }) => target !== 'none')
    .map(({ number, heading, target, extraName }) => {
      const field = fields.get(target);
      const decimals = isAmount(field)
        ? decimalMarkOf(table.rows.map(({ cells }) => cells[number - 1] ?? ''))
        : 'point';
      const reading = { order: orders.orderOf(number), decimals, role: roleOf(register, target) };
      return { index: number - 1, heading, target, extraName, coerce: field && coercerOf(field, reading) };
    });
}

const isAmount = (field: Field | undefined): boolean => field?.kind === 'number' || field?.kind === 'money';

/** Whether a row says anything: blank rows do not, nor do headings that are repeated, which is said. */
export function isToCheck(
  { row, cells }: TableRow,
  { table, notices }: Pick<RowsRequest, 'table' | 'notices'>,
): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return false;
  const isHeadings = filled.length > 1 && cells.every((cell, index) => cell.trim() === table.headings[index]);
  if (isHeadings)
    notices.add({
      row,
      column: null,
      level: 'warning',
      code: 'headings_repeated',
      message: 'this row repeats the headings; it was left out',
    });
  return !isHeadings;
}

function checkedRow({ row, cells }: TableRow, readers: readonly Reader[], request: RowsRequest): CheckedRow {
  const { notices, register, table } = request;
  const values: [string, FieldValue][] = [];
  const extra: [string, string][] = [];
  for (const reader of readers) {
    const read = readCell(cells[reader.index] ?? '', reader, table.format === 'csv');
    if (read.said) notices.add({ row, column: reader.heading, value: shownValue(cells[reader.index]), ...read.said });
    else if (read.value === null && reader.target === register.title) notices.add(nameless(row, reader.heading));
    if (read.value !== null) values.push([reader.target, read.value]);
    if (read.extra !== '') extra.push([reader.extraName, read.extra]);
  }
  return { row, values: Object.fromEntries(values), extra: Object.fromEntries(extra) };
}

/** The most of a cell's text that is repeated beside a problem. */
const longestShown = 200;

/** What is repeated of a cell's text beside what is said of it. */
export const shownValue = (cell = ''): string => cell.slice(0, longestShown).toWellFormed();

const nameless = (row: number, column: string): RowNotice => ({
  row,
  column,
  level: 'problem',
  code: 'required',
  message: `\`${column}\` is empty in this row and every record needs it; fill it in, or take the row out`,
});

type ReadCell = {
  readonly value: FieldValue;
  readonly extra: string;
  readonly said?: Omit<RowNotice, 'row' | 'column'>;
};

const nothing = { value: null, extra: '' } as const;

/** Reads a cell; where nothing coerces it, its text is in `extra`. */
export function readCell(cell: string, { coerce }: Pick<Reader, 'coerce'>, isGuarded: boolean): ReadCell {
  if (cell === '') return nothing;
  const text = isGuarded ? unguardFormula(cell) : cell;
  if (text.length > largest.cell) return { ...nothing, said: tooLong(text.length) };
  if (text.endsWith(cutMark)) return { ...nothing, said: wasCut };
  if (isErrorCell(text)) return { ...nothing, said: failedFormula(text.trim()) };
  const turned = turnsDirection(text) ? directionTurned : undefined;
  if (!coerce) return { value: null, extra: tidy(text), ...(turned && { said: turned }) };
  const { value, said = turned, keep } = coerce(text);
  return { value, extra: keep ? tidy(text) : '', ...(said && { said }) };
}

const failedFormula = (text: string): Omit<RowNotice, 'row' | 'column'> => ({
  level: 'warning',
  code: 'cell_error',
  message: `\`${text}\` is what a spreadsheet shows for a formula that fails; the cell is taken as empty`,
});

const directionTurned: Omit<RowNotice, 'row' | 'column'> = {
  level: 'warning',
  code: 'direction_turned',
  message: 'has hidden characters that make it read otherwise than it is; they were taken out',
};

const tooLong = (length: number): Omit<RowNotice, 'row' | 'column'> => ({
  level: 'problem',
  code: 'too_long',
  message: `has ${length} characters, and a cell may have ${largest.cell}; shorten it, or keep the text in a document and link to it`,
});

const wasCut: Omit<RowNotice, 'row' | 'column'> = {
  level: 'warning',
  code: 'cell_cut',
  message: 'was cut when it was exported as a workbook; what is recorded stays as it is',
};
