import { type RawBuilder, sql } from 'kysely';
import type { Json } from '../../kernel/canonical.ts';
import type { Refusal } from '../../kernel/problem.ts';
import type { Work } from '../work.ts';
import type { Claim } from './claims.ts';
import { forgetLater } from './enqueue.ts';
import { type JobEnd, JobLost } from './kind.ts';

type Ending = {
  readonly state: 'done' | 'failed';
  readonly set: RawBuilder<unknown>;
  readonly about: Readonly<Record<string, Json>>;
};

const jsonOrNull = (value: unknown) => sql`${value === undefined ? null : JSON.stringify(value)}::jsonb`;

/** Writes that a job is done, with what it leaves. What it was asked with is not kept. */
export async function finishJob(work: Work, claim: Claim, { result, file }: JobEnd = {}): Promise<void> {
  const set = sql`result = ${jsonOrNull(result)}, file = ${jsonOrNull(file)}, input = null, problem = null`;
  await end(work, claim, { state: 'done', set, about: file ? { file: file.sha256 } : {} });
  if (file) await forgetLater(work, { job: claim.job, which: 'file' }, file);
}

/** Writes that a job has failed, and why. What it was asked with stays, so that it can be tried again. */
export const failJob = (work: Work, claim: Claim, problem: Refusal<string>): Promise<void> =>
  end(work, claim, { state: 'failed', set: sql`problem = ${jsonOrNull(problem)}`, about: { problem: problem.code } });

/** Makes sure that a job is still this run's, until the transaction ends; who would cancel it waits for that. */
export async function holdJob(work: Work, { job, run }: Claim): Promise<void> {
  const held =
    await work.read(sql`select id from job where workspace_id = ${work.workspace} and id = ${job} and run = ${run}
    and state = 'running' for share`);
  if (held.length === 0) throw lost();
}

const lost = (): JobLost => new JobLost('the job was cancelled, or another worker has it');

/** INVARIANT: only the run that still has the job ends it; any other one's whole transaction rolls back. */
async function end(work: Work, { job, run, version }: Claim, { state, set, about }: Ending): Promise<void> {
  const ended = await work.write(
    sql`update job set state = ${state}, ended_at = ${work.now}, version = ${version + 1}, ${set}
      where workspace_id = ${work.workspace} and id = ${job} and run = ${run} and state = 'running' returning id`,
    [
      {
        event: `job.${state}`,
        subject: { kind: 'job', id: job, version: version + 1 },
        changes: { state: { from: 'running', to: state } },
        about,
      },
    ],
  );
  if (ended.length === 0) throw lost();
}
