import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';

/** Where a job can be: it waits, runs, or has ended in one of three ways. */
const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

const moment = z.string().meta({ format: 'date-time' });

const problem = z.object({
  code: z.string(),
  detail: z.string(),
  problems: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), code: z.string(), message: z.string() }))
    .optional(),
});

const jobSeen = z.object({
  id: idOf('job'),
  kind: z.string().describe('what is done: `systems.export`, `systems.import`, `mail.send`'),
  title: z.string(),
  state: z.enum(jobStates),
  askedBy: z.object({ person: idOf('person'), name: z.string() }),
  askedAt: moment,
  startedAt: moment.nullable().describe('when its last try began'),
  endedAt: moment.nullable(),
  attempts: z.int(),
  progress: z.object({ done: z.int(), of: z.int().nullable() }).nullable(),
  problem: problem.nullable().describe('why it failed'),
  file: z
    .object({ filename: z.string(), size: z.int(), mediaType: z.string(), until: moment })
    .nullable()
    .describe('what it made, until when it may be downloaded'),
  abilities: z.object({ cancel: z.boolean(), retry: z.boolean() }),
});

/** A job as it is read in a list. */
export type JobSeen = z.output<typeof jobSeen>;

const here = { workspace: idOf('workspace') };
const one = { ...here, job: idOf('job') };
const home = '/workspaces/{workspace}/jobs' as const;
const example = { workspace: 'ws', job: 'job' };

/** Work that outlives the request that asked for it: each sees his own, and who oversees jobs sees all. */
export const jobContracts = {
  list: contract({
    id: 'jobs.list',
    summary: 'List jobs, newest first: your own, or those of everybody for who oversees them',
    may: 'job.read',
    method: 'GET',
    path: home,
    takes: z.strictObject({
      ...here,
      state: z.array(z.enum(jobStates)).max(jobStates.length).optional(),
      mine: z.enum(['yes', 'no']).default('no').describe('`yes` leaves out those of others'),
      before: idOf('job').optional().describe('only jobs that were asked for before this one'),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    gives: z.object({
      jobs: z.array(jobSeen),
      more: z.boolean(),
      abilities: z.object({ oversee: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  read: contract({
    id: 'jobs.read',
    summary: 'Read a job: how far it is, or what it did',
    may: 'job.read',
    method: 'GET',
    path: `${home}/{job}`,
    takes: z.strictObject(one),
    gives: z.object({ job: jobSeen, result: z.unknown().describe('what it answered, as its kind has it') }),
    refuses: [],
    example,
  }),
  cancel: contract({
    id: 'jobs.cancel',
    summary: 'Cancel a job that waits or runs; what it has not yet committed is undone',
    may: 'job.read',
    method: 'POST',
    path: `${home}/{job}/cancel`,
    takes: z.strictObject(one),
    gives: z.object({ job: jobSeen }),
    refuses: ['job_ended'],
    example,
  }),
  retry: contract({
    id: 'jobs.retry',
    summary: 'Have a job that failed or was cancelled run again, as who first asked for it',
    may: 'job.read',
    method: 'POST',
    path: `${home}/{job}/retry`,
    takes: z.strictObject(one),
    gives: z.object({ job: jobSeen }),
    refuses: ['job_not_failed'],
    example,
  }),
  download: contract({
    id: 'jobs.download',
    summary: 'Download the file that a job made',
    may: 'job.read',
    method: 'GET',
    path: `${home}/{job}/file`,
    takes: z.strictObject(one),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/octet-stream'] },
    refuses: ['file_forgotten'],
    example,
  }),
};
