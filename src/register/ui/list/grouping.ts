import { nothingThere } from '../../contract/group-names.ts';
import type { ListAnswer, RowSeen } from '../register-context.tsx';
import { fieldValueOf } from '../values.ts';
import type { ListView } from './list-view.ts';

/** The groups of a page. */
export type GroupsSeen = NonNullable<ListAnswer['groups']>;

/** The head of one group. */
export type HeadSeen = GroupsSeen['heads'][number];

/** A line of a grouped list: the head of a group, or a record with its place among the records of the page. */
export type Line = { readonly head: HeadSeen } | { readonly row: RowSeen; readonly place: number };

/** The lines of a page: each record after the head of its group. Without groups, the records alone. */
export function linesOf(rows: readonly RowSeen[], groups: GroupsSeen | undefined): readonly Line[] {
  if (!groups) return rows.map((row, place) => ({ row, place }));
  const lines: Line[] = [];
  let place = 0;
  for (const head of groups.heads) {
    lines.push({ head });
    while (!head.isFolded && place < rows.length) {
      const row = rows[place];
      if (!row || fieldValueOf(row.values[groups.field]) !== head.value) break;
      lines.push({ row, place });
      place += 1;
    }
  }
  return lines;
}

/** The view with a group folded or, where it was, unfolded. What comes after it moves, so the page stays only where it can. */
export function toggledGroup(view: ListView, { value, isFolded }: HeadSeen): ListView {
  const name = value ?? nothingThere;
  const others = view.folded.filter((each) => each !== name);
  return { ...view, folded: isFolded ? others : [...others, name], page: isFolded ? view.page : 1 };
}

/** What a head is known by among its group's. */
export const keyOfHead = ({ value }: HeadSeen): string => `head ${value ?? nothingThere}`;
