-- INVARIANT: every table has workspace_id first in its primary key and is under forced row-level security.
-- What belongs to the installation as a whole (people, sessions) lives in the workspace `instance`.
-- The role brehon_app owns nothing and may not bypass a policy; it is made before the first migration runs.

create function scope() returns text language sql stable parallel safe
  as $$ select current_setting('brehon.workspace', true) $$;

create function caller() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('brehon.person', true), '') $$;

create function presented_token() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('brehon.token', true), '') $$;

-- The words of a text, as a list's search parts them: what would join words for the parser (a path, an address, a compound,
-- a number with its sign) stands between them. A replacement a character costs a twentieth of one `translate` of them all.
create function words(text text) returns tsvector language sql immutable parallel safe
  as $$ select to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(
    text, '-', ' '), '/', ' '), '.', ' '), '@', ' '), '<', ' '), '&', ' '), '+', ' '), '~', ' ')) $$;

-- People and how they sign in. Names of columns are those of the authentication library, in snake case.

create table person (
  workspace_id text not null default 'instance' check (workspace_id = 'instance'),
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  language text check (language in ('en', 'de')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, email)
);

create table session (
  workspace_id text not null default 'instance' check (workspace_id = 'instance'),
  id text not null,
  person_id text not null,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, token),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index session_person on session (workspace_id, person_id);

create table credential (
  workspace_id text not null default 'instance' check (workspace_id = 'instance'),
  id text not null,
  person_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index credential_person on credential (workspace_id, person_id);

create table verification (
  workspace_id text not null default 'instance' check (workspace_id = 'instance'),
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id)
);

create table sign_in_attempt (
  workspace_id text not null default 'instance' check (workspace_id = 'instance'),
  key text not null,
  attempts integer not null,
  window_ends_at timestamptz not null,
  primary key (workspace_id, key)
);

-- Workspaces and their members.

create table workspace (
  workspace_id text not null,
  name text not null,
  created_at timestamptz not null,
  primary key (workspace_id)
);

create table member (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  role text not null check (role in ('owner', 'manager', 'contributor', 'reader')),
  since timestamptz not null,
  until timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id) references workspace (workspace_id)
);
create unique index member_current on member (workspace_id, person_id) where until is null;
create index member_person on member (person_id);

create table invitation (
  workspace_id text not null,
  id text not null,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'contributor', 'reader')),
  token_hash text not null,
  invited_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id) references workspace (workspace_id)
);
create index invitation_token on invitation (token_hash);

-- The ledger: entries are only ever added; tiles and checkpoints follow from them.

create table ledger_entry (
  workspace_id text not null,
  id text not null,
  subject_kind text not null,
  subject_id text not null,
  version integer not null,
  event text not null,
  at timestamptz not null,
  person_id text not null,
  via text not null,
  body text not null,
  primary key (workspace_id, id)
) with (toast_tuple_target = 8160); -- an entry is written once: pressing it costs more than the room that it takes
create index ledger_entry_subject on ledger_entry (workspace_id, subject_id, id);

-- Entries that wait for their index, with the hash of their leaf.
create table ledger_pending (
  workspace_id text not null,
  id text not null,
  leaf_hash bytea not null,
  primary key (workspace_id, id)
);

-- How many wait. Entries leave this table as soon as they came: a bitmap would gather all the dead ones again each time,
-- where a plain scan of the index marks them and passes them over.
create function waiting_entries() returns bigint language sql stable parallel safe set enable_bitmapscan = off
  as $$ select count(*) from ledger_pending where workspace_id = scope() $$;

create table ledger_leaf (
  workspace_id text not null,
  index bigint not null,
  entry_id text not null,
  primary key (workspace_id, index),
  unique (workspace_id, entry_id)
);

create table ledger_tile (
  workspace_id text not null,
  level integer not null,
  index bigint not null,
  hashes bytea not null,
  primary key (workspace_id, level, index)
);

create table ledger_checkpoint (
  workspace_id text not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz not null,
  primary key (workspace_id, size)
);

-- What personal values stand behind commitments; erasing a person deletes rows here and nothing else.
create table ledger_commitment (
  workspace_id text not null,
  id text not null,
  subject_id text not null,
  field text not null,
  salt text not null,
  value jsonb not null,
  primary key (workspace_id, id)
);
create index ledger_commitment_subject on ledger_commitment (workspace_id, subject_id);

create function refuse_change() returns trigger language plpgsql
  as $$ begin raise exception 'the ledger is append-only: % on % is refused', tg_op, tg_table_name; end $$;

create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_leaf_append_only before update or delete or truncate on ledger_leaf
  for each statement execute function refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
  for each statement execute function refuse_change();

-- Registers.

create table import (
  workspace_id text not null,
  id text not null,
  register text not null,
  at timestamptz not null,
  person_id text not null,
  filename text not null,
  sha256 text not null,
  mapping jsonb not null,
  rows integer not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  matched_by jsonb not null,
  reason text,
  primary key (workspace_id, id)
);

create table system (
  workspace_id text not null,
  id text not null,
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  name text collate "und-x-icu" not null,
  reference text collate "und-x-icu",
  description text collate "und-x-icu",
  domain text collate "und-x-icu",
  links text[],
  intended_purpose text collate "und-x-icu",
  foreseeable_misuse text collate "und-x-icu",
  outputs text collate "und-x-icu",
  affected_people text collate "und-x-icu",
  roles text[],
  accountable_person text,
  owner_unit text,
  supplier text,
  countries text[],
  origin text,
  stage text,
  placed_on_market_on date,
  put_into_service_on date,
  retired_on date,
  data_categories text[],
  autonomy text,
  extra jsonb not null default '{}',
  custom jsonb not null default '{}',
  search tsvector not null generated always as (
    array_to_tsvector(array[workspace_id]) ||
    setweight(words(name || ' ' || coalesce(reference, '')), 'A') ||
    setweight(words(left(coalesce(domain, ''), 4000)), 'B') ||
    setweight(words(left(coalesce(description, '') || ' ' || coalesce(intended_purpose, '') || ' ' ||
      coalesce(outputs, '') || ' ' || coalesce(affected_people, '') || ' ' || coalesce(foreseeable_misuse, ''), 200000)), 'C') ||
    setweight(jsonb_to_tsvector('simple', extra, '["string"]'), 'D') ||
    setweight(jsonb_to_tsvector('simple', custom, '["string"]'), 'D')
  ) stored,
  primary key (workspace_id, id)
);
alter table system alter column search set storage external; -- words in order hardly compress
create index system_search on system using gin (search);

-- An index for each order that a list can be asked for by its columns' headings. That of names holds archived records too:
-- what is ordered by a link goes through the titles of what it links to.
create index system_name on system (workspace_id, name, id) include (archived_at);
create index system_updated on system (workspace_id, updated_at, id) where archived_at is null;
create index system_reference on system (workspace_id, reference, id) where archived_at is null;
create index system_owner_unit on system (workspace_id, owner_unit, id) where archived_at is null;
create index system_accountable_person on system (workspace_id, accountable_person, id) where archived_at is null;
create index system_supplier on system (workspace_id, supplier, id) where archived_at is null;
create index system_domain on system (workspace_id, domain, id) where archived_at is null;
create index system_put_into_service on system (workspace_id, put_into_service_on desc nulls last, id desc) where archived_at is null;
create index system_stage_order on system (workspace_id, array_position(
  '{idea,design,development,verification,deployment,operation,retired}'::text[], stage), id) where archived_at is null;
create index system_stage on system (workspace_id, stage) where archived_at is null;

-- Who sees what. Each table: its own workspace; people, workspaces and invitations a little more, for reading only.

do $$
declare
  name text;
begin
  foreach name in array array['person', 'session', 'credential', 'verification', 'sign_in_attempt', 'workspace', 'member',
    'invitation', 'ledger_entry', 'ledger_pending', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint', 'ledger_commitment',
    'import', 'system']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert on %I to brehon_app', name);
  end loop;
end $$;

-- The texts of columns as one expression; the empty text where there are none.
create function joined_words(columns text[]) returns text language sql immutable
  as $$ select coalesce(string_agg(format('coalesce(%I, '''')', c), ' || '' '' || '), '''''') from unnest(columns) as c $$;

-- A text search may ask its index only where no policy stands before it: `@@` is not leakproof, so under a policy every row
-- of the workspace is read instead. These functions run as the owner, whom one policy lets read this table, and hold to the
-- workspace of the transaction themselves. The workspace is among the words, so that another's rows are not looked at.
create procedure make_searchable(target regclass, heading text[]) language plpgsql
  as $make$
  declare
    runs text := 'language sql stable parallel safe security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off';
    hit text := 'workspace_id || '''' = scope() and %s @@ (quote_literal(scope())::tsquery && query)';
    name_words text := format('(array_to_tsvector(array[workspace_id]) || words(%s))', joined_words(heading));
  begin
    execute format('create policy searched_by_owner on %s for select to current_user using (true)', target);
    execute format('create function %I(query tsquery) returns setof text %s as $$ select id from %s where %s $$',
      target || '_found', runs, target, format(hit, 'search'));
    execute format('create function %I(query tsquery, out live bigint, out archived bigint) %s
      as $$ select count(*) filter (where archived_at is null), count(archived_at) from %s where %s $$',
      target || '_hits', runs, target, format(hit, 'search'));
    -- Whose own name has the words: what links to a record is found by that, and not by all that is told of it.
    execute format('create index on %s using gin (%s)', target, name_words);
    execute format('create function %I(query tsquery) returns setof text %s as $$ select id from %s where %s $$',
      target || '_named', runs, target, format(hit, name_words));
  end $make$;
call make_searchable('system', array['name', 'reference']);

-- How many entries a workspace's ledger has, in the tree and waiting: each commit that changes a row makes it larger.
create function entries_in_all() returns bigint language sql stable parallel safe
  as $$ select coalesce((select size from ledger_checkpoint where workspace_id = scope() order by size desc limit 1), 0)
    + waiting_entries() $$;

-- Opens a transaction's scope in one round trip: who the caller is (as the door knows, or by a session's token), how he
-- stands in the workspace, and, where a reader asks, how many entries there are.
create function enter(wanted text, person text, token text, counting boolean,
    out person_id text, out role text, out entries bigint) language plpgsql
  as $$
  begin
    person_id := person;
    if token is not null then
      perform set_config('brehon.workspace', 'instance', true);
      select s.person_id into person_id from session s
        where s.workspace_id = 'instance' and s.token = enter.token and s.expires_at > now();
    end if;
    perform set_config('brehon.workspace', wanted, true), set_config('brehon.person', coalesce(person_id, ''), true);
    select m.role into role from member m
      where m.workspace_id = wanted and m.person_id = enter.person_id and m.until is null;
    if counting and role is not null then entries := entries_in_all(); end if;
  end $$;

-- The sequencer looks for workspaces with waiting entries; ids and hashes are all it sees.
create policy sequencer on ledger_pending for select using (scope() = 'instance');
create policy own_membership on member for select using (person_id = caller());
create policy where_member on workspace for select using (exists (
  select 1 from member m where m.workspace_id = workspace.workspace_id and m.person_id = caller() and m.until is null));
create policy fellow_member on person for select using (exists (
  select 1 from member m where m.workspace_id = scope() and m.person_id = person.id));
create policy invited on workspace for select using (exists (
  select 1 from invitation i where i.workspace_id = workspace.workspace_id and i.token_hash = presented_token()));
create policy bearer on invitation for select using (token_hash = presented_token());

grant update, delete on person, session, credential, verification, sign_in_attempt, member to brehon_app;
grant update on workspace, invitation, ledger_tile, system to brehon_app;
grant delete on ledger_pending, ledger_commitment to brehon_app;
