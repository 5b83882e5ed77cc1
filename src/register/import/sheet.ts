import { ok, type Result } from '../../kernel/result.ts';
import { fieldsOf, type Register } from '../contract.ts';
import { type Coercer, coercerOf } from './coerce.ts';
import { decimalMarkOf } from './decimals.ts';
import { fieldNames, likeness } from './headings.ts';
import type { MappedColumn } from './mapping.ts';
import type { Notices } from './notices.ts';
import { type ImportChoices, type UnderstoodFile, understandFile } from './plan.ts';
import { isToCheck, readCell, shownValue } from './rows.ts';
import type { Breathe, NotUnderstood, Table } from './table.ts';

/** What reading a sheet takes: fields that its columns may be, declared as a register declares its own. */
export type SheetRequest = {
  readonly register: Register;
  readonly bytes: Uint8Array;
  readonly choices: ImportChoices;
  readonly notices: Notices;
  readonly breathe: Breathe;
  /** Whether a column may be a field for what its values look like, where its heading does not say so. */
  readonly mayGuess: (field: string) => boolean;
};

/** A row of a sheet: what stands in the columns that go to a field, tidied, by field; empty cells are not there. */
export type SheetRow = { readonly row: number; readonly texts: ReadonlyMap<string, string> };

/** A file that no register takes in: where its columns go, what stands in them, and how a cell of each is read. */
export type Sheet = {
  readonly table: Table;
  readonly dayFirst: boolean | null;
  readonly columns: readonly MappedColumn[];
  readonly rows: readonly SheetRow[];
  /** The readers of the columns that go to a field, by field. */
  readonly coercers: ReadonlyMap<string, Coercer>;
};

const stretch = 500;

/**
 * Reads a file by fields that need not be those of a register, with all that the import of one does to read it. A column
 * that is called exactly like a field is that field, whatever stands in it: so that what is wrong there is said.
 */
export async function readSheet(request: SheetRequest): Promise<Result<Sheet, NotUnderstood>> {
  const file = await understandFile(request);
  if (!file.ok) return file;
  const { table, orders } = file.value;
  for (const notice of [...table.notices, ...orders.notices]) request.notices.add(notice);
  const columns = placed(file.value, request);
  const used = columns.filter(({ target }) => target !== 'none');
  const rows = await readRows(table, used, request);
  return ok({ table, dayFirst: orders.dayFirst, columns, rows, coercers: coercersOf(file.value, used, request) });
}

/** Where columns go when nothing is kept beside the fields, and headings are taken at their word. */
function placed({ columns }: UnderstoodFile, { register, mayGuess }: SheetRequest): readonly MappedColumn[] {
  const names = fieldsOf(register).map(([name, field]) => ({ name, names: fieldNames(name, field) }));
  const taken = new Set(columns.map(({ target }) => target));
  return columns.map((column): MappedColumn => {
    const isGuess = column.reason === 'content' && !mayGuess(column.target);
    if (column.target !== 'extra' && !isGuess) return column;
    const named = names.find((each) => {
      const reason = likeness(column.heading, each.names)?.reason;
      return (reason === 'exact' || reason === 'known') && !taken.has(each.name);
    });
    if (named === undefined || column.reason === 'chosen') return { ...column, target: 'none', reason: 'none' };
    taken.add(named.name);
    return { ...column, target: named.name, reason: 'exact' };
  });
}

async function readRows(
  table: Table,
  used: readonly MappedColumn[],
  { notices, breathe }: SheetRequest,
): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const [index, each] of table.rows.entries()) {
    if (index % stretch === stretch - 1) await breathe();
    if (!isToCheck(each, { table, notices })) continue;
    const texts = new Map<string, string>();
    for (const { number, heading, target } of used) {
      const cell = each.cells[number - 1] ?? '';
      const { extra, said } = readCell(cell, { coerce: undefined }, table.format === 'csv');
      if (said) notices.add({ row: each.row, column: heading, value: shownValue(cell), ...said });
      if (extra !== '') texts.set(target, extra);
    }
    rows.push({ row: each.row, texts });
  }
  return rows;
}

function coercersOf(
  { table, orders }: UnderstoodFile,
  used: readonly MappedColumn[],
  { register }: SheetRequest,
): ReadonlyMap<string, Coercer> {
  const fields = new Map(fieldsOf(register));
  return new Map(
    used.flatMap(({ number, target }) => {
      const field = fields.get(target);
      if (!field) return [];
      const decimals = decimalMarkOf(
        field.kind === 'number' ? table.rows.map(({ cells }) => cells[number - 1] ?? '') : [],
      );
      return [[target, coercerOf(field, { order: orders.orderOf(number), decimals, role: 'other' })] as const];
    }),
  );
}
