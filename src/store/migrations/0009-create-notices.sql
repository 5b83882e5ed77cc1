-- What people were told, how each wants to be told, and the addresses of their calendars.

-- One notice to one person. `about_count` says of how many records it tells: of several, `about_id` is the first, the title
-- names the first few, and `list` is where all of them stand. `causes` name what it was given for, where that must not be
-- told twice; `shows_from` is when it was given, or until when it was put off; `mail` is how its person wanted such notices
-- by mail when it was given.
create table notice (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  kind text not null,
  about_noun text not null,
  about_kind text not null,
  about_id text not null,
  about_title text not null,
  about_count integer not null default 1 check (about_count > 0),
  list text,
  text text,
  place text,
  causes text[] not null default '{}',
  given_by text not null,
  given_at timestamptz not null,
  shows_from timestamptz not null,
  read_at timestamptz,
  done_at timestamptz,
  mail text not null check (mail in ('at_once', 'daily', 'never')),
  version integer not null,
  primary key (workspace_id, id),
  check ((about_count > 1) = (list is not null))
);
create index notice_shown on notice (workspace_id, person_id, shows_from desc, id desc);
create index notice_unread on notice (workspace_id, person_id) where read_at is null and done_at is null;

-- What each person was told of, cause by cause: nobody is told twice, by whichever notice. Equality can be looked up under the
-- policies of rows and the overlap of arrays cannot, hence a table and no index on the column.
create table notice_cause (
  workspace_id text not null,
  cause text not null,
  person_id text not null,
  notice_id text not null,
  primary key (workspace_id, cause, person_id),
  foreign key (workspace_id, notice_id) references notice (workspace_id, id)
);
create function keep_causes() returns trigger language plpgsql as $$
begin
  insert into notice_cause (workspace_id, cause, person_id, notice_id)
    select g.workspace_id, c.cause, g.person_id, g.id from given g cross join unnest(g.causes) as c(cause);
  return null;
end $$;
create trigger keep_causes after insert on notice referencing new table as given
  for each statement execute function keep_causes();

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

-- A digest that was made: one a person and day, of that person's own calendar, with what came before `covers_until`.
create table notice_digest (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  day date not null,
  covers_until timestamptz not null,
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
  foreach name in array array['notice', 'notice_cause', 'notice_preferences', 'notice_digest', 'calendar'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert on %I to brehon_app', name);
  end loop;
end $$;
grant update on notice, notice_preferences, calendar to brehon_app;

-- A calendar's program shows its token and nothing else: that finds the workspace and the person.
create policy bearer on calendar for select using (token_hash = presented_token());

-- Where the round of the clock goes: every workspace, and the owner in whose name what time brings is told there. It answers
-- where the installation asks, and to no workspace; it reads past the policies as the owner of the tables.
create policy round_by_owner on member for select to current_user using (true);
create function workspaces_of_round(out workspace text, out person text) returns setof record
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select distinct on (workspace_id) workspace_id, person_id from member
    where scope() = 'instance' and role = 'owner' and until is null order by workspace_id, since, id $$;
