import { sql } from 'kysely';
import type { Reading } from '../store/index.ts';
import { columnOf, type Register } from './contract/register.ts';
import { columnIn } from './held-column.ts';
import { linkFields } from './links.ts';
import { tableOf } from './rows.ts';

/** The records of one register that link to a record by one field. */
export type Related = {
  readonly kind: string;
  readonly noun: string;
  readonly many: string;
  readonly field: string;
  readonly label: string;
  readonly total: number;
  readonly records: readonly { readonly id: string; readonly title: string }[];
};

const most = 10;

/** What the caller may read of all that links to a record, by register and field; what has none is left out. */
export async function readRelated(
  to: { readonly register: Register; readonly id: string },
  reading: Reading,
  registers: readonly Register[],
): Promise<readonly Related[]> {
  const related: Related[] = [];
  for (const from of registers) {
    for (const { name, field, to: target } of linkFields(from)) {
      if (target.kind !== to.register.kind) continue;
      const column = columnIn(from, name);
      const isLinked = field.kind === 'links' ? sql`${column} @> array[${to.id}]::text[]` : sql`${column} = ${to.id}`;
      const rows = await reading.read<{ id: string; title: string; total: number }>(sql`
        select id, ${sql.ref(columnOf(from.title))} as title, count(*) over () as total from ${tableOf(from)}
        where workspace_id = ${reading.workspace} and archived_at is null and ${isLinked} order by 2, 1 limit ${most}`);
      const [first] = rows;
      if (!first) continue;
      const records = rows.map(({ id, title }) => ({ id, title }));
      const texts = { many: from.label.many, label: field.label };
      related.push({ kind: from.kind, noun: from.noun, field: name, ...texts, total: first.total, records });
    }
  }
  return related;
}
