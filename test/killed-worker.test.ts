import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Id, parseId } from '../src/kernel/id.ts';
import { determinationContracts } from '../src/modules/determinations/contract.ts';
import { enqueue, inWorkspace } from '../src/store/index.ts';
import { slowJob } from './support/killed-worker.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settledSystems } from './support/settled-systems.ts';

let product: Product;
let founder: Someone;
let workspace: Id<'workspace'>;
let admin: pg.Client;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  product = await aProduct();
  const made = await aFounder(product);
  founder = made.founder;
  const found = parseId('workspace', made.workspace);
  if (!found) throw new Error('there is no workspace');
  workspace = found;
  admin = new pg.Client(product.owner);
  await admin.connect();
  await admin.query(`set brehon.workspace = '${workspace}'`);
});
afterAll(async () => {
  for (const worker of workers) {
    worker.kill('SIGKILL');
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  }
  await admin.end();
  await product.close();
});

/** A worker in a process of its own; `said` waits for a line of it. */
function aWorker() {
  const program = new URL('./support/killed-worker.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, JSON.stringify(product.owner), product.dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  workers.add(child);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const said = (words: string) => vi.waitFor(() => expect(text).toContain(words), { timeout: 60_000, interval: 50 });
  return { child, said };
}

const ask = (ms: number) =>
  inWorkspace(product.brehon.workshop, { workspace, as: { token: founder.token, via: 'api' } }, (work) =>
    enqueue(work, { type: slowJob, input: { ms }, title: 'Slow' }),
  );

const jobNow = async (job: string) =>
  (await admin.query<Record<string, unknown>>('select * from job where id = $1', [job])).rows[0];
const effects = async () => (await admin.query(`select 1 from ledger_entry where event = 'test.effect'`)).rowCount;

test('a worker that is killed at work loses nothing: another one does the job, and once', async () => {
  const first = aWorker();
  await first.said('ready');
  const job = await ask(3000);
  await first.said('at work');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(await jobNow(job)).toMatchObject({ state: 'running', attempts: 1 });

  const second = aWorker();
  await second.said('ready');
  await vi.waitFor(async () => expect(await jobNow(job)).toMatchObject({ state: 'done' }), {
    timeout: 60_000,
    interval: 100,
  });

  expect(await jobNow(job)).toMatchObject({ attempts: 2, run: 2 });
  expect(await effects()).toBe(1);
}, 180_000);

test('a worker that is told to stop lets its last transaction commit, and then goes', async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  const before = await effects();
  const first = aWorker();
  await first.said('ready');
  const job = await ask(2000);
  await first.said('at work');
  first.child.kill('SIGTERM');
  await once(first.child, 'exit');

  expect(await jobNow(job)).toMatchObject({ state: 'done', attempts: 1 });
  expect(await effects()).toBe((before ?? 0) + 1);
}, 180_000);

test('a worker that is killed between two batches of determinations leaves whole ones, and none is accepted twice', async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await settledSystems(product, { founder, workspace }, 450);
  const first = aWorker();
  await first.said('ready');
  const asked = { workspace, filter: {} };
  const { body } = await product.call(determinationContracts.acceptMany, asked, { as: founder });
  const kept = async () => (await admin.query('select 1 from determination')).rowCount ?? 0;
  await vi.waitFor(async () => expect(await kept()).toBeGreaterThan(0), { timeout: 60_000, interval: 20 });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect((await kept()) % 50).toBe(0);

  const second = aWorker();
  await second.said('ready');
  await vi.waitFor(async () => expect(await jobNow(body.job ?? '')).toMatchObject({ state: 'done' }), {
    timeout: 120_000,
    interval: 100,
  });

  expect(await jobNow(body.job ?? '')).toMatchObject({ result: { accepted: 450, left: 0 } });
  const entries = await admin.query(
    `select distinct subject_id from ledger_entry where event = 'determination.accepted'`,
  );
  expect([await kept(), entries.rowCount]).toEqual([450, 450]);
}, 300_000);
