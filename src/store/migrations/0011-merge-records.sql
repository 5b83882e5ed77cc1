-- Records that were merged, and pairs that were said to be different.

-- One merge: which record took over which, at which versions both then were, and all that was moved for it, so that it can
-- be taken back as long as nothing of it changed.
create table merge (
  workspace_id text not null,
  id text not null,
  register text not null,
  winner_id text not null,
  loser_id text not null,
  winner_version integer not null,
  loser_version integer not null,
  relinked jsonb not null,
  moved jsonb not null,
  merged_at timestamptz not null,
  merged_by text not null,
  version integer not null,
  undone_at timestamptz,
  primary key (workspace_id, id)
);
create index on merge (workspace_id, loser_id) where undone_at is null;
create index on merge (workspace_id, winner_id) where undone_at is null;

-- Two records that look alike and are not the same. The smaller id stands first.
create table distinction (
  workspace_id text not null,
  id text not null,
  register text not null,
  one_id text not null,
  other_id text not null check (one_id < other_id),
  said_at timestamptz not null,
  said_by text not null,
  version integer not null,
  withdrawn_at timestamptz,
  primary key (workspace_id, id)
);
create unique index on distinction (workspace_id, one_id, other_id);
create index on distinction (workspace_id, register) where withdrawn_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['merge', 'distinction'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert, update on %I to brehon_app', name);
  end loop;
end $$;
