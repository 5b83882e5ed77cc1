import type * as z from 'zod';
import type { InputProblem } from '../../kernel/problem.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { demandsOf, isMoveAllowed } from '../contract/moves.ts';
import type { checkedImport, importProgress, Register } from '../contract.ts';
import { namedFields, stateText } from '../states.ts';
import { cellName } from './cell-name.ts';
import { type Candidate, type Changes, comparerOf, isUnchanged } from './changes.ts';
import { type DateOrders, dateOrders } from './date-orders.ts';
import { isTooWide, tooWide } from './entry-size.ts';
import { type KnownValues, type MappedColumn, mapColumns } from './mapping.ts';
import { type Matched, matchRows } from './match.ts';
import { type Notices, noticesUpTo } from './notices.ts';
import { readTable } from './read-table.ts';
import type { Remembered } from './remembered.ts';
import { type CheckedRow, checkRows } from './rows.ts';
import { inSlices } from './slices.ts';
import type { Breathe, NotUnderstood, ReadChoices, RowNotice, Table } from './table.ts';

/** What a person may say about a file before it is imported, as the operations take it. */
export type ImportChoices = ReadChoices & {
  readonly map?: readonly string[] | undefined;
  readonly dayFirst?: 'yes' | 'no' | undefined;
  readonly mapping?: 'remembered' | 'proposed' | undefined;
};

/** A file that was read and whose columns have their places. */
export type UnderstoodFile = {
  readonly table: Table;
  readonly columns: readonly MappedColumn[];
  readonly orders: DateOrders;
  /** How a file of the same source was imported before; whether its columns go there again is for the choices to say. */
  readonly remembered: Remembered | undefined;
};

/** What understanding a file takes. `known` are values that the register holds, by field: of owner units above all. */
export type UnderstandRequest = {
  readonly register: Register;
  readonly bytes: Uint8Array;
  readonly choices: ImportChoices;
  readonly known?: KnownValues;
  /** Finds how a file with such headings was imported before. */
  readonly recall?: (headings: readonly string[]) => Promise<Remembered | undefined>;
  readonly breathe: Breathe;
};

/** Reads a file and finds where its columns go; refuses what is no table, and corrections that do not fit it. */
export async function understandFile(request: UnderstandRequest): Promise<Result<UnderstoodFile, NotUnderstood>> {
  const { register, choices, known, recall, breathe } = request;
  const table = await readTable(request);
  if (!table.ok) return table;
  const remembered = await recall?.(table.value.headings);
  const places = choices.mapping === 'proposed' ? undefined : remembered?.targets;
  const asking = { register, known, map: choices.map, remembered: places };
  const columns = await inSlices(mapColumns(table.value, asking), breathe);
  if (!columns.ok) return err(wrongCorrections(columns.error));
  const asked = { register, table: table.value, columns: columns.value, dayFirst: choices.dayFirst };
  const orders = await inSlices(dateOrders(asked), breathe);
  return ok({ table: table.value, columns: columns.value, orders, remembered });
}

const wrongCorrections = (problems: readonly InputProblem[]): NotUnderstood =>
  refusal(
    'file_not_understood',
    'some corrections of the mapping do not fit the file; mend them and try again',
    problems,
  );

/** How far a plan is; `writing` comes after it. */
export type ImportStep = z.output<typeof importProgress>;

/** What planning takes. `candidates` gives the records that the rows may be: all of the register, or all that share a key with a row. */
export type PlanRequest<C extends Candidate> = {
  readonly register: Register;
  readonly file: UnderstoodFile;
  readonly candidates: (rows: readonly CheckedRow[]) => Promise<readonly C[]>;
  /** The same rows with titles where they name linked records by id, for candidates are recognised by titles. */
  readonly titled?: (rows: readonly CheckedRow[]) => Promise<readonly CheckedRow[]>;
  readonly breathe: Breathe;
  readonly tell: (step: ImportStep) => void;
  /** `valid` leaves rows with problems out; otherwise (and where the whole file has a problem) they stand in the way of all. */
  readonly accept?: 'all' | 'valid';
  /** How many problems, and how many warnings, are told in full. */
  readonly told?: number;
};

/** A record as an import changes it; `changes` holds only what differs. */
export type PlannedUpdate<C extends Candidate> = {
  readonly row: number;
  readonly record: C;
  readonly matchedBy: string;
  readonly changes: Changes;
};

/** What an import would do, row by row and counted as the operations answer it. It MUST NOT be carried out where it `isRefused`. */
export type Plan<C extends Candidate> = {
  readonly creates: readonly CheckedRow[];
  readonly updates: readonly PlannedUpdate<C>[];
  /** How many rows say what is recorded already; the records themselves are not held on to. */
  readonly unchanged: number;
  /** Whether a problem stands in the way: any, or one of the whole file where rows with problems are left out. */
  readonly isRefused: boolean;
  readonly counts: Omit<z.output<ReturnType<typeof checkedImport>>, 'linked'>;
};

const usuallyTold = 500;

/** Checks every row of a file, recognises those that are here already, and says what would be created and updated. */
export async function planImport<C extends Candidate>(request: PlanRequest<C>): Promise<Plan<C>> {
  const { register, file, tell } = request;
  const notices = noticesUpTo(request.told ?? usuallyTold);
  for (const notice of [...file.table.notices, ...file.orders.notices]) notices.add(notice);
  const of = file.table.rows.length;
  const checked = await checkRows({
    ...request,
    ...file,
    notices,
    checked: (done) => tell({ step: 'checking', done, of }),
  });
  const rows = request.accept === 'valid' ? checked.filter(({ row }) => !notices.refusedRows().has(row)) : checked;
  tell({ step: 'matching', done: 0, of: rows.length });
  const candidates = await request.candidates(rows);
  const titled = (await request.titled?.(rows)) ?? rows;
  const matching = matchRows({ register, rows: titled, candidates, notice: notices.add });
  const matches = asWritten(await inSlices(matching, request.breathe), rows);
  const planned = await changesOfAll(matches, { ...request, notices });
  tell({ step: 'matching', done: rows.length, of: rows.length });
  const isRefused = request.accept === 'valid' ? notices.isFileRefused() : notices.problems() > 0;
  return { ...planned, isRefused, counts: countsOf(planned, matches, { ...request, notices }) };
}

/** What was matched, with the rows as the file has them. */
const asWritten = <C extends Candidate>(matches: readonly Matched<C>[], rows: readonly CheckedRow[]) =>
  matches.map((match, at) => ({ ...match, row: rows[at] ?? match.row }));

type Planned<C extends Candidate> = Omit<Plan<C>, 'counts' | 'isRefused'>;

async function changesOfAll<C extends Candidate>(
  matches: readonly Matched<C>[],
  { register, notices, breathe, accept }: PlanRequest<C> & { readonly notices: Notices },
): Promise<Planned<C>> {
  const comparer = comparerOf(register);
  const [creates, updates]: [CheckedRow[], PlannedUpdate<C>[]] = [[], []];
  let unchanged = 0;
  for (const [index, { row, record, matchedBy = '' }] of matches.entries()) {
    if (index % 1000 === 999) await breathe();
    const changes = record ? comparer.changes(row, record) : row;
    if (isTooWide(changes, record)) {
      notices.add(tooWide(row.row, changes));
      if (accept === 'valid') continue;
    }
    if (!record) {
      creates.push(row);
      sayGaps({ row: row.row, before: undefined, after: valuesOfNew(register, row) }, register, notices);
      continue;
    }
    if (isUnchanged(changes) || record.archived) unchanged += 1;
    else updates.push({ row: row.row, record, matchedBy, changes });
    if (!isUnchanged(changes)) sayOfUpdate({ row: row.row, record, changes }, register, notices);
  }
  return { creates, updates, unchanged };
}

const valuesOfNew = ({ states }: Register, { values }: CheckedRow): CheckedRow['values'] =>
  states ? { [states.field]: states.first, ...values } : values;

type Passing = {
  readonly row: number;
  readonly before: CheckedRow['values'] | undefined;
  readonly after: CheckedRow['values'];
};

/** What somebody else recorded is taken over as it is: what the state lacks is said, and the record shows it until it is filled in. */
function sayGaps({ row, before, after }: Passing, register: Register, notices: Notices): void {
  const { fields } = demandsOf(register, before, after);
  if (fields.length === 0) return;
  const state = stateText(register, after[register.states?.field ?? '']);
  const message = `${state}, but ${namedFields(register, fields)} ${fields.length === 1 ? 'is' : 'are'} not recorded; the row is taken over with the gap`;
  notices.add({ row, column: null, level: 'warning', code: 'state_gap', message });
}

type ToldUpdate = { readonly row: number; readonly record: Candidate; readonly changes: Changes };

function sayOfUpdate({ row, record, changes }: ToldUpdate, register: Register, notices: Notices): void {
  const { states, label } = register;
  if (record.archived) {
    const message = `the record that it matches is archived and stays as it is; restore it first if these ${label.many} are one`;
    notices.add({ row, column: null, level: 'warning', code: 'archived_left_alone', message });
    return;
  }
  if (!states) return;
  sayGaps({ row, before: record.values, after: { ...record.values, ...changes.values } }, register, notices);
  const [from, to] = [record.values[states.field], changes.values[states.field]];
  if (typeof from !== 'string' || typeof to !== 'string' || isMoveAllowed(register, from, to)) return;
  const message = `${states.field} goes from \`${from}\` to \`${to}\`, a move that is not allowed by hand; it is taken over as a correction`;
  notices.add({ row, column: null, level: 'warning', code: 'state_corrected', message });
}

function countsOf<C extends Candidate>(
  planned: Planned<C>,
  matches: readonly Matched<C>[],
  { notices, accept, file }: PlanRequest<C> & { readonly notices: Notices },
): Plan<C>['counts'] {
  const rows = planned.creates.length + planned.updates.length + planned.unchanged;
  const refused = matches.filter(({ row }) => notices.refusedRows().has(row.row)).length;
  const byKey = new Map<string, number>();
  for (const { matchedBy } of matches)
    if (matchedBy !== undefined) byKey.set(matchedBy, (byKey.get(matchedBy) ?? 0) + 1);
  return {
    rows,
    created: planned.creates.length,
    updated: planned.updates.length,
    fields: fieldsIn(planned),
    unchanged: planned.unchanged,
    others: notices.isFileRefused() ? 0 : rows - (accept === 'valid' ? 0 : refused),
    leftOut: accept === 'valid' ? notices.refusedRows().size : 0,
    matchedBy: [...byKey].map(([key, rows]) => ({ key, rows })),
    problems: notices.problems(),
    warnings: notices.warnings(),
    notices: notices.kept().map((notice) => toldNotice(notice, file.table)),
  };
}

/** How many fields and extra fields updates change. */
const fieldsIn = ({ updates }: Planned<Candidate>): number =>
  updates.reduce((sum, { changes }) => sum + Object.keys(changes.values).length + Object.keys(changes.extra).length, 0);

/** A notice as it is told, with its cell as a spreadsheet calls it; records of JSON have none. */
export function toldNotice(
  { row, column, level, code, message, value }: RowNotice,
  { format, headings }: Pick<Table, 'format' | 'headings'>,
) {
  const at = column === null || format === 'json' ? -1 : headings.indexOf(column);
  return { row, column, cell: at < 0 ? null : cellName(row, at), value: value ?? null, level, code, message };
}
