import { type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { cellAt, focusAt, spotOf } from '../grid-keys.ts';
import { isOneCell, type Rectangle, rectangleOf, type Spot, spotsIn } from './rectangle.ts';

/** The cells of a table that are picked: a rectangle from where it was begun to where one is now. */
export type Cells = {
  readonly rectangle: () => Rectangle;
  /** Says whether the next step of the focus extends the rectangle. */
  readonly extends: (is: boolean) => void;
  readonly focused: (spot: Spot | undefined) => void;
  readonly pressed: (event: MouseEvent<HTMLTableElement>) => void;
  readonly draggedOver: (event: MouseEvent<HTMLTableElement>) => void;
  readonly collapse: () => true;
};

type Held = {
  anchor: Spot;
  head: Spot;
  isExtending: boolean;
  isDragging: boolean;
  painted: readonly HTMLElement[];
};

const first: Spot = { row: 1, column: 0 };

/** Keeps the rectangle and marks its cells, without a row being drawn anew; other rows begin with none. */
export function useCells(table: RefObject<HTMLTableElement | null>, rows: unknown): Cells {
  const held = useRef<Held>({ anchor: first, head: first, isExtending: false, isDragging: false, painted: [] });
  useEffect(() => {
    const kept = held.current;
    kept.anchor = kept.head;
    paint(null, kept);
  }, [rows]);
  const take = (spot: Spot, isExtending: boolean) => {
    const kept = held.current;
    kept.head = spot;
    if (!isExtending) kept.anchor = spot;
    paint(table.current, kept);
  };
  return {
    rectangle: () => rectangleOf(held.current.anchor, held.current.head),
    extends: (is) => {
      held.current.isExtending = is;
    },
    focused: (spot) => {
      if (spot && spot.row > 0) take(spot, held.current.isExtending && held.current.anchor.column > 0);
    },
    pressed: (event) => {
      const spot = spotOf(event.target);
      held.current.isExtending = event.shiftKey;
      held.current.isDragging = spot !== undefined && spot.row > 0 && spot.column > 0;
      if (!event.shiftKey || !spot || !held.current.isDragging) return;
      event.preventDefault();
      focusAt(event.currentTarget, spot);
    },
    draggedOver: ({ target, buttons }) => {
      const spot = spotOf(target);
      if (buttons !== 1 || !held.current.isDragging || !spot || spot.row === 0 || spot.column === 0) return;
      const { head } = held.current;
      if (spot.row === head.row && spot.column === head.column) return;
      document.getSelection()?.removeAllRanges();
      take(spot, true);
    },
    collapse: () => {
      take(held.current.head, false);
      return true;
    },
  };
}

function paint(table: HTMLTableElement | null, held: Held): void {
  for (const cell of held.painted) delete cell.dataset['picked'];
  const rectangle = rectangleOf(held.anchor, held.head);
  const spots = table && !isOneCell(rectangle) ? spotsIn(rectangle).flat() : [];
  held.painted = spots.flatMap((spot) => cellAt(table, spot) ?? []);
  for (const cell of held.painted) cell.dataset['picked'] = 'true';
}
