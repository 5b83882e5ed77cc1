import { setTimeout as later } from 'node:timers/promises';
import * as z from 'zod';
import type { Contract } from '../../kernel/operation.ts';
import { jobContracts } from '../../modules/jobs/contract.ts';
import { callForAnswer } from './client.ts';
import { showProgress } from './print.ts';
import type { Settings } from './settings.ts';

const lookAgainMs = 500;

const leaving = z.object({ job: z.string() });

/** Whether an operation may leave its work to a job, and answers with the id of that. */
export function leavesJob({ gives }: Contract): boolean {
  const job: unknown = gives instanceof z.ZodObject ? gives.shape['job'] : undefined;
  return job !== undefined && !(job instanceof z.ZodObject);
}

/**
 * Waits for the job that an answer names and gives that as it ended, saying on the way how far it is; an answer that
 * names none is given as it is. A job that did not end well sets the exit code.
 */
export async function endOfJob(settings: Settings, workspace: unknown, answer: unknown): Promise<unknown> {
  const named = leaving.safeParse(answer);
  if (!named.success) return answer;
  const input = { workspace, job: named.data.job };
  for (;;) {
    const read = await callForAnswer(settings, jobContracts.read, { input });
    const { state, progress } = jobContracts.read.gives.parse(read).job;
    if (progress) showProgress({ step: 'job:', done: progress.done, of: progress.of ?? '?' });
    if (state === 'failed' || state === 'cancelled') process.exitCode = 1;
    if (state !== 'waiting' && state !== 'running') return read;
    await later(lookAgainMs);
  }
}
