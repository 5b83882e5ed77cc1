import { sql } from 'kysely';
import type { Id } from '../kernel/id.ts';
import type { Reading } from '../store/index.ts';
import type { Register } from './contract/register.ts';

type Row = {
  readonly id: Id<'import'>;
  readonly at: string;
  readonly by: string | null;
  readonly filename: string;
  readonly sha256: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly matchedBy: { readonly key: string; readonly rows: number }[];
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
};

const most = 200;

/** The imports into a register, newest first. */
export async function listImports(register: Register, reading: Reading) {
  const rows = await reading.read<Row>(sql`
    select i.id, i.at, p.name as by, i.filename, i.sha256, i.rows, i.created, i.updated, i.unchanged, i.left_out as "leftOut", i.matched_by as "matchedBy",
      i.undone_at as "undoneAt", u.name as "undoneBy"
    from import i left join person p on p.id = i.person_id left join person u on u.id = i.undone_by
    where i.workspace_id = ${reading.workspace} and i.register = ${register.kind} order by i.at desc, i.id desc limit ${most}`);
  return rows.map((row) => ({ ...row, by: row.by ?? '' }));
}
