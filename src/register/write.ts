import { type RawBuilder, sql } from 'kysely';
import type { Json } from '../kernel/canonical.ts';
import type { Change, EntryDraft, Query, Reading, Work } from '../store/index.ts';
import { isCustom } from './contract/custom.ts';
import type { Field, FieldValue } from './contract/field.ts';
import { columnOf, type Register, writtenFieldsOf } from './contract/register.ts';
import { type RecordRow, recordOf, selectionWithTitles, tableOf } from './rows.ts';

/** What a record is to become: fields that are not named stay as they are; an extra field's `null` removes it. */
export type Wanted = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string | null>>;
};

/** A record before and after, with what changed between. */
export type Edited = {
  readonly before: RecordRow;
  readonly after: RecordRow;
  readonly changes: Readonly<Record<string, Change>>;
};

/** Reads one record; `undefined` where this workspace has none with this id. */
export async function readRecord(register: Register, reading: Reading, id: string): Promise<RecordRow | undefined> {
  const rows = await reading.read<Record<string, unknown>>(
    sql`select ${selectionWithTitles(register)} from ${tableOf(register)} where workspace_id = ${reading.workspace} and id = ${id}`,
  );
  return rows[0] && recordOf(register, rows[0]);
}

/** Reads one record, with the titles of what it links to, and holds it against other writers until the transaction ends. */
export async function lockRecord(register: Register, work: Work, id: string): Promise<RecordRow | undefined> {
  const rows = await work.read<Record<string, unknown>>(
    sql`select ${selectionWithTitles(register)} from ${tableOf(register)} where workspace_id = ${work.workspace} and id = ${id} for update`,
  );
  return rows[0] && recordOf(register, rows[0]);
}

/** The record that `wanted` makes, at version 1; nothing is written yet. */
export function newRecord(register: Register, work: Work, wanted: Wanted): RecordRow {
  const empty = Object.fromEntries(writtenFieldsOf(register).map(([name]) => [name, null]));
  const first = register.states ? { [register.states.field]: register.states.first } : {};
  return {
    id: work.ids(register.kind),
    version: 1,
    createdAt: work.now,
    updatedAt: work.now,
    archivedAt: null,
    values: { ...empty, ...first, ...wanted.values },
    extra: withoutNulls(wanted.extra),
  };
}

/** The record that `wanted` makes of `before`; `undefined` where nothing differs. */
export function editedRecord(
  register: Register,
  before: RecordRow,
  { wanted, at }: { wanted: Wanted; at: string },
): Edited | undefined {
  const values = { ...before.values, ...wanted.values };
  const extra = withoutNulls({ ...before.extra, ...wanted.extra });
  const changes = { ...fieldChanges(register, before.values, values), ...extraChanges(before.extra, extra) };
  if (Object.keys(changes).length === 0) return undefined;
  return { before, after: { ...before, values, extra, version: before.version + 1, updatedAt: at }, changes };
}

/** Every recorded value of a new record, as changes from nothing. */
export const firstChanges = (register: Register, record: RecordRow): Readonly<Record<string, Change>> => ({
  ...fieldChanges(register, {}, record.values),
  ...extraChanges({}, record.extra),
});

/** A record to be written, with the entry that says what happened to it. */
export type Write = { readonly record: RecordRow; readonly entry: EntryDraft };

/** Inserts new records, each with its entry: one statement, however many there are. */
export const insertRecords = (register: Register, work: Work, writes: readonly Write[]): Promise<void> =>
  writeAll(work, writes, (records) => insertion(register, work, records));

/** Replaces records that the work holds, each with its entry: one statement, however many there are. */
export const updateRecords = (register: Register, work: Work, writes: readonly Write[]): Promise<void> =>
  writeAll(work, writes, (records) => updating(register, work, { records, columns: changedColumns(register, writes) }));

async function writeAll(
  work: Work,
  writes: readonly Write[],
  statement: (records: readonly RecordRow[]) => Query<{ id: string }>,
): Promise<void> {
  const [first, ...rest] = writes.map((write) => write.entry);
  if (!first) return;
  const written = await work.write(statement(writes.map((write) => write.record)), [first, ...rest]);
  if (written.length !== writes.length) throw new Error('a record changed under a lock that was held on it');
}

type Columns = ReadonlySet<string>;

const ownColumns = ['id', 'version', 'created_at', 'updated_at', 'archived_at', 'extra'] as const;

const columnsOf = (register: Register): Columns =>
  new Set([...ownColumns, ...declared(register).map(columnOf), 'custom']);

const declared = (register: Register): readonly string[] =>
  writtenFieldsOf(register).flatMap(([name]) => (isCustom(name) ? [] : [name]));

const custom = ({ fields }: Register): readonly string[] => Object.keys(fields).filter(isCustom);

const somethingIn = (value: FieldValue = null): FieldValue => (isNothing(value) ? null : value);

/**
 * The columns that updates have to set: what their entries say was changed, and the version. A column that is left alone
 * costs nothing: its long text stays where it is, and the words of a search are not made again.
 */
function changedColumns(register: Register, writes: readonly Write[]): Columns {
  const names = writes.map(({ entry }) => entry.changes && Object.keys(entry.changes));
  if (names.includes(undefined)) return columnsOf(register);
  const changed = new Set(names.flatMap((some = []) => some.map(columnOfChange)));
  return new Set([...columnsOf(register)].filter((each) => isAlwaysSet(each) || changed.has(each)));
}

const isAlwaysSet = (column: string): boolean => ['id', 'version', 'updated_at'].includes(column);

function columnOfChange(name: string): string {
  if (isCustom(name)) return 'custom';
  return name.startsWith('extra.') ? 'extra' : columnOf(name);
}

function jsonRow(register: Register, record: RecordRow, columns: Columns): Json {
  const own: Readonly<Record<(typeof ownColumns)[number], Json>> = {
    id: record.id,
    version: record.version,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    archived_at: record.archivedAt,
    extra: record.extra,
  };
  const all = {
    ...own,
    ...Object.fromEntries(declared(register).map((name) => [columnOf(name), record.values[name] ?? null])),
    custom: Object.fromEntries(custom(register).map((name) => [name, somethingIn(record.values[name])])),
  };
  return Object.fromEntries(Object.entries(all).filter(([column]) => columns.has(column)));
}

type Given = { readonly records: readonly RecordRow[]; readonly columns: Columns };

/** The records as rows of the table's own types, from one JSON value. */
const given = (register: Register, { records, columns }: Given): RawBuilder<unknown> =>
  sql`jsonb_populate_recordset(null::${tableOf(register)}, ${JSON.stringify(records.map((record) => jsonRow(register, record, columns)))}::jsonb)`;

function insertion(register: Register, work: Work, records: readonly RecordRow[]): Query<{ id: string }> {
  const columns = columnsOf(register);
  const named = [...columns].map((column) => sql.ref(column));
  const values = [...columns].map((column) => (column === 'custom' ? sql`jsonb_strip_nulls(custom)` : sql.ref(column)));
  return sql<{ id: string }>`insert into ${tableOf(register)} (workspace_id, ${sql.join(named)})
    select ${work.workspace}, ${sql.join(values)} from ${given(register, { records, columns })} returning id`;
}

/** The ids stand there twice: named as a list they are looked up, where a join alone may read the whole workspace. */
function updating(register: Register, work: Work, { records, columns }: Given): Query<{ id: string }> {
  const sets = [...columns].filter((column) => column !== 'id').map(setTo);
  return sql<{ id: string }>`update ${tableOf(register)} as kept set ${sql.join(sets)}
    from ${given(register, { records, columns })} as given
    where kept.workspace_id = ${work.workspace} and kept.id = any(${records.map(({ id }) => id)}::text[])
      and kept.id = given.id and kept.version = given.version - 1 returning kept.id`;
}

type Values = Readonly<Record<string, FieldValue>>;

function fieldChanges(register: Register, before: Values, after: Values): Record<string, Change> {
  return Object.fromEntries(
    writtenFieldsOf(register)
      .filter(([name]) => !isSame(before[name] ?? null, after[name] ?? null))
      .map(([name, field]) => [name, changeOf(field, before[name] ?? null, after[name] ?? null)]),
  );
}

const changeOf = (field: Field, from: FieldValue, to: FieldValue): Change => ({
  from,
  to,
  ...(field.personal ? { personal: true } : {}),
});

function extraChanges(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, Change> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .map((name) => [`extra.${name}`, { from: before[name] ?? null, to: after[name] ?? null }]),
  );
}

const withoutNulls = (extra: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extra).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));

/** Whether two values are the same; the order of a list does not count. */
export function isSame(a: FieldValue, b: FieldValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each) => b.includes(each));
  return a === b || (isNothing(a) && isNothing(b));
}

/** Whether a field has no value: nothing, an empty text or an empty list. */
export const isNothing = (value: FieldValue): boolean => value === null || value.length === 0;

/** What is not given of the workspace's own fields stays: the values of archived ones, and all where a register is read as declared. */
const setTo = (column: string): RawBuilder<unknown> =>
  column === 'custom'
    ? sql`custom = jsonb_strip_nulls(kept.custom || given.custom)`
    : sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`;
