import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allJobKinds } from '../src/entry/modules.ts';
import { startWorker, type Worker } from '../src/entry/worker/worker.ts';
import { acceptJob } from '../src/modules/determinations/accept-job.ts';
import { determinationContracts as contracts } from '../src/modules/determinations/contract.ts';
import { jobContracts } from '../src/modules/jobs/contract.ts';
import { obligationContracts } from '../src/modules/obligations/contract.ts';
import type { JobKind } from '../src/store/index.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settledSystems } from './support/settled-systems.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let admin: pg.Client;
const workers: Worker[] = [];

/** What the job does after each batch, before it commits; each test sets its own. */
let afterBatch: (batch: number) => Promise<void> = () => Promise.resolve();
/** What happens between the asking and the first batch. */
let beforeRun: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  product = await aProduct({ works: true });
  ({ founder, workspace } = await aFounder(product));
  await settledSystems(product, { founder, workspace }, 250);
  admin = new pg.Client(product.owner);
  await admin.connect();
  await admin.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
  const { brehon } = product;
  const kinds = allJobKinds(brehon).map((kind) => (kind.type.kind === acceptJob.kind ? watched(kind) : kind));
  workers.push(await startWorker({ brehon, kinds, atOnce: 1, report: () => undefined }));
});
afterAll(async () => {
  for (const worker of workers) await worker.stop(0);
  await admin.end();
  await product.close();
});

const watched = (kind: JobKind): JobKind => ({
  ...kind,
  run: async (context) => {
    await beforeRun();
    let batch = 0;
    const hold: typeof context.hold = async (work) => {
      batch += 1;
      await afterBatch(batch);
      await context.hold(work);
    };
    return kind.run({ ...context, hold });
  },
});

const accept = async () => (await product.call(contracts.acceptMany, { workspace, filter: {} }, { as: founder })).body;
const read = async (job: string) => (await product.call(jobContracts.read, { workspace, job }, { as: founder })).body;
const ended = (job: string) =>
  vi.waitFor(
    async () => {
      const answer = await read(job);
      expect(['done', 'failed', 'cancelled']).toContain(answer.job.state);
      return answer;
    },
    { timeout: 120_000, interval: 100 },
  );

/** How many determinations there are, how many of them are the newest, and how many entries say that one was accepted. */
async function counts() {
  const { rows } = await admin.query<Record<string, unknown>>(`select
    (select count(*)::int from determination) as all, (select count(*)::int from determination where is_newest) as newest,
    (select count(*)::int from ledger_entry where event = 'determination.accepted') as entries`);
  return rows[0];
}

describe('the determinations of 250 systems', () => {
  let job: string;

  test('are left to a job, which keeps its whole batches when it is cancelled', async () => {
    const cancelled: string[] = [];
    afterBatch = async (batch) => {
      if (batch < 2) return;
      const { body } = await product.call(jobContracts.cancel, { workspace, job }, { as: founder });
      cancelled.push(body.job.state);
    };
    const answer = await accept();
    expect(answer).toMatchObject({ found: 250, accepted: 0, waiting: 250, open: 0, same: 0 });
    job = answer.job ?? '';
    const { job: seen } = await ended(job);
    await expect.poll(() => cancelled).toEqual(['cancelled']);

    expect(seen).toMatchObject({ state: 'cancelled', kind: 'determinations.accept', abilities: { retry: true } });
    expect(await counts()).toEqual({ all: 100, newest: 100, entries: 100 });
  });

  test('are accepted once, when it is tried again and breaks off in the middle', async () => {
    let breaks = 1;
    afterBatch = (batch) => {
      if (batch === 2 && breaks-- > 0) return Promise.reject(new Error('broken off'));
      return Promise.resolve();
    };
    await product.call(jobContracts.retry, { workspace, job }, { as: founder });
    const answer = await ended(job);
    const owed = await product.call(obligationContracts.list, { workspace, size: 1 }, { as: founder });

    expect(answer.job).toMatchObject({ state: 'done', attempts: 2 });
    expect(answer.result).toEqual({ accepted: 250, left: 0 });
    expect(await counts()).toEqual({ all: 250, newest: 250, entries: 250 });
    expect(owed.body.total % 250).toBe(0);
    expect(await accept()).toMatchObject({ accepted: 0, same: 250, job: null, waiting: 0 });
  });

  test('are left where something was answered after the job was asked for', async () => {
    await product.call(
      contracts.answerMany,
      { workspace, filter: {}, answers: { method: 'describes' } },
      { as: founder },
    );
    const { rows } = await admin.query<{ id: string }>('select id from system order by id limit 1');
    const [first] = rows.map(({ id }) => id);
    afterBatch = () => Promise.resolve();
    beforeRun = async () => {
      const answers = { method: 'learned' };
      await product.call(contracts.answerMany, { workspace, ids: [first], answers }, { as: founder });
    };
    const answer = await accept();
    const { job: seen, result } = await ended(answer.job ?? '');

    expect(answer.waiting).toBe(250);
    expect(seen.state).toBe('done');
    expect(result).toEqual({ accepted: 249, left: 1 });
  });
});
