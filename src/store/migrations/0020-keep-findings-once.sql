-- What was found is kept once for all determinations of which it is the same: hundreds of systems have the same answers, and
-- what is found of each takes a hundred kilobytes.

create table determination_found (
  workspace_id text not null,
  key text not null,
  found jsonb not null,
  -- Taken out when a row is written: reading it whole takes a hundred times as long.
  held jsonb not null generated always as (listed_findings(found)) stored,
  open_count integer not null generated always as (open_findings(found)) stored,
  primary key (workspace_id, key)
);
alter table determination_found enable row level security;
alter table determination_found force row level security;
create policy own_workspace on determination_found using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert on determination_found to brehon_app;

-- Keeps what was found where it is not kept yet, and answers with its key. A function, since no statement that is part of
-- another one may write by itself.
create function keep_found(workspace text, key text, found text) returns text language sql volatile as $$
  insert into determination_found (workspace_id, key, found) values ($1, $2, $3::jsonb) on conflict do nothing;
  select $2 $$;

alter table determination add column found_key text;

create or replace function tell_determinations(workspace text, systems text[]) returns void language sql as $$
  update system set determination = told.standing, determined_as = told.labels
  from (select s.id, found.labels,
    case when known.is_outdated then 'renewal'
      when known.is_changed then 'changed'
      when known.is_accepted then 'accepted'
      when known.is_answered then 'answered'
      else 'none' end as standing
  from system s cross join lateral (
    select bool_or(d.outdated is not null) as is_outdated, bool_or(a.said_at > d.accepted_at) as is_changed,
      bool_or(d.accepted_at is not null) as is_accepted, bool_or(a.answers > 0) as is_answered
    from (select catalogue, max(said_at) as said_at, count(*) filter (where standing <> 'withdrawn') as answers
        from answer where workspace_id = $1 and subject_id = s.id group by catalogue) a
      full join (select catalogue, accepted_at, outdated
        from determination where workspace_id = $1 and system_id = s.id and is_newest) d using (catalogue)) known
  cross join lateral (
    select array_agg(h.value ->> 'label' order by d.catalogue, h.place) as labels
    from determination d join determination_found f on f.workspace_id = d.workspace_id and f.key = d.found_key
      cross join jsonb_array_elements(f.held) with ordinality as h(value, place)
    where d.workspace_id = $1 and d.system_id = s.id and d.is_newest) found
  where s.workspace_id = $1 and s.id = any($2)) as told
  where system.workspace_id = $1 and system.id = told.id
    and (system.determination, system.determined_as) is distinct from (told.standing, told.labels) $$;

-- What was found before is moved over, of all workspaces at once: for as long as that takes, the owner sees more than one.
alter table determination no force row level security;
alter table determination_found no force row level security;

update determination set found_key = encode(sha256(convert_to(found::text, 'UTF8')), 'hex');

insert into determination_found (workspace_id, key, found)
  select distinct on (workspace_id, found_key) workspace_id, found_key, found from determination
  order by workspace_id, found_key;

alter table determination force row level security;
alter table determination_found force row level security;

alter table determination drop column held, drop column open_count, drop column found,
  alter column found_key set not null,
  add foreign key (workspace_id, found_key) references determination_found (workspace_id, key);
