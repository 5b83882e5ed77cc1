import { sql } from 'kysely';
import type { Json } from '../../kernel/canonical.ts';
import type { Work } from '../../store/index.ts';
import type { FieldValue } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';
import { columnIn } from '../held-column.ts';
import { linkFields } from '../links.ts';
import { type RecordRow, recordOf, selection, tableOf } from '../rows.ts';
import { editedRecord, updateRecords, type Write } from '../write.ts';
import { relinked } from './merged.ts';

/** A record that links elsewhere now, with the version that it has since. */
export type Relinked = { readonly kind: string; readonly id: string; readonly version: number };

type Relinking = {
  /** The register whose two records are merged. */
  readonly register: Register;
  readonly from: string;
  readonly to: string;
  readonly why: string | undefined;
  readonly about: Readonly<Record<string, Json>>;
};

const batch = 250;

/**
 * Lets every record of every register that links to one record link to another, archived ones too, each with its entry.
 * The two records themselves are left: what they say of each other is settled by their merge.
 */
export async function relinkAll(
  work: Work,
  registers: readonly Register[],
  relinking: Relinking,
): Promise<readonly Relinked[]> {
  const done: Relinked[] = [];
  for (const register of registers) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const records: readonly RecordRow[] = await lockLinking(work, register, { ...relinking, after });
      const writes = records.flatMap((record) => relinkedWrite(work, register, { record, relinking }));
      await updateRecords(register, work, writes);
      done.push(...writes.map(({ record: { id, version } }) => ({ kind: register.kind, id, version })));
      after = records.length < batch ? undefined : records.at(-1)?.id;
    }
  }
  return done;
}

/** The link fields of a register that may go to a record of this kind: to its own register, or to any. */
const fieldsTo = (register: Register, kind: string) =>
  linkFields(register).filter(({ to }) => to.kind === kind || to.kind === 'record');

async function lockLinking(
  work: Work,
  register: Register,
  { register: { kind }, from, to, after }: Relinking & { readonly after: string },
): Promise<readonly RecordRow[]> {
  const links = fieldsTo(register, kind).map(({ name, field }) => {
    const column = columnIn(register, name);
    return field.kind === 'links' ? sql`${column} @> array[${from}]::text[]` : sql`${column} = ${from}`;
  });
  if (links.length === 0) return [];
  const rows = await work.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
    where workspace_id = ${work.workspace} and id > ${after} and id not in (${from}, ${to}) and (${sql.join(links, sql` or `)})
    order by id limit ${batch} for update`);
  return rows.map((row) => recordOf(register, row));
}

type OneRecord = { readonly record: RecordRow; readonly relinking: Relinking };

function relinkedWrite(work: Work, register: Register, { record, relinking }: OneRecord): readonly Write[] {
  const { register: merged, from, to, why, about } = relinking;
  const values = fieldsTo(register, merged.kind).flatMap(({ name, field }): [string, FieldValue][] => {
    const value = relinked(field, record.values[name] ?? null, { from, to });
    return value === undefined ? [] : [[name, value]];
  });
  const edited = editedRecord(register, record, {
    wanted: { values: Object.fromEntries(values), extra: {} },
    at: work.now,
  });
  if (!edited) return [];
  const subject = { kind: register.kind, id: record.id, version: edited.after.version };
  const said = why === undefined ? {} : { why };
  return [
    {
      record: edited.after,
      entry: { event: `${register.kind}.edited`, subject, changes: edited.changes, about, ...said },
    },
  ];
}
