import type * as z from 'zod';
import type { Id } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/problem.ts';
import type { Result } from '../../kernel/result.ts';
import type { StepContext } from '../operation.ts';
import type { Work } from '../work.ts';
import type { JobFile, JobFiles } from './files.ts';

/** What can be asked for: its name, what it takes, and who may have it done. */
export type JobType<Schema extends z.ZodType = z.ZodType> = {
  /** `noun.verb`: `mail.send`. */
  readonly kind: string;
  readonly input: Schema;
  /** The permission that who asked must have in every step; `null` for what the product asks of itself. */
  readonly may: string | null;
  /** How often it is tried before it has failed; 5 where nothing is said. */
  readonly attempts?: number;
  /** Housekeeping, which no list of jobs shows. */
  readonly quiet?: boolean;
};

/** What a job that is done leaves: a small answer, and where it made a file, that. */
export type JobEnd = { readonly result?: unknown; readonly file?: JobFile };

/** What a job that runs is given. */
export type JobContext<Input> = {
  readonly workspace: Id<'workspace'>;
  readonly job: Id<'job'>;
  readonly input: Input;
  /** Aborted when the job was cancelled, was lost to another worker, or the program stops. */
  readonly signal: AbortSignal;
  /**
   * A transaction of its own, as who asked for the job: his permission is asked for again, and where `task` refuses
   * nothing of it stays. A step before the last MAY run again after a crash, so it must come to the same.
   */
  readonly inside: <T, E>(task: (step: StepContext) => Promise<Result<T, E>>) => Promise<Result<T, E>>;
  /**
   * INVARIANT: every job ends by this, in its last transaction, so that what it did and that it is done commit together.
   * Throws `JobLost` where the job is no longer this run's: it was cancelled, or another worker has it.
   */
  readonly finish: (work: Work, end?: JobEnd) => Promise<void>;
  /**
   * Asked at the end of a transaction that is not the last one: throws `JobLost` where the job is no longer this run's, so
   * that who was cancelled or overtaken commits nothing more.
   */
  readonly hold: (work: Work) => Promise<void>;
  /** Says how far it is, for people to see; costs nothing to be called often. */
  readonly tell: (progress: { readonly done: number; readonly of?: number }) => void;
  readonly files: JobFiles;
  /** The file that came with the job, until it is forgotten. */
  readonly given: JobFile | undefined;
};

/** A refusal ends a job at once: trying again would be refused again. What is thrown is tried again. */
export type JobRun<Input> = (context: JobContext<Input>) => Promise<Result<unknown, Refusal<string>>>;

/** A kind of job: what can be asked for, and how it is done. */
export type JobKind = {
  readonly type: JobType;
  readonly run: (context: JobContext<unknown>) => ReturnType<JobRun<unknown>>;
};

/** Says how a kind of job is done. */
export const jobKind = <Schema extends z.ZodType>(type: JobType<Schema>, run: JobRun<z.output<Schema>>): JobKind => ({
  type,
  run: (context) => run({ ...context, input: type.input.parse(context.input) }),
});

/** The job belongs to this run no longer: what its transaction did rolls back. */
export class JobLost extends Error {}
