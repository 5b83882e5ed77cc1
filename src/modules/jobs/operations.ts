import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import {
  type Operation,
  type StepContext,
  steppedOperation,
  type Work,
  workspaceOperation,
} from '../../store/index.ts';
import { type JobSeen, jobContracts } from './contract.ts';
import * as store from './store.ts';

type May = StepContext['may'];

/** The operations by which people follow their jobs, stop them and have them tried again. */
export const jobOperations = (): readonly Operation[] => [
  workspaceOperation(jobContracts.list, async ({ work, may, input: { state = [], mine, before, size } }) => {
    const sight = mine === 'yes' ? 'own' : sightOf(may);
    const rows = await work.read(store.newestJobs(work, sight, { states: state, before, size }));
    return ok({
      jobs: rows.slice(0, size).map(seen),
      more: rows.length > size,
      abilities: { oversee: sightOf(may) === 'all' },
    });
  }),
  workspaceOperation(jobContracts.read, async ({ work, may, input }) => {
    const found = await find(work, may, input.job);
    return found.ok ? ok({ job: seen(found.value), result: found.value.result }) : found;
  }),
  workspaceOperation(jobContracts.cancel, async ({ work, may, input }) => {
    await work.read(store.lockJob(work, input.job));
    const found = await find(work, may, input.job);
    if (!found.ok) return found;
    if (!isOpen(found.value))
      return err(refusal('job_ended', 'this job has ended already; there is nothing to cancel'));
    return ok({ job: await moved(work, found.value, 'cancelled') });
  }),
  workspaceOperation(jobContracts.retry, async ({ work, may, input }) => {
    await work.read(store.lockJob(work, input.job));
    const found = await find(work, may, input.job);
    if (!found.ok) return found;
    if (!isBroken(found.value))
      return err(refusal('job_not_failed', 'only a job that failed or was cancelled can be tried again'));
    const job = await moved(work, found.value, 'waiting');
    await work.deliver({ workspace: work.workspace, job: job.id });
    return ok({ job });
  }),
  steppedOperation(jobContracts.download, async ({ workspace, input, jobFiles, inside }) => {
    const found = await inside(({ work, may }) => find(work, may, input.job));
    if (!found.ok) return found;
    const { file } = found.value;
    const bytes = file && (await jobFiles.open(workspace, file));
    if (!file || !bytes)
      return err(refusal('file_forgotten', 'this job has no file, or its time is over; ask for it again'));
    return ok({ filename: file.filename, mediaType: 'application/octet-stream', size: file.size, body: bytes });
  }),
];

const sightOf = (may: May): store.Sight => (may('job.oversee') ? 'all' : 'own');

async function find(work: Work, may: May, job: string) {
  const [row] = await work.read(store.jobById(work, sightOf(may), job));
  return row ? ok(row) : err(refusal('not_found', 'there is no job with this id in this workspace'));
}

const isOpen = ({ state }: store.JobRow): boolean => state === 'waiting' || state === 'running';
const isBroken = ({ state }: store.JobRow): boolean => state === 'failed' || state === 'cancelled';

/** INVARIANT: the row is locked. A worker that has the job learns of its end at its next beat, and can commit no more. */
async function moved(work: Work, row: store.JobRow, to: 'cancelled' | 'waiting'): Promise<JobSeen> {
  const version = row.version + 1;
  await work.write(store.jobMoved(work, { id: row.id, version, to }), [
    {
      event: to === 'cancelled' ? 'job.cancelled' : 'job.retried',
      subject: { kind: 'job', id: row.id, version },
      changes: { state: { from: row.state, to } },
    },
  ]);
  const again = { attempts: 0, startedAt: null, endedAt: null, problem: null, done: null, of: null };
  const change = to === 'waiting' ? again : { endedAt: work.now };
  return seen({ ...row, ...change, state: to, version });
}

function seen(row: store.JobRow): JobSeen {
  const { id, kind, title, state, askedBy, name, askedAt, startedAt, endedAt, attempts, done, of, problem, file } = row;
  return {
    id,
    kind,
    title,
    state,
    askedBy: { person: askedBy, name: name ?? '' },
    askedAt,
    startedAt,
    endedAt,
    attempts,
    progress: done === null ? null : { done, of },
    problem: problem && {
      code: problem.code,
      detail: problem.detail,
      ...(problem.problems
        ? { problems: problem.problems.map(({ path, code, message }) => ({ path: [...path], code, message })) }
        : {}),
    },
    file: file && { filename: file.filename, size: file.size, mediaType: file.mediaType, until: file.until },
    abilities: { cancel: isOpen(row), retry: isBroken(row) },
  };
}
