-- Templates of registers: values that a new record may begin with, shared in the workspace. A deleted one stays as a row,
-- so that it can be brought back.

create table template (
  workspace_id text not null,
  id text not null,
  register text not null,
  name text not null,
  given jsonb not null,
  made_by text not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index on template (workspace_id, register, lower(name)) where deleted_at is null;

alter table template enable row level security;
alter table template force row level security;
create policy own_workspace on template using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert, update on template to brehon_app;
