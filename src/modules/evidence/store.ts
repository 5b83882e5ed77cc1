import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';

type Workspace = Id<'workspace'>;

/** A file of a record of evidence as it is stored. */
export type RevisionRow = {
  readonly id: Id<'revision'>;
  readonly evidence: Id<'evidence'>;
  readonly number: number;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly filename: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  /** The version of the record that came with it: its entry is the one of this version. */
  readonly version: number;
};

const columns = sql`r.id, r.evidence_id as evidence, r.number, r.sha256, r.size, r.media_type as "mediaType", r.filename,
  r.uploaded_at as "uploadedAt", r.uploaded_by as "uploadedBy", r.entry_version as version`;

export const revisionsOf = (workspace: Workspace, evidence: string) => sql<RevisionRow & { name: string | null }>`
  select ${columns}, p.name from evidence_revision r left join person p on p.id = r.uploaded_by
  where r.workspace_id = ${workspace} and r.evidence_id = ${evidence} order by r.number desc`;

export const revisionById = (workspace: Workspace, id: string) => sql<RevisionRow>`
  select ${columns} from evidence_revision r where r.workspace_id = ${workspace} and r.id = ${id}`;

export const revisionsAfter = (workspace: Workspace, after: string, size: number) => sql<RevisionRow>`
  select ${columns} from evidence_revision r where r.workspace_id = ${workspace} and r.id > ${after} order by r.id limit ${size}`;

export const revisionCount = (workspace: Workspace) => sql<{ files: number }>`
  select count(*) as files from evidence_revision where workspace_id = ${workspace}`;

/** The entry that says that a file came. */
export const entryOf = (workspace: Workspace, { evidence, version }: Pick<RevisionRow, 'evidence' | 'version'>) => sql<{
  id: Id<'entry'>;
  index: number | null;
  at: string;
  body: string;
}>`select e.id, l.index, e.at, e.body from ledger_entry e
  left join ledger_leaf l on l.workspace_id = e.workspace_id and l.entry_id = e.id
  where e.workspace_id = ${workspace} and e.subject_id = ${evidence} and e.version = ${version}`;

export const entriesWithoutRevision = (workspace: Workspace, event: string) => sql<{
  evidence: string;
  version: number;
}>`
  select e.subject_id as evidence, e.version from ledger_entry e
  where e.workspace_id = ${workspace} and e.subject_kind = 'evidence' and e.event = ${event} and not exists (
    select 1 from evidence_revision r where r.workspace_id = e.workspace_id and r.evidence_id = e.subject_id
      and r.entry_version = e.version) limit 100`;

type Held = { readonly version: number; readonly archivedAt: string | null };

/** What of a record matters to its files. */
export const evidenceHeld = (workspace: Workspace, evidence: string) => sql<Held>`
  select version, archived_at as "archivedAt" from evidence where workspace_id = ${workspace} and id = ${evidence}`;

/** As `evidenceHeld`, with the record held against other writers until the transaction ends. */
export const lockEvidence = (workspace: Workspace, evidence: string) => sql<Held>`
  ${evidenceHeld(workspace, evidence)} for update`;

/** Adds the file and raises the version of its record, in one statement; no row where its version is another one. */
export const insertRevision = (workspace: Workspace, row: RevisionRow) => sql<{ id: string }>`
  select id from add_revision(row(${workspace}::text, ${row.id}::text, ${row.evidence}::text, ${row.number}::int,
    ${row.sha256}::text, ${row.size}::bigint, ${row.mediaType}::text, ${row.filename}::text, ${row.uploadedAt}::timestamptz,
    ${row.uploadedBy}::text, ${row.version}::int)::evidence_revision) as id`;
