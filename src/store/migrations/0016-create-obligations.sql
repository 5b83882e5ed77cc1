-- The register of obligations: what is owed for an AI system, by when, by whom, and what shows that it is met.

call make_register('obligation',
  array['name text not null', 'provision text', 'read_at text[]', 'role text', 'system_class text', 'certainty text',
    'fine_tier text', 'applies_from date', 'trigger text', 'deadline text', 'retention text', 'evidence_asked text',
    'standing text', 'catalogue text', 'obligation_id text', 'determination text', 'system id', 'status text', 'owner id',
    'due_on date', 'notes text', 'evidence text[]'],
  array['name', 'provision'], array['role', 'system_class', 'obligation_id'], array['evidence_asked', 'notes']);

create index on obligation (workspace_id, system) where archived_at is null;
create index on obligation (workspace_id, owner) where archived_at is null;
create index on obligation (workspace_id, status, id) where archived_at is null;
create index on obligation (workspace_id, coalesce(due_on, applies_from), id) where archived_at is null;
create index on obligation using gin (evidence);

-- How large the organisation of a workspace is: one row each.
create table organisation (
  workspace_id text not null,
  id text not null,
  turnover_eur bigint,
  size text check (size in ('sme', 'small-mid-cap', 'large')),
  version integer not null,
  primary key (workspace_id, id),
  unique (workspace_id)
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_workspace on organisation using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert, update on organisation to brehon_app;
