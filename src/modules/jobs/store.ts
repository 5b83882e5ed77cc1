import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/problem.ts';
import type { JobFile, Query, Reading } from '../../store/index.ts';
import type { JobSeen } from './contract.ts';

/** A job's row as screens need it. */
export type JobRow = {
  readonly id: Id<'job'>;
  readonly kind: string;
  readonly title: string;
  readonly state: JobSeen['state'];
  readonly askedBy: Id<'person'>;
  readonly name: string | null;
  readonly askedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly attempts: number;
  readonly done: number | null;
  readonly of: number | null;
  readonly problem: Refusal<string> | null;
  readonly file: JobFile | null;
  readonly version: number;
};

/** Whose jobs the caller sees: his own, or those of all. */
export type Sight = 'own' | 'all';

const columns = sql`j.id, j.kind, j.title, j.state, j.asked_by as "askedBy", p.name, j.asked_at as "askedAt",
  j.started_at as "startedAt", j.ended_at as "endedAt", j.attempts, j.progress_done as done, j.progress_of as of, j.problem,
  j.file, j.version`;

const seen = ({ workspace, actor }: Reading, sight: Sight): RawBuilder<unknown> =>
  sql`j.workspace_id = ${workspace} and not j.quiet ${sight === 'own' ? sql`and j.asked_by = ${actor.person}` : sql``}`;

type Page = { readonly states: readonly string[]; readonly before: string | undefined; readonly size: number };

/** The newest jobs, one more than are asked for. */
export const newestJobs = (reading: Reading, sight: Sight, { states, before, size }: Page): Query<JobRow> =>
  sql<JobRow>`select ${columns} from job j left join person p on p.id = j.asked_by
    where ${seen(reading, sight)} and (cardinality(${[...states]}::text[]) = 0 or j.state = any(${[...states]}::text[]))
      and (${before ?? null}::text is null or j.id < ${before ?? null}) order by j.id desc limit ${size + 1}`;

/** One job, with what it answered; no row where the caller does not see it. */
export const jobById = (reading: Reading, sight: Sight, job: string): Query<JobRow & { result: unknown }> =>
  sql<JobRow & { result: unknown }>`select ${columns}, j.result from job j left join person p on p.id = j.asked_by
    where ${seen(reading, sight)} and j.id = ${job}`;

/** Keeps a job as it is while it is decided upon. */
export const lockJob = (reading: Reading, job: string): Query<{ id: string }> =>
  sql<{ id: string }>`select j.id from job j where ${seen(reading, 'all')} and j.id = ${job} for update`;

/** A job that is to end here, or to begin again. */
export const jobMoved = (
  { workspace, now }: Reading,
  { id, version, to }: { readonly id: string; readonly version: number; readonly to: 'cancelled' | 'waiting' },
): Query<{ id: string }> =>
  to === 'cancelled'
    ? sql<{ id: string }>`update job set state = 'cancelled', ended_at = ${now}, version = ${version}
        where workspace_id = ${workspace} and id = ${id} returning id`
    : sql<{
        id: string;
      }>`update job set state = 'waiting', attempts = 0, started_at = null, ended_at = null, problem = null,
          progress_done = null, progress_of = null, version = ${version}
        where workspace_id = ${workspace} and id = ${id} returning id`;
