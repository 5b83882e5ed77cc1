-- Jobs: work that outlives the request that asked for it. This table is the record of it; the schema `pgboss` delivers
-- its ids to workers and holds nothing else.

create table job (
  workspace_id text not null,
  id text not null,
  kind text not null,
  title text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  quiet boolean not null,
  asked_by text not null,
  asked_at timestamptz not null,
  not_before timestamptz,
  input jsonb,
  -- The file that came with it, and the one that it made: where their bytes are, and until when.
  given jsonb,
  file jsonb,
  key text,
  version integer not null,
  -- Counts claims and never goes back: who holds an older number has lost the job, whatever it still does.
  run integer not null default 0,
  attempts integer not null default 0,
  started_at timestamptz,
  told_at timestamptz,
  progress_done bigint,
  progress_of bigint,
  ended_at timestamptz,
  result jsonb,
  problem jsonb,
  primary key (workspace_id, id)
);

create unique index on job (workspace_id, kind, key) where key is not null;
create index on job (workspace_id, asked_by, id);
create index on job (workspace_id, id) where not quiet;

alter table job enable row level security;
alter table job force row level security;
create policy own_workspace on job using (workspace_id = scope()) with check (workspace_id = scope());
grant select, insert, update on job to brehon_app;

-- What a worker says of a job while it has it. How often it was begun and how far it is are no record: only its asking
-- and its end have entries. Each runs in the scope of the job's workspace, and for who still holds the job.

-- Takes a job that waits, or that another worker has and let lapse. Answers with no row where it has ended.
create function claim_job(workspace text, job text, at timestamptz) returns setof job language plpgsql
  as $$
  begin
    perform set_config('brehon.workspace', claim_job.workspace, true);
    return query update public.job as j set state = 'running', run = j.run + 1, attempts = j.attempts + 1,
        started_at = claim_job.at, told_at = claim_job.at, progress_done = null, progress_of = null
      where j.workspace_id = claim_job.workspace and j.id = claim_job.job and j.state in ('waiting', 'running') returning j.*;
  end $$;

-- Says how far a job is; whether it still belongs to this run.
create function tell_job(workspace text, job text, run integer, done bigint, total bigint, at timestamptz)
  returns boolean language plpgsql
  as $$
  begin
    perform set_config('brehon.workspace', tell_job.workspace, true);
    update public.job as j set told_at = tell_job.at, progress_done = coalesce(tell_job.done, j.progress_done),
        progress_of = coalesce(tell_job.total, j.progress_of)
      where j.workspace_id = tell_job.workspace and j.id = tell_job.job and j.run = tell_job.run and j.state = 'running';
    return found;
  end $$;

-- Gives a job back, to be delivered again. An attempt that was only broken off does not count.
create function hand_back_job(workspace text, job text, run integer, counts boolean) returns boolean language plpgsql
  as $$
  begin
    perform set_config('brehon.workspace', hand_back_job.workspace, true);
    update public.job as j set state = 'waiting', progress_done = null, progress_of = null,
        attempts = j.attempts - case when hand_back_job.counts then 0 else 1 end
      where j.workspace_id = hand_back_job.workspace and j.id = hand_back_job.job and j.run = hand_back_job.run
        and j.state = 'running';
    return found;
  end $$;
