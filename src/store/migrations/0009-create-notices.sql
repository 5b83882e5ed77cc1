-- What people were told, how each wants to be told, and the addresses of their calendars.

-- One notice to one person. `cause` names what it was given for, where that must not be told twice.
create table notice (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  kind text not null,
  about_noun text not null,
  about_kind text not null,
  about_id text not null,
  about_title text not null,
  text text,
  place text,
  cause text,
  given_by text not null,
  given_at timestamptz not null,
  read_at timestamptz,
  done_at timestamptz,
  snoozed_until timestamptz,
  version integer not null,
  primary key (workspace_id, id)
);
create index on notice (workspace_id, person_id, id desc);
create index notice_unread on notice (workspace_id, person_id) where read_at is null and done_at is null;
create unique index notice_cause on notice (workspace_id, person_id, cause) where cause is not null;

-- How one person wants to hear of things; who has no row has the defaults.
create table notice_preferences (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  mail jsonb not null,
  quiet_weekends boolean not null,
  digest_hour integer not null check (digest_hour between 0 and 23),
  time_zone text not null,
  due_soon_days integer not null check (due_soon_days between 0 and 60),
  version integer not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id)
);

-- A digest that was made: one a person and day, of that person's own calendar.
create table notice_digest (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  day date not null,
  made_at timestamptz not null,
  notices integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id, day)
);

-- The secret address of one person's calendar, as a hash; one that was switched off has none.
create table calendar (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  token_hash text,
  version integer not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person_id)
);
create index on calendar (token_hash) where token_hash is not null;

do $$
declare
  name text;
begin
  foreach name in array array['notice', 'notice_preferences', 'notice_digest', 'calendar'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert on %I to brehon_app', name);
  end loop;
end $$;
grant update on notice, notice_preferences, calendar to brehon_app;

-- A calendar's program shows its token and nothing else: that finds the workspace and the person.
create policy bearer on calendar for select using (token_hash = presented_token());
