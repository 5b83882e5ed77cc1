import readXlsxFile from 'read-excel-file/universal';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Grid, headedRows } from './grid.ts';
import { notUnderstood } from './refusals.ts';
import { largest, type NotUnderstood, type Table } from './table.ts';
import { checkedZip } from './zip.ts';

/** What a workbook may unpack to, in bytes; a zip bomb of a few kilobytes would unpack to gigabytes. */
const largestWorkbook = 300 * 1024 * 1024;

type WorkbookChoices = {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  readonly known: ReadonlySet<string>;
};

/**
 * Reads a sheet of a workbook (ISO/IEC 29500): the one that was chosen, else the one with most rows. Dates are ISO 8601,
 * numbers have the 15 digits that a spreadsheet shows, a formula is its last result. Input may be hostile.
 */
export async function readXlsx(bytes: Uint8Array, choices: WorkbookChoices): Promise<Result<Table, NotUnderstood>> {
  const sound = await checkedZip(bytes, { most: largestWorkbook, reads: isPartRead });
  if (!sound.ok) return err(sound.error === 'too_large' ? notUnderstood.tooLarge() : notUnderstood.damagedWorkbook());
  const sheets = await sheetsOf(bytes);
  if (!sheets) return err(notUnderstood.damagedWorkbook());
  const names = sheets.map(({ name }) => name);
  const sheet = choices.sheet === undefined ? fullest(sheets) : sheets.find(({ name }) => name === choices.sheet);
  if (!sheet)
    return err(choices.sheet === undefined ? notUnderstood.empty() : notUnderstood.noSheet(choices.sheet, names));
  if (sheet.rows.length > largest.rows + 200) return err(notUnderstood.tooManyRows());
  const grid: Grid = sheet.rows.map((cells) => cells.map(cellText));
  if (grid.length === 0) return err(notUnderstood.empty());
  const about = { format: 'xlsx', sheet: sheet.name, sheets: names, encoding: null, delimiter: null } as const;
  return ok({ ...about, ...headedRows(grid, choices) });
}

const isPartRead = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.xml.rels');

type Sheet = { readonly name: string; readonly rows: readonly (readonly unknown[])[] };

/** The sheets of a workbook; `undefined` where its parts are not what they should be, whatever the reader made of that. */
async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[] | undefined> {
  try {
    const sheets = await readXlsxFile(new Blob([new Uint8Array(bytes)]));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
  } catch {
    return undefined;
  }
}

const fullest = (sheets: readonly Sheet[]): Sheet | undefined =>
  sheets
    .map((sheet) => ({
      sheet,
      full: sheet.rows.filter((cells) => cells.filter((cell) => cell !== null).length > 1).length,
    }))
    .sort((a, b) => b.full - a.full || b.sheet.rows.length - a.sheet.rows.length)[0]?.sheet;

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'boolean' ? String(cell) : '';
}

/** The first day that a workbook's dates count from; a time of day without a date falls on it or the day before. */
const firstDay = Date.UTC(1900, 0, 1);

/** A date cell as ISO 8601 without a zone: a workbook's dates have none. */
function dateText(date: Date): string {
  if (Number.isNaN(date.valueOf())) return '';
  const text = new Date(Math.round(date.valueOf() / 1000) * 1000).toISOString();
  const [day = '', time = ''] = text.slice(0, 19).split('T');
  if (date.valueOf() < firstDay) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
