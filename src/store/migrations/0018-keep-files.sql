-- Files that fields of records hold: which bytes came, and when. The bytes are kept outside of the database, by their hash.
create table file (
  workspace_id text not null,
  id text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text not null,
  filename text not null,
  received_at timestamptz not null,
  received_by text not null,
  primary key (workspace_id, id),
  unique (workspace_id, sha256)
);
alter table file enable row level security;
alter table file force row level security;
create policy own_workspace on file using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert on file to brehon_app;

create index on evidence_revision (workspace_id, sha256);

-- All bytes that came here, as evidence or for a field: a field may hold either.
create view kept_file with (security_invoker = true) as
  select workspace_id, sha256, size, media_type, filename, received_at as came_at from file
  union all
  select workspace_id, sha256, size, media_type, filename, uploaded_at from evidence_revision;
grant select on kept_file to brehon_app;

alter table document add column file text collate "und-x-icu";
alter table dataset add column datasheet text collate "und-x-icu";
