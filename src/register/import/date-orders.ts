import { fieldsOf, type Register } from '../contract.ts';
import { allEvidence, type DateOrder, type OrderEvidence, orderEvidence, shownOrder, usualOrder } from './dates.ts';
import type { MappedColumn } from './mapping.ts';
import { mapSliced, type Sliced } from './slices.ts';
import type { RowNotice, Table } from './table.ts';

/** In which order the dates of a file are written, column by column, and what there is to say about it. */
export type DateOrders = {
  /** For the whole file; `null` where no column that goes to a date field holds a date such as `3/4/2026`. */
  readonly dayFirst: boolean | null;
  readonly orderOf: (column: number) => DateOrder;
  readonly notices: readonly RowNotice[];
};

/** What decides the order of dates: a person's choice, else the column's own values, else the file's, else custom. */
export type OrderRequest = {
  readonly register: Register;
  readonly table: Table;
  readonly columns: readonly MappedColumn[];
  readonly dayFirst?: 'yes' | 'no' | undefined;
};

/** Decides how `3/4/2026` is read in each column of dates. A guess is said as a warning for its column. */
export function* dateOrders(request: OrderRequest): Sliced<DateOrders> {
  const dates: Seen[] = [];
  for (const column of dateColumns(request))
    dates.push({ column, seen: yield* evidenceIn(request.table, column.number) });
  const numeric = dates.filter(({ seen }) => seen.day + seen.month + seen.either > 0);
  const chosen = request.dayFirst && (request.dayFirst === 'yes' ? 'day' : 'month');
  if (numeric.length === 0) return { dayFirst: null, orderOf: () => chosen ?? 'month', notices: [] };
  const file =
    chosen ??
    shownOrder(yield* fileEvidence(request.table, dates)) ??
    usualOrder(allEvidence(numeric.map(({ seen }) => seen)));
  const orders = new Map(numeric.map(({ column, seen }) => [column.number, chosen ?? shownOrder(seen) ?? file]));
  const notices = chosen
    ? []
    : numeric.flatMap(({ column, seen }) =>
        doubts(request.table, column, { seen, order: orders.get(column.number) ?? file }),
      );
  return { dayFirst: file === 'day', orderOf: (column) => orders.get(column) ?? file, notices };
}

function dateColumns({ register, columns }: OrderRequest): readonly MappedColumn[] {
  const fields = new Map(fieldsOf(register));
  return columns.filter(({ target }) => fields.get(target)?.kind === 'date');
}

function* evidenceIn(table: Table, column: number): Sliced<OrderEvidence> {
  return orderEvidence(yield* mapSliced(table.rows, ({ cells }) => cells[column - 1] ?? ''));
}

type Seen = { readonly column: MappedColumn; readonly seen: OrderEvidence };

/** What all columns of a file show together: other columns than the mapped ones may hold a day after the twelfth. */
function* fileEvidence(table: Table, dates: readonly Seen[]): Sliced<OrderEvidence> {
  const mapped = allEvidence(dates.map(({ seen }) => seen));
  if (shownOrder(mapped) !== undefined) return mapped;
  const all: OrderEvidence[] = [];
  for (const index of table.headings.keys()) all.push(yield* evidenceIn(table, index + 1));
  return allEvidence(all);
}

function doubts(
  { headerRow }: Table,
  { heading }: MappedColumn,
  { seen, order }: { seen: OrderEvidence; order: DateOrder },
): readonly RowNotice[] {
  const about = { row: headerRow ?? 1, column: heading, level: 'warning' } as const;
  const said = order === 'day' ? 'day first' : 'month first';
  if (seen.day > 0 && seen.month > 0) {
    return [
      {
        ...about,
        code: 'date_order_mixed',
        message: `some dates are written day first and some month first; those that could be either are read ${said}`,
      },
    ];
  }
  if (seen.day + seen.month > 0 || seen.either === 0) return [];
  return [
    {
      ...about,
      code: 'date_order_assumed',
      message: `nothing shows whether its dates are written day first; they are read ${said}; choose the order if that is wrong`,
    },
  ];
}
