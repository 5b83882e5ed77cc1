-- What people answered about AI systems and the organisation, and the determinations that they accepted.

-- The answer to one question about one subject: an AI system, or the workspace for what concerns the organisation. That
-- nobody knows it is an answer too, without a value; one that was taken back keeps its place and its versions.
create table answer (
  workspace_id text not null,
  id text not null,
  subject_id text not null,
  catalogue text not null,
  fact text not null,
  standing text not null check (standing in ('answered', 'unknown', 'withdrawn')),
  value jsonb check ((standing = 'answered') = (value is not null)),
  note text,
  said_by text not null,
  said_at timestamptz not null,
  version integer not null,
  primary key (workspace_id, id)
);
create unique index on answer (workspace_id, subject_id, catalogue, fact);

-- A determination that somebody accepted. What was found is kept whole and never changes; `outdated` says what the law says
-- of the same facts since then, where that differs.
create table determination (
  workspace_id text not null,
  id text not null,
  system_id text not null,
  catalogue text not null,
  catalogue_version text not null,
  catalogue_hash text not null check (catalogue_hash ~ '^[0-9a-f]{64}$'),
  law_read_on date not null,
  placed_on date,
  facts jsonb not null,
  found jsonb not null,
  note text,
  accepted_by text not null,
  accepted_at timestamptz not null,
  is_newest boolean not null,
  outdated jsonb,
  version integer not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, system_id) references system (workspace_id, id)
);
create unique index on determination (workspace_id, system_id, catalogue) where is_newest;
create index on determination (workspace_id, accepted_at);

-- One finding of an accepted determination that a reviewer holds to be otherwise, until a day. Rows are only ever added.
create table finding_override (
  workspace_id text not null,
  id text not null,
  determination_id text not null,
  finding text not null,
  found text not null,
  truth text not null check (truth in ('yes', 'no')),
  reason text not null,
  source text not null,
  expires_on date not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, determination_id) references determination (workspace_id, id)
);
create index on finding_override (workspace_id, determination_id);

do $$
declare
  name text;
begin
  foreach name in array array['answer', 'determination', 'finding_override'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy own_workspace on %I using (workspace_id = scope()) with check (workspace_id = scope())', name);
    execute format('grant select, insert on %I to brehon_app', name);
  end loop;
end $$;
grant update on answer, determination to brehon_app;
