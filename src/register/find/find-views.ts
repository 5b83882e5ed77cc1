import { sql } from 'kysely';
import type { Reading } from '../../store/index.ts';
import type { Register } from '../contract/register.ts';

/** A saved view whose name a search found. */
export type FoundView = { readonly id: string; readonly kind: string; readonly name: string; readonly shared: boolean };

/** The views that the caller sees and in whose name the text stands; all of them for the empty text. */
export const findViews = (
  registers: readonly Register[],
  reading: Reading,
  { q, limit }: { readonly q: string; readonly limit: number },
): Promise<readonly FoundView[]> =>
  reading.read(sql<FoundView>`select id, register as kind, name, shared from view
    where workspace_id = ${reading.workspace} and register = any(${registers.map(({ kind }) => kind)}::text[])
      and deleted_at is null and (shared or owner_id = ${reading.actor.person})
      and strpos(lower(name), ${q.trim().toLowerCase()}) > 0
    order by owner_id <> ${reading.actor.person}, lower(name), id limit ${limit}`);
