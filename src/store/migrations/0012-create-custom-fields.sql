-- Fields that a workspace has of its own in a register; their values stand in the column `custom` of the register's table, by
-- the field's name. An archived one stays as a row, and so do its values.

create table custom_field (
  workspace_id text not null,
  id text not null,
  register text not null,
  name text not null,
  label text not null,
  help text not null,
  kind text not null,
  field_group text not null,
  required boolean not null,
  unit text,
  options jsonb not null,
  target text,
  position double precision not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create unique index on custom_field (workspace_id, register, name);

alter table custom_field enable row level security;
alter table custom_field force row level security;
create policy own_workspace on custom_field using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert, update on custom_field to brehon_app;

-- The list of texts that stands in an object under a name; nothing where none does.
create function texts_in(held jsonb, name text) returns text[] language sql immutable parallel safe
  as $$ select case when jsonb_typeof(held -> name) = 'array' then array(select jsonb_array_elements_text(held -> name)) end $$;
