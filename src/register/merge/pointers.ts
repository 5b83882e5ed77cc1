import { sql } from 'kysely';
import type { IdKind } from '../../kernel/id.ts';
import type { Reading, Work } from '../../store/index.ts';

/**
 * A table, other than those of registers, whose rows stand with a record by its id. When the record is merged into another
 * its rows either `move` there (the table has columns `id` and `version`, and each row an entry of its own), or they `stay`:
 * then a record that has some cannot be merged away. `unless`: a row stays behind where the other record has one with the
 * same in these columns, for what was said of that one counts.
 */
type Pointer = { readonly table: string; readonly column: string } & (
  | {
      readonly rows: 'move';
      readonly kind: IdKind;
      readonly event: string;
      readonly place: string;
      readonly unless?: readonly string[];
    }
  | { readonly rows: 'stay'; readonly kind: IdKind; readonly called: string }
);

/** INVARIANT: every table whose rows stand with a record by its id has a line here. */
const pointers: readonly Pointer[] = [
  { table: 'comment', column: 'record_id', rows: 'move', kind: 'comment', event: 'comment.moved', place: 'record' },
  {
    table: 'answer',
    column: 'subject_id',
    rows: 'move',
    kind: 'answer',
    event: 'answer.moved',
    place: 'subject',
    unless: ['catalogue', 'fact'],
  },
  {
    table: 'determination',
    column: 'system_id',
    rows: 'move',
    kind: 'determination',
    event: 'determination.moved',
    place: 'system',
    unless: ['catalogue'],
  },
  // A file is proof that it was there, of that record and no other: it is never moved.
  { table: 'evidence_revision', column: 'evidence_id', rows: 'stay', kind: 'evidence', called: 'files' },
];

/** Rows that moved from one record to another, with the version that each has now. */
export type MovedRows = {
  readonly table: string;
  readonly rows: readonly { readonly id: string; readonly version: number }[];
};

type Ends = { readonly from: string; readonly to: string };

/** What a record of this kind has that cannot go to another, in a word; `undefined` where it has nothing of the kind. */
export async function staysWith(
  reading: Reading,
  { kind, id }: { readonly kind: IdKind; readonly id: string },
): Promise<string | undefined> {
  for (const pointer of pointers) {
    if (pointer.rows !== 'stay' || pointer.kind !== kind) continue;
    const found = await reading.read(sql`select 1 from ${sql.table(pointer.table)}
      where workspace_id = ${reading.workspace} and ${sql.ref(pointer.column)} = ${id} limit 1`);
    if (found.length > 0) return pointer.called;
  }
  return undefined;
}

/** Moves all rows of all tables from one record to another, each with its entry. */
export async function movePointers(
  work: Work,
  ends: Ends,
  about: Readonly<Record<string, string>>,
): Promise<readonly MovedRows[]> {
  const moved: MovedRows[] = [];
  for (const { table, column, unless } of movable()) {
    const rows = await work.read<{
      id: string;
      version: number;
    }>(sql`select own.id, own.version + 1 as version from ${sql.table(table)} own
      where own.workspace_id = ${work.workspace} and own.${sql.ref(column)} = ${ends.from}
        and not ${unless ? isThere({ table, column, unless }, ends.to) : sql`false`} order by own.id for update of own`);
    await moveRows(work, { table, rows }, { ...ends, about });
    if (rows.length > 0) moved.push({ table, rows });
  }
  return moved;
}

/** Whether the other record has a row with the same in these columns as `own`, of the same table. */
const isThere = (
  { table, column, unless }: { readonly table: string; readonly column: string; readonly unless: readonly string[] },
  to: string,
) => sql`exists (select 1 from ${sql.table(table)} other where other.workspace_id = own.workspace_id
  and other.${sql.ref(column)} = ${to} and ${sql.join(
    unless.map((name) => sql`other.${sql.ref(name)} = own.${sql.ref(name)}`),
    sql` and `,
  )})`;

/** Moves rows back that were moved, each with its entry; `false`, with nothing written, where one of them changed since. */
export async function movePointersBack(
  work: Work,
  moved: readonly MovedRows[],
  ends: Ends & { readonly about: Readonly<Record<string, string>> },
): Promise<boolean> {
  for (const { table, rows } of moved) {
    const pointer = movable().find((each) => each.table === table);
    if (!pointer) return false;
    const ids = rows.map(({ id }) => id);
    const held = await work.read<{
      id: string;
      version: number;
      record: string;
    }>(sql`select id, version, ${sql.ref(pointer.column)} as record
      from ${sql.table(table)} where workspace_id = ${work.workspace} and id = any(${ids}::text[]) order by id for update`);
    const versions = new Map(held.filter(({ record }) => record === ends.from).map(({ id, version }) => [id, version]));
    if (rows.some(({ id, version }) => versions.get(id) !== version)) return false;
    const next = rows.map(({ id, version }) => ({ id, version: version + 1 }));
    await moveRows(work, { table, rows: next }, ends);
  }
  return true;
}

const movable = () => pointers.filter((pointer) => pointer.rows === 'move');

async function moveRows(
  work: Work,
  { table, rows }: MovedRows,
  { from, to, about }: Ends & { readonly about: Readonly<Record<string, string>> },
): Promise<void> {
  const pointer = movable().find((each) => each.table === table);
  const [first, ...rest] = rows.map(({ id, version }) => ({
    event: pointer?.event ?? '',
    subject: { kind: pointer?.kind ?? 'comment', id, version },
    changes: { [pointer?.place ?? '']: { from, to } },
    about,
  }));
  if (!pointer || !first) return;
  const written = await work.write(
    sql`update ${sql.table(table)} set ${sql.ref(pointer.column)} = ${to}, version = version + 1
      where workspace_id = ${work.workspace} and id = any(${rows.map(({ id }) => id)}::text[])
        and ${sql.ref(pointer.column)} = ${from} returning id`,
    [first, ...rest],
  );
  if (written.length !== rows.length) throw new Error(`rows of ${table} changed under a lock that was held on them`);
}
