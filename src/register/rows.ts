import { type RawBuilder, sql } from 'kysely';
import { titlesOf } from './columns.ts';
import { isCustom } from './contract/custom.ts';
import { type FieldValue, isComputed, linkOf } from './contract/field.ts';
import { columnOf, type Register, writtenFieldsOf } from './contract/register.ts';
import { heldBy } from './held-by.ts';
import { columnIn } from './held-column.ts';

/** A record as the server holds it in hand: `values` has every field that was read. */
export type RecordRow = {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archivedAt: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** What the records are called that this one links to, by id, where they were asked for. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
};

type Raw = Readonly<Record<string, unknown>>;

/** The register's table. */
export const tableOf = (register: Register): RawBuilder<unknown> => sql.table(register.kind);

/** The columns of a record: its own, those of the fields named (all that are recorded, when none are), and the extra fields. */
export function selection(register: Register, columns?: readonly string[]): RawBuilder<unknown> {
  const fields = columns ?? writtenFieldsOf(register).map(([name]) => name);
  const own = ['id', 'version', 'created_at', 'updated_at', 'archived_at', ...(columns ? [] : ['extra'])];
  const held = own.map((column) => sql.ref(`${register.kind}.${column}`));
  return sql.join([...held, ...fields.map((name) => selected(register, name))]);
}

function selected(register: Register, name: string): RawBuilder<unknown> {
  if (isComputed(register.fields[name])) return sql`${heldBy(register, name, 'page')} as ${sql.ref(columnOf(name))}`;
  const held = columnIn(register, name, register.kind);
  return isCustom(name) ? sql`${held} as ${sql.ref(name)}` : held;
}

/** As `selection`, and the titles of what the fields link to; where no fields are named, also those that are computed. */
export function selectionWithTitles(register: Register, columns?: readonly string[]): RawBuilder<unknown> {
  const names = columns ?? Object.keys(register.fields);
  const fields = columns
    ? selection(register, columns)
    : sql`${selection(register, names)}, ${sql.ref(`${register.kind}.extra`)}`;
  const links = names.flatMap((name) => {
    const field = register.fields[name];
    const to = field && linkOf(field);
    return to ? [sql`coalesce(${titlesOf(register, name, to)}, '{}')`] : [];
  });
  if (links.length === 0) return fields;
  return sql`${fields}, ${sql.join(links, sql` || `)} as titles`;
}

/** Reads a row of the table that `selection` asked for, with the same columns. */
export const recordOf = (register: Register, raw: Raw, columns?: readonly string[]): RecordRow => ({
  id: textOf(raw['id']),
  version: Number(raw['version']),
  createdAt: textOf(raw['created_at']),
  updatedAt: textOf(raw['updated_at']),
  archivedAt: raw['archived_at'] === null ? null : textOf(raw['archived_at']),
  values: valuesIn(raw, columns ?? Object.keys(register.fields)),
  titles: textsIn(raw['titles']),
  extra: textsIn(raw['extra']),
});

function valuesIn(raw: Raw, names: readonly string[]): RecordRow['values'] {
  const values: Record<string, FieldValue> = {};
  for (const name of names) {
    const value = raw[columnOf(name)];
    if (value !== undefined) values[name] = valueOf(value);
  }
  return values;
}

const textOf = (value: unknown): string => String(value);

/** A value as the database gives it, as a field holds it. */
export const valueOf = (value: unknown): FieldValue => {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map(String) : textOf(value);
};

const textsIn = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
    : {};
