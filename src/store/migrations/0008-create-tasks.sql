-- The register of tasks, comments on the records of every register, and what each member puts by of his own work.

call make_register('task',
  array['name text not null', 'description text', 'assignee id', 'due_on date', 'priority text', 'status text', 'about id'],
  array['name'], array[]::text[], array['description']);
create index on task (workspace_id, about) where archived_at is null;
create index on task (workspace_id, assignee) where archived_at is null;
create index on task (workspace_id, due_on, id) where archived_at is null;

-- Who has an account is found in the register of people by his e-mail.
create index on staff (workspace_id, lower(email));

-- Evidence for what has no field of its own in it.
alter table evidence add column others text[];
create index on evidence using gin (others);

-- A comment on a record. A mention stands in the text as `@` and the id of its account. A deleted one stays as a row
-- without text, so that what was answered to it is still understood.
create table comment (
  workspace_id text not null,
  id text not null,
  record_id text not null,
  author_id text not null,
  text text not null,
  mentions text[] not null,
  version integer not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create index on comment (workspace_id, record_id, id);
create index on comment using gin (mentions) where deleted_at is null;

-- What a member does with a thing in his own work: not before a day, or done with. Nobody else sees it.
create table work_mark (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  item_id text not null,
  hidden_until date,
  ticked_at timestamptz,
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, item_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['comment', 'work_mark'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert, update on %I to brehon_app', name);
  end loop;
end $$;
