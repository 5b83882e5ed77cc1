import { findHeaderRow } from './header-row.ts';
import { largest, type RowNotice, type TableRow } from './table.ts';
import { oneLine } from './tidy.ts';

/** A sheet as it stands in the file: rows from the top, cells from the left. */
export type Grid = readonly (readonly string[])[];

/** What a table needs of a grid. `headerRow` counts from 1. */
export type Headed = {
  readonly headerRow: number;
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
  readonly notices: readonly RowNotice[];
};

type HeadingChoice = { readonly headerRow?: number | undefined; readonly known: ReadonlySet<string> };

/** Takes the headings and the rows under them out of a grid. */
export function headedRows(grid: Grid, choice: HeadingChoice): Headed {
  const header = Math.min(choice.headerRow ?? findHeaderRow(grid, choice.known) + 1, Math.max(1, grid.length));
  const rows = grid.slice(header).map((cells, index) => ({ row: header + index + 1, cells }));
  const { headings, notices } = namedColumns(grid[header - 1] ?? [], rows);
  return { headerRow: header, headings, rows, notices: notices.map((message) => columnNotice(header, message)) };
}

const columnNotice = (row: number, message: string): RowNotice => ({
  row,
  column: null,
  level: 'warning',
  code: 'heading_changed',
  message,
});

/** Headings that are there only once, for every column that has a heading or a value. */
export function namedColumns(
  written: readonly string[],
  rows: readonly TableRow[],
): { readonly headings: readonly string[]; readonly notices: readonly string[] } {
  const used = usedColumns(rows);
  const width = Math.max(lastFilled(written) + 1, used.size > 0 ? Math.max(...used) + 1 : 0);
  const taken = new Set<string>();
  const notices: string[] = [];
  const headings = Array.from({ length: width }, (_, index) => {
    const heading = shortened(written[index] ?? '');
    if (heading.cut)
      notices.push(
        `the heading of column ${index + 1} has more than ${largest.heading} characters; its beginning is kept`,
      );
    if (heading.text === '' && !used.has(index)) return '';
    return once(heading.text === '' || heading.text === '__proto__' ? `Column ${index + 1}` : heading.text, taken);
  });
  return { headings, notices };
}

function usedColumns(rows: readonly TableRow[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!used.has(index) && cell.trim() !== '') used.add(index);
    }
  }
  return used;
}

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '');

function shortened(written: string): { readonly text: string; readonly cut: boolean } {
  const most = largest.heading - 20;
  const heading = oneLine(written.slice(0, 2 * largest.heading).replaceAll(/[\u200b\ufeff\u0000]+/gu, ' '));
  if (heading.length <= most) return { text: heading, cut: false };
  return { text: `${heading.slice(0, most).replace(/[\ud800-\udbff]$/u, '')}…`, cut: true };
}

function once(heading: string, taken: Set<string>): string {
  let name = heading;
  for (let count = 2; taken.has(name); count += 1) name = `${heading} (${count})`;
  taken.add(name);
  return name;
}
