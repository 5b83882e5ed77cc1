import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { Spot } from './inline/rectangle.ts';

const jump = 10;

const steps: Readonly<Record<string, (at: Spot, last: Spot) => Spot>> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ column }) => ({ row: 1, column }),
  End: ({ column }, last) => ({ row: last.row, column }),
  PageDown: ({ row, column }, last) => ({ row: Math.min(row + jump, last.row), column }),
  PageUp: ({ row, column }) => ({ row: Math.max(row - jump, 1), column }),
};

/** Keys that turn the page where a step leads no further, and the record at which the other page is entered. */
const turns = new Map<string, { readonly by: -1 | 1; readonly lands: 'first' | 'last' }>([
  ['PageDown', { by: 1, lands: 'first' }],
  ['PageUp', { by: -1, lands: 'last' }],
]);

/** What the keys of a table do beyond moving in it. */
type GridKeysOptions = {
  /** Goes to the page before (-1) or after (1); answers whether there is one. */
  readonly turnPage: (by: -1 | 1) => boolean;
  /** Changes when the table shows other records. */
  readonly rows: unknown;
};

/** What a table needs so that arrow keys, Home, End, PageUp and PageDown move in it, and Tab finds one place only. */
export type GridKeys = {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLTableElement>) => void;
};

/** Keys for a table whose cells each hold one place for the focus: its link or button, or the cell itself. */
export function useGridKeys({ turnPage, rows }: GridKeysOptions): GridKeys {
  const ref = useRef<HTMLTableElement>(null);
  const awaited = useRef<'first' | 'last'>(undefined);
  const stop = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const table = ref.current;
    if (!table || awaited.current === undefined) return;
    focusAt(table, { row: awaited.current === 'first' ? 1 : lastOf(table).row, column: 0 });
    awaited.current = undefined;
  }, [rows]);
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key];
    const at = spotOf(event.target);
    if (!step || !at || event.altKey || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const to = step(at, lastOf(event.currentTarget));
    const turn = turns.get(event.key);
    if (!turn || to.row !== at.row) focusAt(event.currentTarget, to);
    else if (turnPage(turn.by)) awaited.current = turn.lands;
  };
  const onFocus = ({ target }: FocusEvent<HTMLTableElement>) => {
    if (!(target instanceof HTMLElement) || !spotOf(target) || target.closest('thead')) return;
    if (stop.current && stop.current !== target) stop.current.tabIndex = -1;
    target.tabIndex = 0;
    stop.current = target;
  };
  return { ref, onKeyDown, onFocus };
}

/** Where in its table an element stands; `undefined` outside of any cell. */
export function spotOf(target: EventTarget): Spot | undefined {
  const cell = target instanceof Element ? target.closest('td, th') : null;
  const row = cell?.closest('tr');
  if (!(cell instanceof HTMLTableCellElement) || !row || row.dataset['head'] !== undefined) return undefined;
  return { row: Number(row.dataset['line'] ?? 0), column: cell.cellIndex };
}

/** The cell at a place: rows are those of records, counted from 1; the heads of groups between them do not count. */
export const cellAt = (table: HTMLTableElement | null, { row, column }: Spot): HTMLTableCellElement | undefined =>
  (row === 0 ? table?.rows[0] : table?.querySelector<HTMLTableRowElement>(`tr[data-line="${row}"]`))?.cells[column];

/** How many records a table shows. */
export const recordRows = (table: HTMLTableElement): number => table.querySelectorAll('tr[data-line]').length;

const lastOf = (table: HTMLTableElement): Spot => ({
  row: recordRows(table),
  column: (table.rows[0]?.cells.length ?? 1) - 1,
});

/** Puts the focus into a cell: on its link or button, or on the cell itself. */
export function focusAt(table: HTMLTableElement, spot: Spot): void {
  const cell = cellAt(table, spot);
  const target = cell?.querySelector<HTMLElement>('a, button') ?? cell;
  target?.focus();
}
