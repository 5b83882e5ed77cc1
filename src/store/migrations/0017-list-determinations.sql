-- What was determined of AI systems, so that a list of ten thousand can show it and be filtered by it.

-- The findings of a determination that lists show, in the order of the catalogue.
create function listed_findings(found jsonb) returns jsonb language sql immutable parallel safe
  as $$ select coalesce(jsonb_agg(jsonb_build_object('id', f.value -> 'id', 'label', f.value -> 'label') order by f.place), '[]')
    from jsonb_array_elements(found -> 'findings') with ordinality as f(value, place)
    where f.value ->> 'truth' = 'yes' and (f.value ->> 'isListed')::boolean $$;

-- How many findings of a determination are open.
create function open_findings(found jsonb) returns integer language sql immutable parallel safe
  as $$ select count(*)::integer from jsonb_array_elements(found -> 'findings') f where f ->> 'truth' = 'unknown' $$;

-- Taken out of what was found when a row is written: reading it whole takes a hundred kilobytes a row.
alter table determination
  add column held jsonb not null generated always as (listed_findings(found)) stored,
  add column open_count integer not null generated always as (open_findings(found)) stored;

-- Of each AI system, how far it is determined and what was found. It follows from answers and determinations, by triggers: a
-- list of ten thousand systems cannot go through a quarter of a million answers. Nothing else writes these columns, and they
-- are no part of a record's version.
alter table system
  add column determination text not null default 'none'
    check (determination in ('none', 'answered', 'accepted', 'changed', 'renewal')),
  add column determined_as text[];

-- Tells of systems anew. `changed`: an answer was given after the last acceptance. Of several catalogues the least settled
-- one by which something was accepted speaks.
create function tell_determinations(workspace text, systems text[]) returns void language sql as $$
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
    from determination d cross join jsonb_array_elements(d.held) with ordinality as h(value, place)
    where d.workspace_id = $1 and d.system_id = s.id and d.is_newest) found
  where s.workspace_id = $1 and s.id = any($2)) as told
  where system.workspace_id = $1 and system.id = told.id
    and (system.determination, system.determined_as) is distinct from (told.standing, told.labels) $$;

create function tell_of_answers() returns trigger language plpgsql as $$
begin
  perform tell_determinations(workspace_id, array_agg(distinct subject_id)) from given group by workspace_id;
  return null;
end $$;
create function tell_of_acceptances() returns trigger language plpgsql as $$
begin
  perform tell_determinations(workspace_id, array_agg(distinct system_id)) from given group by workspace_id;
  return null;
end $$;
create trigger tell_of_new_answers after insert on answer referencing new table as given
  for each statement execute function tell_of_answers();
create trigger tell_of_other_answers after update on answer referencing new table as given
  for each statement execute function tell_of_answers();
create trigger tell_of_new_acceptances after insert on determination referencing new table as given
  for each statement execute function tell_of_acceptances();
create trigger tell_of_other_acceptances after update on determination referencing new table as given
  for each statement execute function tell_of_acceptances();

do $$
declare
  workspace text;
begin
  for workspace in select distinct workspace_id from system loop
    perform set_config('brehon.workspace', workspace, true);
    perform tell_determinations(workspace, array(select id from system where workspace_id = workspace));
  end loop;
end $$;
