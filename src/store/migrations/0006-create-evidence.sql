-- The register of evidence, and the files of its records. Bytes are kept outside of the database, by their hash.

call make_register('evidence',
  array['name text not null', 'reference text', 'evidence_kind text', 'description text', 'links text[]', 'covers_from date',
    'covers_until date', 'received_at timestamptz', 'collector id', 'source text', 'expires_on date', 'systems text[]',
    'models text[]', 'datasets text[]', 'suppliers text[]', 'documents text[]'],
  array['name', 'reference'], array['source'], array['description']);

create index on evidence (workspace_id, expires_on, id) where archived_at is null;
create index on evidence (workspace_id, collector);
create index on evidence using gin (systems);
create index on evidence using gin (models);
create index on evidence using gin (datasets);
create index on evidence using gin (suppliers);
create index on evidence using gin (documents);

-- A file of a record of evidence. A later one stands beside the earlier ones: rows are only ever added.
create table evidence_revision (
  workspace_id text not null,
  id text not null,
  evidence_id text not null,
  number integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  filename text not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  entry_version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, evidence_id, number),
  foreign key (workspace_id, evidence_id) references evidence (workspace_id, id)
);
alter table evidence_revision enable row level security;
alter table evidence_revision force row level security;
create policy own_workspace on evidence_revision using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert on evidence_revision to brehon_app;

-- Adds a file, and raises the version of its record, whose entry says so: one statement's work for the caller. Answers
-- with no row, and adds nothing, where the record is not at the version before.
create function add_revision(file evidence_revision) returns setof text language sql volatile
  as $$
  with raised as (update evidence set version = file.entry_version, updated_at = file.uploaded_at
    where workspace_id = file.workspace_id and id = file.evidence_id and version = file.entry_version - 1 returning id)
  insert into evidence_revision select file.* from raised returning id $$;
