import { isComputed } from '../../../contract/field.ts';
import type { Register } from '../../../contract/register.ts';
import type { RowSeen } from '../../register-context.tsx';
import { isOneCell, type Rectangle, type Spot, spotsIn } from './rectangle.ts';

/** Cells that are pasted into the table of a page. */
export type PasteQuestion = {
  readonly rows: readonly RowSeen[];
  /** What stands in each column, the title first. */
  readonly names: readonly string[];
  readonly into: Rectangle;
  readonly cells: readonly (readonly string[])[];
  /** The text of a cell as the server reads it. */
  readonly stored: (name: string, text: string) => string;
};

/** What pasting comes to: texts by record, how many cells those are, and how many had no place. */
export type Pasted = {
  readonly records: readonly {
    readonly id: string;
    readonly version: number;
    readonly texts: Readonly<Record<string, string>>;
  }[];
  readonly cells: number;
  readonly cut: number;
};

/** Lays pasted cells over a page, from the rectangle's first cell on; one cell alone fills all of the rectangle. */
export function pasteCells(register: Register, { rows, names, into, cells, stored }: PasteQuestion): Pasted {
  const byRow = new Map<RowSeen, Record<string, string>>();
  let [placed, cut] = [0, 0];
  for (const { row: at, column, text } of laid(into, cells)) {
    const [row, name] = [rows[at - 1], names[column]];
    if (!row || name === undefined || !(name in register.fields) || isComputed(register.fields[name])) {
      cut += 1;
      continue;
    }
    const texts = byRow.get(row) ?? {};
    byRow.set(row, texts);
    texts[name] = stored(name, text);
    placed += 1;
  }
  const records = [...byRow].map(([{ id, version }, texts]) => ({ id, version, texts }));
  return { records, cells: placed, cut };
}

type Laid = Spot & { readonly text: string };

function laid(into: Rectangle, cells: readonly (readonly string[])[]): readonly Laid[] {
  const [first] = cells;
  const isOne = cells.length === 1 && first?.length === 1;
  if (isOne && !isOneCell(into))
    return spotsIn(into).flatMap((row) => row.map((spot) => ({ ...spot, text: first[0] ?? '' })));
  return cells.flatMap((row, down) =>
    row.map((text, right) => ({ row: into.from.row + down, column: into.from.column + right, text })),
  );
}
