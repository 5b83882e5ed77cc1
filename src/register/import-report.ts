import { type FileAnswer } from '../store/index.ts';
import { utf8Batches } from './export/bytes.ts';
import { type SheetRow, style, textCell, writeWorkbook } from './export/workbook.ts';
import { byteOrderMark, lineOf } from './export/write-csv.ts';
import { isOwnHeading, ownHeadings, unguardFormula } from './import/own-format.ts';
import type { Plan } from './import/plan.ts';
import type { Table } from './import/table.ts';

type Said = Plan<never>['counts']['notices'][number];

/** What a report is made of: the file's table, and what the dry run says of it. */
export type ReportRequest = {
  readonly table: Table;
  readonly notices: readonly Said[];
  readonly rows: 'problems' | 'all';
  readonly format: 'csv' | 'xlsx';
  readonly filename: string;
};

/** How many problems, and how many warnings, a report holds. */
export const mostReported = 100_000;

/**
 * The file with a column more, in which each row's problems stand by their cells: to be mended there and brought again.
 * With all rows they keep their numbers, so that a cell has the same name here as in the file.
 */
export function reportOf(request: ReportRequest): FileAnswer {
  const { format, filename, rows } = request;
  const stem = filename.replace(/\.[^.]*$/u, '');
  return format === 'xlsx'
    ? {
        filename: `${stem} - ${what[rows]}.xlsx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: asWorkbook(request),
      }
    : {
        filename: `${stem} - ${what[rows]}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        body: utf8Batches(csvTexts(request)),
      };
}

const what = { problems: 'rows with problems', all: 'checked' } as const;

type ReportRow = { readonly row: number; readonly cells: readonly string[]; readonly said: readonly Said[] };

/** The places of the columns that are the file's own: a report that is brought again has one of ours already. */
const ownPlaces = ({ headings }: Table): readonly number[] =>
  headings.flatMap((heading, index) => (isOwnHeading(heading) ? [] : [index]));

function* rowsOf({ table, notices, rows }: ReportRequest): Generator<ReportRow, void> {
  const said = Map.groupBy(notices, ({ row }) => row);
  const isMeant = (row: number): boolean =>
    rows === 'all' || (said.get(row) ?? []).some(({ level }) => level === 'problem');
  const places = ownPlaces(table);
  const text = (cell = ''): string => (table.format === 'csv' ? unguardFormula(cell) : cell);
  for (const { row, cells } of table.rows) {
    if (isMeant(row)) yield { row, cells: places.map((place) => text(cells[place])), said: said.get(row) ?? [] };
  }
}

const headingsOf = ({ table }: ReportRequest): readonly string[] => [
  ...ownPlaces(table).map((place) => table.headings[place] ?? ''),
  ownHeadings.problems,
];

/** What is said of a row, a line each, with the cell as the file has it. */
const saidText = (said: readonly Said[]): string =>
  said
    .map(({ cell, column, level, message }) => {
      const place = [cell, column].filter((part) => part !== null).join(' ');
      return `${level === 'warning' ? '(warning) ' : ''}${place === '' ? '' : `${place}: `}${message}`;
    })
    .join('\n');

/** The row that headings stand in: that of the file where all of its rows are there, else the first. */
const headerRowOf = ({ rows, table }: ReportRequest): number => (rows === 'all' ? (table.headerRow ?? 1) : 1);

function* csvTexts(request: ReportRequest): Generator<string, void> {
  yield byteOrderMark + '\r\n'.repeat(headerRowOf(request) - 1) + lineOf(headingsOf(request));
  for (const { cells, said } of rowsOf(request)) yield lineOf([...cells, saidText(said)]);
}

const asWorkbook = (request: ReportRequest): AsyncGenerator<Uint8Array, void> => {
  const headings = headingsOf(request);
  return writeWorkbook({
    name: request.table.sheet ?? what[request.rows],
    headings,
    widths: [...headings.slice(1).map(() => 24), 80],
    headerRow: headerRowOf(request),
    rows: sheetRows(request, headings),
  });
};

function* sheetRows(request: ReportRequest, headings: readonly string[]): Generator<SheetRow, void> {
  let next = headerRowOf(request) + 1;
  for (const { row, cells, said } of rowsOf(request)) {
    const wrong = new Set(said.filter(({ level }) => level === 'problem').map(({ column }) => column));
    const at = request.rows === 'all' && request.table.headerRow !== null ? Math.max(row, next) : next;
    const shown = cells.map((cell, index) =>
      wrong.has(headings[index] ?? null) ? textCell(cell, style.wrong) : textCell(cell),
    );
    yield { row: at, cells: [...shown, textCell(saidText(said), style.wrapped)] };
    next = at + 1;
  }
}
