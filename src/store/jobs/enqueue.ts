import { sql } from 'kysely';
import type * as z from 'zod';
import type { Id } from '../../kernel/id.ts';
import { type Instant, parseInstant } from '../../kernel/time.ts';
import type { Work } from '../work.ts';
import type { JobFile } from './files.ts';
import { forgetFile } from './forget.ts';
import type { JobType } from './kind.ts';

/** A job that is asked for. */
export type Asked<Schema extends z.ZodType> = {
  readonly type: JobType<Schema>;
  readonly input: z.input<Schema>;
  /** What people see of it: `Export of AI systems`. */
  readonly title: string;
  /** Where a job of this kind with this key was asked for before, that one is meant and no other is made. */
  readonly key?: string;
  /** Not before this moment. */
  readonly notBefore?: Instant;
  /** The file that comes with it. */
  readonly given?: JobFile;
};

/**
 * Asks for a job as part of a transaction: with it the job is there and will be run, or it never was. It runs as who
 * asks for it here. Answers with its id.
 */
export async function enqueue<Schema extends z.ZodType>(work: Work, asked: Asked<Schema>): Promise<Id<'job'>> {
  const { type, title, key = null, notBefore, given } = asked;
  const earlier = key === null ? undefined : await earlierJob(work, type.kind, key);
  if (earlier !== undefined) return earlier;
  const job = work.ids('job');
  const input = JSON.stringify(type.input.parse(asked.input));
  await work.write(
    sql`insert into job (workspace_id, id, kind, title, state, quiet, asked_by, asked_at, not_before, input, key, version, given)
      values (${work.workspace}, ${job}, ${type.kind}, ${title}, 'waiting', ${type.quiet ?? false}, ${work.actor.person},
        ${work.now}, ${notBefore ?? null}, ${input}::jsonb, ${key}, 1, ${given ? JSON.stringify(given) : null}::jsonb) returning id`,
    [
      {
        event: 'job.asked',
        subject: { kind: 'job', id: job, version: 1 },
        // A title may name people; what is to be done with is kept out of the ledger altogether.
        changes: { kind: { from: null, to: type.kind }, title: { from: null, to: title, personal: true } },
      },
    ],
  );
  await work.deliver({ workspace: work.workspace, job, notBefore });
  if (given) await forgetLater(work, { job, which: 'given' }, given);
  return job;
}

/** Asks, in the transaction in which a job's row names a file, that its bytes go when their time is over. */
export async function forgetLater(
  work: Work,
  input: z.input<typeof forgetFile.input>,
  { until }: JobFile,
): Promise<void> {
  const notBefore = parseInstant(until);
  await enqueue(work, { type: forgetFile, input, title: 'Forget a file', ...(notBefore ? { notBefore } : {}) });
}

/** The job that was asked for under a key; who asks under the same key at the same time waits for this transaction. */
async function earlierJob(work: Work, kind: string, key: string): Promise<Id<'job'> | undefined> {
  await work.read(sql`select pg_advisory_xact_lock(hashtextextended(${`${work.workspace} ${kind} ${key}`}, 7))`);
  const [found] = await work.read(sql<{ id: Id<'job'> }>`select id from job
    where workspace_id = ${work.workspace} and kind = ${kind} and key = ${key}`);
  return found?.id;
}
