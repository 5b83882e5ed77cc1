import { sql } from 'kysely';
import type pg from 'pg';
import * as z from 'zod';
import { type Id, parseId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/time.ts';
import { runOn } from '../query.ts';
import type { Delivery } from './delivery.ts';
import { type JobFile, jobFileSchema } from './files.ts';

/** A job that this worker has, as its row was when it took it. */
export type Claim = {
  readonly workspace: Id<'workspace'>;
  readonly job: Id<'job'>;
  readonly kind: string;
  readonly askedBy: Id<'person'>;
  readonly input: unknown;
  readonly given: JobFile | undefined;
  readonly attempts: number;
  /** INVARIANT: the job is this worker's for as long as its row has this number. */
  readonly run: number;
  readonly version: number;
};

/** How far a job is. */
export type Progress = { readonly done: number; readonly of?: number };

/** What a worker says of jobs outside of their own transactions; none of it is a record. */
export type Claims = {
  /** Takes a job; `undefined` where it has ended, or is not there. */
  readonly claim: (delivery: Delivery, at: Instant) => Promise<Claim | undefined>;
  /** Says how far it is. Whether it is still this worker's. */
  readonly tell: (claim: Claim, progress: Progress | undefined, at: Instant) => Promise<boolean>;
  /** Gives it back; an attempt that was only broken off does not count. */
  readonly handBack: (claim: Claim, how: { readonly counts: boolean }) => Promise<void>;
};

const row = z.object({
  kind: z.string(),
  asked_by: z.string().transform((text) => parseId('person', text)),
  input: z.unknown(),
  given: jobFileSchema.nullable(),
  attempts: z.number(),
  run: z.number(),
  version: z.number(),
});

/** Says it on connections of its own, so that what a job has open is never waited for. */
export const claimsOn = (pool: pg.Pool): Claims => ({
  claim: async ({ workspace, job }, at) => {
    const [found] = await runOn(pool, sql`select * from claim_job(${workspace}, ${job}, ${at}::timestamptz)`);
    if (!found) return undefined;
    const { kind, asked_by: askedBy, input, given, attempts, run, version } = row.parse(found);
    if (!askedBy) throw new Error('a job was asked for by nobody');
    return { workspace, job, kind, askedBy, input, given: given ?? undefined, attempts, run, version };
  },
  tell: async ({ workspace, job, run }, progress, at) => {
    const [told] = await runOn(
      pool,
      sql<{ held: boolean }>`select tell_job(${workspace}, ${job}, ${run}::integer, ${progress?.done ?? null}::bigint,
        ${progress?.of ?? null}::bigint, ${at}::timestamptz) as held`,
    );
    return told?.held === true;
  },
  handBack: async ({ workspace, job, run }, { counts }) => {
    await runOn(pool, sql`select hand_back_job(${workspace}, ${job}, ${run}::integer, ${counts})`);
  },
});
