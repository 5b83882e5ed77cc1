-- The tables of registers. All have one shape; what differs is named when one is made.

-- Makes the table of a register: its own columns (`name type`, as the fields of its declaration need them; a link is an `id`),
-- what every record has, the words that a search looks at by their weight, indexes, policies and grants.
create procedure make_register(kind text, columns text[], heading text[], named text[], told text[]) language plpgsql
  as $make$
  declare
    fields text;
  begin
    select string_agg(case
      when c like '% text' or c like '% text not null' then regexp_replace(c, ' text', ' text collate "und-x-icu"')
      else regexp_replace(c, ' id$', ' text') end, ', ') into fields from unnest(columns) as c;
    execute format('create table %I (
      workspace_id text not null,
      id text not null,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      archived_at timestamptz,
      %s,
      extra jsonb not null default ''{}'',
      custom jsonb not null default ''{}'',
      search tsvector not null generated always as (
        array_to_tsvector(array[workspace_id]) || setweight(words(%s), ''A'') ||
        setweight(words(left(%s, 4000)), ''B'') || setweight(words(left(%s, 200000)), ''C'') ||
        setweight(jsonb_to_tsvector(''simple'', extra, ''["string"]''), ''D'') ||
        setweight(jsonb_to_tsvector(''simple'', custom, ''["string"]''), ''D'')
      ) stored,
      primary key (workspace_id, id)
    )', kind, fields, joined_words(heading), joined_words(named), joined_words(told));
    execute format('alter table %I alter column search set storage external', kind);
    execute format('create index on %I using gin (search)', kind);
    execute format('create index on %I (workspace_id, %I, id) include (archived_at)', kind, heading[1]);
    execute format('create index on %I (workspace_id, updated_at, id) where archived_at is null', kind);
    execute format('alter table %I enable row level security', kind);
    execute format('alter table %I force row level security', kind);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', kind);
    execute format('grant select, insert, update on %I to brehon_app', kind);
    call make_searchable(kind::regclass, heading);
    execute format('comment on table %I is %L', kind, 'records by ' || heading[1]);
    call gather_records();
  end $make$;

-- All registers' records as one view, for links that may go to a record of any: a table is a register's whose comment says
-- by which column its records are called. Policies hold in it as in the tables themselves.
create procedure gather_records() language plpgsql
  as $gather$
  declare
    records text;
  begin
    select string_agg(format('select workspace_id, id, %L::text as kind, %I as name, archived_at from %I', c.relname,
      substr(obj_description(c.oid), 12), c.relname), ' union all ' order by c.relname) into records
    from pg_class c where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'records by %';
    execute 'create or replace view record with (security_invoker = true) as ' || records;
    grant select on record to brehon_app;
  end $gather$;
comment on table system is 'records by name';

call make_register('unit',
  array['name text not null', 'reference text', 'unit_kind text', 'description text', 'parent id', 'country text'],
  array['name', 'reference'], array[]::text[], array['description']);

call make_register('staff',
  array['name text not null', 'email text', 'job_title text', 'unit id', 'responsibilities text[]', 'competence text',
    'started_on date', 'ended_on date'],
  array['name', 'email'], array['job_title'], array['competence']);

call make_register('supplier',
  array['name text not null', 'reference text', 'country text', 'links text[]', 'contact text', 'supplies text[]',
    'responsibilities text', 'reports_incidents text', 'status text', 'criticality text', 'assessed_on date',
    'reassess_by date', 'contract_until date', 'yearly_spend text'],
  array['name', 'reference'], array['contact'], array['responsibilities']);

call make_register('dataset',
  array['name text not null', 'reference text', 'version_name text', 'description text', 'status text', 'purposes text[]',
    'source text', 'legal_basis text', 'licence text', 'links text[]', 'countries text[]', 'collected_from date',
    'collected_until date', 'records numeric', 'languages text', 'personal_data text', 'representation text',
    'preparation text', 'quality text', 'known_bias text', 'keep_until date', 'supplier id'],
  array['name', 'reference'], array['licence', 'languages', 'legal_basis'],
  array['description', 'source', 'representation', 'preparation', 'quality', 'known_bias']);

call make_register('model',
  array['name text not null', 'reference text', 'version_name text', 'description text', 'task text', 'general_purpose text',
    'licence text', 'links text[]', 'architecture text', 'parameters numeric', 'training_compute numeric',
    'training_energy numeric', 'intended_use text', 'out_of_scope_use text', 'limitations text', 'performance text',
    'status text', 'released_on date', 'knowledge_until date', 'supplier id', 'base_model id', 'datasets text[]'],
  array['name', 'reference'], array['task', 'licence', 'architecture'],
  array['description', 'intended_use', 'out_of_scope_use', 'limitations', 'performance']);

call make_register('document',
  array['name text not null', 'reference text', 'document_kind text', 'version_name text', 'links text[]', 'summary text',
    'applies_to text[]', 'supersedes id', 'status text', 'owner id', 'approver id', 'approved_on date',
    'in_force_from date', 'review_by date'],
  array['name', 'reference'], array['version_name'], array['summary']);

-- Links are read from their other end too.
create index on staff (workspace_id, unit);
create index on dataset (workspace_id, supplier);
create index on model (workspace_id, supplier);
create index on model using gin (datasets);
create index on document using gin (applies_to);

alter table system add column models text[], add column datasets text[];
create index on system using gin (models);
create index on system using gin (datasets);
