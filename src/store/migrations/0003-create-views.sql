-- Saved views of lists. A deleted one stays as a row, so that its id still leads to it when it is brought back.

create table view (
  workspace_id text not null,
  id text not null,
  register text not null,
  name text not null,
  owner_id text not null,
  shared boolean not null,
  query text not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);

create index on view (workspace_id, register, owner_id) where deleted_at is null;

alter table view enable row level security;
alter table view force row level security;
create policy own_workspace on view using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert, update on view to brehon_app;
