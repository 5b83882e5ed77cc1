import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';

type Workspace = Id<'workspace'>;

/** A signed checkpoint as it is stored. */
export type CheckpointRow = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly at: string;
};

/** An entry with its index. */
export type EntryRow = { readonly id: Id<'entry'>; readonly index: number; readonly body: string };

export const newestCheckpoint = (workspace: Workspace) => sql<CheckpointRow>`
  select size, root, note, at from ledger_checkpoint where workspace_id = ${workspace} order by size desc limit 1`;

export const checkpointsAfter = (workspace: Workspace, size: number) => sql<CheckpointRow>`
  select size, root, note, at from ledger_checkpoint where workspace_id = ${workspace} and size > ${size} order by size limit 1000`;

export const waiting = () => sql<{ waiting: number }>`select waiting_entries() as waiting`;

export const entriesFrom = (workspace: Workspace, from: number, size: number) => sql<EntryRow>`
  select e.id, l.index, e.body from ledger_leaf l
  join ledger_entry e on e.workspace_id = l.workspace_id and e.id = l.entry_id
  where l.workspace_id = ${workspace} and l.index >= ${from} and l.index < ${from + size} order by l.index`;

export const entryById = (workspace: Workspace, id: string) => sql<{
  id: Id<'entry'>;
  index: number | null;
  body: string;
}>`
  select e.id, l.index, e.body from ledger_entry e
  left join ledger_leaf l on l.workspace_id = e.workspace_id and l.entry_id = e.id
  where e.workspace_id = ${workspace} and e.id = ${id}`;

export const entryCount = (workspace: Workspace) => sql<{ sequenced: number; unsequenced: number }>`
  select (select count(*) from ledger_leaf where workspace_id = ${workspace}) as sequenced,
    (select count(*) from ledger_entry e where e.workspace_id = ${workspace} and not exists (
      select 1 from ledger_leaf l where l.workspace_id = e.workspace_id and l.entry_id = e.id) and not exists (
      select 1 from ledger_pending p where p.workspace_id = e.workspace_id and p.id = e.id)) as unsequenced`;

export const allTiles = (workspace: Workspace) => sql<{ level: number; index: number; hashes: Uint8Array }>`
  select level, index, hashes from ledger_tile where workspace_id = ${workspace} order by level, index`;
