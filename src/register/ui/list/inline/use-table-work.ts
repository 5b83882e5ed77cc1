import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import { isPressed, shortcuts } from '../../../../kit/shortcuts.ts';
import { type Field, isComputed } from '../../../contract/field.ts';
import { useBulk } from '../../bulk/bulk-context.tsx';
import { nothing, ranged, refreshed, toggled } from '../../bulk/selection.ts';
import { type RowSeen, useRegister } from '../../register-context.tsx';
import { focusAt, type GridKeys, recordRows, spotOf } from '../grid-keys.ts';
import { isOneCell, type Spot } from './rectangle.ts';
import { type Cells, useCells } from './use-cells.ts';
import { useClipboard } from './use-clipboard.ts';

/** The cell that is being edited: a field of a record of the page. */
export type Edited = { readonly row: RowSeen; readonly name: string; readonly spot: Spot };

/** The rows and columns of a table, and what its keys do already. */
export type TableSource = {
  readonly rows: readonly RowSeen[];
  /** What stands in each column, the title first. */
  readonly names: readonly string[];
  readonly keys: GridKeys;
};

/** Lets rows be selected and cells be edited, copied and pasted, beside what keys do in the table already. */
export function useTableWork({ rows, names, keys }: TableSource) {
  const { register } = useRegister();
  const { mayEdit } = useBulk();
  const [edited, setEdited] = useState<Edited>();
  const cells = useCells(keys.ref, rows);
  const clipboard = useClipboard({ rows, names, cells });
  const select = useRowSelection(rows);
  const openAt = (spot: Spot | undefined): boolean => {
    const [row, name] = [rows[(spot?.row ?? 0) - 1], names[spot?.column ?? -1]];
    if (!spot || !row || name === undefined || !mayEdit || !isOpenTo(row, register.fields[name])) return false;
    setEdited({ row, name, spot });
    return true;
  };
  const close = (to: Spot | undefined) => {
    const table = keys.ref.current;
    setEdited(undefined);
    if (table && edited) focusAt(table, within(table, to ?? edited.spot));
  };
  return {
    edited,
    close,
    table: {
      ref: keys.ref,
      onFocus: (event: FocusEvent<HTMLTableElement>) => {
        keys.onFocus(event);
        cells.focused(spotOf(event.target));
      },
      onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => {
        const spot = spotOf(event.target);
        cells.extends(event.shiftKey);
        const isHeard = spot && spot.row > 0 && hearKey(event, { spot, select, openAt, cells });
        if (isHeard) event.preventDefault();
        else keys.onKeyDown(event);
      },
      onMouseDown: cells.pressed,
      onMouseOver: cells.draggedOver,
      onClick: ({ target, shiftKey }: MouseEvent) => {
        const id = target instanceof HTMLElement ? target.dataset['select'] : undefined;
        if (id !== undefined) select.click(id, shiftKey);
      },
      onDoubleClick: ({ target }: MouseEvent) => {
        if (target instanceof Element && !target.closest('a, label')) openAt(spotOf(target));
      },
      onCopy: (event: ClipboardEvent) => clipboard.copy(event),
      onPaste: (event: ClipboardEvent) => clipboard.paste(event),
    },
  };
}

const isOpenTo = ({ archivedAt }: RowSeen, field: Field | undefined): boolean =>
  archivedAt === null && field !== undefined && !isComputed(field);

const within = (table: HTMLTableElement, { row, column }: Spot): Spot => ({
  row: Math.min(Math.max(row, 1), recordRows(table)),
  column: Math.min(Math.max(column, 0), (table.rows[0]?.cells.length ?? 1) - 1),
});

type Hearing = {
  readonly spot: Spot;
  readonly select: RowSelection;
  readonly openAt: (spot: Spot) => boolean;
  readonly cells: Cells;
};

/** Answers whether a key was meant for this and needs no more. In the column of titles shift reaches rows, elsewhere cells. */
function hearKey(event: KeyboardEvent, { spot, select, openAt, cells }: Hearing): boolean {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey)
    return isPressed(event, shortcuts.undo) && !shiftKey && select.undo();
  const step = rowSteps.get(key);
  if (step !== undefined && shiftKey && spot.column === 0) select.reach(spot.row, spot.row + step);
  const acts: Readonly<Record<string, () => boolean>> = {
    [shortcuts.select.key]: () => select.key(spot.row),
    [shortcuts.editCell.key]: () => openAt(spot),
    [shortcuts.openCell.key]: () => spot.column > 0 && openAt(spot),
    [shortcuts.leaveSelection.key]: () => (isOneCell(cells.rectangle()) ? select.clear() : cells.collapse()),
  };
  return acts[key]?.() ?? false;
}

const rowSteps = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

type RowSelection = {
  readonly click: (id: string, isRange: boolean) => void;
  readonly key: (row: number) => boolean;
  readonly reach: (from: number, to: number) => void;
  readonly clear: () => boolean;
  readonly undo: () => boolean;
};

function useRowSelection(rows: readonly RowSeen[]): RowSelection {
  const { selection: store, mayEdit, mayArchive, undo } = useBulk();
  const may = mayEdit || mayArchive;
  useEffect(() => store.set(refreshed(store.get(), rows)), [store, rows]);
  const idAt = (row: number): string | undefined => rows[row - 1]?.id;
  return {
    click: (id, isRange) => store.set(isRange ? ranged(store.get(), rows, id) : toggled(store.get(), rows, id)),
    key: (row) => {
      const id = idAt(row);
      if (!may || id === undefined) return false;
      store.set(toggled(store.get(), rows, id));
      return true;
    },
    reach: (from, to) => {
      const [begin, end] = [idAt(from), idAt(to)];
      if (!may || begin === undefined || end === undefined) return;
      const held = store.get();
      const isAnchored = held.chosen.has(begin) && rows.some(({ id }) => id === held.anchor);
      store.set(ranged(isAnchored ? held : toggled(held, rows, begin), rows, end));
    },
    clear: () => {
      const { chosen, isAll } = store.get();
      if (chosen.size === 0 && !isAll) return false;
      store.set(nothing);
      return true;
    },
    undo: () => {
      if (!mayEdit) return false;
      undo();
      return true;
    },
  };
}
