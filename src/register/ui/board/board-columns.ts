import type { Register } from '../../contract/register.ts';
import { type Filter, withFilter } from '../list/filters.ts';
import type { ListView } from '../list/list-view.ts';

/** A column of a board: the records that have this value in its field; `null` for those with nothing there. */
export type ColumnValue = string | null;

/** The columns of a board in the order of the options, as far as the view's own filter on the field leaves them. */
export function columnsOf({ fields }: Register, { board = '', filters }: ListView): readonly ColumnValue[] {
  const field = fields[board];
  const options: readonly ColumnValue[] = field?.kind === 'oneOf' ? Object.keys(field.options) : [];
  const own = filters.flatMap((filter) => (filter.on === 'field' && filter.field === board ? [filter.asked] : []));
  return [...options, null].filter((value) =>
    own.every((asked) => {
      if (asked.kind === 'is') return value !== null && asked.values.includes(value);
      if (asked.kind === 'recorded') return value !== null;
      return asked.kind !== 'missing' || value === null;
    }),
  );
}

/** The list that is one column of a board: the view's, with one more filter. */
export function columnView(view: ListView, value: ColumnValue, size: number): ListView {
  const field = view.board ?? '';
  const filter: Filter = {
    on: 'field',
    field,
    asked: value === null ? { kind: 'missing' } : { kind: 'is', values: [value] },
  };
  return { ...view, filters: withFilter(view.filters, filter), group: undefined, folded: [], page: 1, size };
}

/** The fields that a card shows under its title: the reference, then the first that lists show and the board does not. */
export function cardFields(
  register: Register,
  { board, reference }: Readonly<Record<'board' | 'reference', string | undefined>>,
) {
  const shown = new Set([register.title, board, reference]);
  const others = register.listed.filter((name) => !shown.has(name));
  return [...(reference === undefined ? [] : [reference]), ...others.slice(0, 2)];
}

/** The next column in a direction to which a card may go; the same where there is none. */
export function nextTarget(
  columns: readonly ColumnValue[],
  {
    from,
    by,
    isAllowed,
  }: { readonly from: ColumnValue; readonly by: -1 | 1; readonly isAllowed: (to: ColumnValue) => boolean },
): ColumnValue {
  for (let at = columns.indexOf(from) + by; at >= 0 && at < columns.length; at += by) {
    const to = columns[at];
    if (to !== undefined && isAllowed(to)) return to;
  }
  return from;
}
