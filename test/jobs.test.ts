import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { startWorker, type Worker } from '../src/entry/worker/worker.ts';
import { type Id, parseId } from '../src/kernel/id.ts';
import { refusal } from '../src/kernel/problem.ts';
import { err, ok } from '../src/kernel/result.ts';
import { enqueue, inWorkspace, type JobKind, type JobType, jobKind, type Work } from '../src/store/index.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

const input = z.strictObject({ name: z.string() });
const kindOf = (kind: string): JobType<typeof input> => ({ kind, input, may: 'system.read', attempts: 3 });
const types = {
  write: kindOf('test.write'),
  refuse: kindOf('test.refuse'),
  stumble: kindOf('test.stumble'),
  wait: kindOf('test.wait'),
  forgetful: kindOf('test.forgetful'),
};
const runs: string[] = [];

/** Counts what is done in the ledger itself: an entry for each effect, written with the job's end. */
const effect = (work: Work, name: string) =>
  work.write(sql`select 1`, [
    { event: 'test.effect', subject: { kind: 'job', id: work.ids('job'), version: 1 }, about: { name } },
  ]);

const kinds: readonly JobKind[] = [
  jobKind(types.write, ({ input: { name }, inside, finish, tell }) => {
    runs.push(name);
    tell({ done: 1, of: 2 });
    return inside(async ({ work }) => {
      await effect(work, name);
      await finish(work, { result: { wrote: name } });
      return ok(undefined);
    });
  }),
  jobKind(types.refuse, () => Promise.resolve(err(refusal('not_possible', 'this cannot be done; do something else')))),
  jobKind(types.stumble, ({ input: { name }, inside, finish }) => {
    runs.push(name);
    if (runs.filter((each) => each === name).length < 2) throw new Error('a stumble');
    return inside(async ({ work }) => {
      await finish(work);
      return ok(undefined);
    });
  }),
  jobKind(types.wait, async ({ input: { name }, inside, finish, signal }) => {
    runs.push(name);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return inside(async ({ work }) => {
      await effect(work, name);
      await finish(work);
      return ok(undefined);
    });
  }),
  jobKind(types.forgetful, () => Promise.resolve(ok(undefined))),
];

let product: Product;
let worker: Worker;
let founder: Someone;
let workspace: Id<'workspace'>;
let admin: pg.Client;

beforeAll(async () => {
  product = await aProduct({ works: true });
  const made = await aFounder(product);
  founder = made.founder;
  const found = parseId('workspace', made.workspace);
  if (!found) throw new Error('no workspace');
  workspace = found;
  admin = new pg.Client(product.owner);
  await admin.connect();
  await admin.query(`set brehon.workspace = '${workspace}'`);
  worker = await startWorker({ brehon: product.brehon, kinds, atOnce: 2, report: () => undefined });
});
afterAll(async () => {
  await admin.end();
  await worker.stop(0);
  await product.close();
});

const inside = <T>(as: Someone, task: (work: Work) => Promise<T>): Promise<T> =>
  inWorkspace(product.brehon.workshop, { workspace, as: { token: as.token, via: 'api' } }, task);

const ask = (type: JobType<typeof input>, name: string, as = founder) =>
  inside(as, (work) => enqueue(work, { type, input: { name }, title: `A test of ${name}` }));

const rowSchema = z.object({
  state: z.string(),
  attempts: z.number(),
  run: z.number(),
  result: z.unknown(),
  input: z.unknown(),
  problem: z.object({ code: z.string() }).nullable(),
});

async function rowOf(job: string) {
  const { rows } = await admin.query('select * from job where id = $1', [job]);
  return rowSchema.parse(rows[0]);
}

const until = (job: string, state: string) =>
  vi.waitFor(async () => expect((await rowOf(job)).state).toBe(state), { timeout: 60_000, interval: 50 });

async function eventsOf(job: string): Promise<string[]> {
  const { rows } = await admin.query('select event from ledger_entry where subject_id = $1 order by id', [job]);
  return z
    .array(z.object({ event: z.string() }))
    .parse(rows)
    .map(({ event }) => event);
}

async function effectsOf(name: string): Promise<number> {
  const { rowCount } = await admin.query(`select 1 from ledger_entry where event = 'test.effect' and body like $1`, [
    `%"${name}"%`,
  ]);
  return rowCount ?? 0;
}

describe('a job that is asked for', () => {
  test('is begun by itself, and its end commits with its effect', async () => {
    const job = await ask(types.write, 'alpha');
    await until(job, 'done');

    expect(runs).toContain('alpha');
    expect(await rowOf(job)).toMatchObject({ attempts: 1, result: { wrote: 'alpha' }, input: null, problem: null });
    expect(await effectsOf('alpha')).toBe(1);
    expect(await eventsOf(job)).toEqual(['job.asked', 'job.done']);
  });

  test('was never asked for where its transaction rolls back', async () => {
    const refused = inside(founder, async (work) => {
      await enqueue(work, { type: types.write, input: { name: 'beta' }, title: 'Never' });
      throw new Error('changed my mind');
    });

    await expect(refused).rejects.toThrow('changed my mind');
    const { rowCount: rows } = await admin.query(`select 1 from job where title = 'Never'`);
    const { rowCount: deliveries } = await admin.query(`select 1 from pgboss.job where state = 'created'`);
    expect([rows, deliveries]).toEqual([0, 0]);
  });

  test('is the same job where it was asked for under the same key, even at the same time', async () => {
    const keyed = () =>
      inside(founder, (work) =>
        enqueue(work, { type: types.write, input: { name: 'keyed' }, title: 'Keyed', key: 'k1' }),
      );
    const [first, second] = await Promise.all([keyed(), keyed()]);
    await until(first, 'done');

    expect(second).toBe(first);
    expect(await keyed()).toBe(first);
    expect(await effectsOf('keyed')).toBe(1);
  });

  test('leaves nothing with the queue but two ids', async () => {
    const { rows } = await admin.query('select data, output from pgboss.job');

    for (const row of rows) {
      expect(row).toMatchObject({
        data: { workspace: expect.stringMatching(/^ws_/u), job: expect.stringMatching(/^job_/u) },
      });
      expect(Object.keys(z.object({ data: z.object({}).loose() }).parse(row).data)).toHaveLength(2);
    }
    expect(JSON.stringify(rows)).not.toContain('alpha');
  });
});

describe('a job that is delivered twice', () => {
  test('is done once', async () => {
    const job = await ask(types.write, 'twice');
    await inside(founder, (work) => work.deliver({ workspace, job }));
    await until(job, 'done');
    await vi.waitFor(async () => {
      const { rows } = await admin.query(`select 1 from pgboss.job where data->>'job' = $1 and state <> 'completed'`, [
        job,
      ]);
      expect(rows).toEqual([]);
    }, 60_000);

    expect(await effectsOf('twice')).toBe(1);
  });
});

describe('a job that does not succeed', () => {
  test('has failed at once where it was refused, and says why', async () => {
    const job = await ask(types.refuse, 'refused');
    await until(job, 'failed');

    expect(await rowOf(job)).toMatchObject({
      attempts: 1,
      problem: { code: 'not_possible' },
      input: { name: 'refused' },
    });
    expect(await eventsOf(job)).toEqual(['job.asked', 'job.failed']);
  });

  test('is tried again where it threw', async () => {
    const job = await ask(types.stumble, 'stumbled');
    await until(job, 'done');

    expect(await rowOf(job)).toMatchObject({ attempts: 2 });
  });

  test('has failed after its last try, with no word of what was thrown', async () => {
    const job = await ask(types.forgetful, 'forgetful');
    await until(job, 'failed');

    expect(await rowOf(job)).toMatchObject({ attempts: 3, problem: { code: 'our_mistake' } });
  });

  test('has failed where who asked for it is no member any more', async () => {
    const leaver = await aMember(product, { founder, workspace, role: 'reader' });
    const asked = inside(leaver, async (work) => {
      const job = await enqueue(work, { type: types.write, input: { name: 'gone' }, title: 'By somebody who leaves' });
      await work.write(sql`update member set until = ${work.now} where person_id = ${work.actor.person} returning id`, [
        { event: 'test.left', subject: { kind: 'person', id: work.actor.person, version: 1 } },
      ]);
      return job;
    });
    const job = await asked;
    await until(job, 'failed');

    expect(await rowOf(job)).toMatchObject({ attempts: 1, problem: { code: 'not_allowed' } });
    expect(await effectsOf('gone')).toBe(0);
  });

  test('fails where no worker knows its kind', async () => {
    const job = await ask(kindOf('test.unknown'), 'unknown');
    await until(job, 'failed');

    expect(await rowOf(job)).toMatchObject({ problem: { code: 'unknown_kind' } });
  });
});

describe('the role of the application', () => {
  test('owns nothing of the queue and may make nothing in it', async () => {
    const { rows } = await admin.query(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'pgboss' and c.relowner = 'brehon_app'::regrole`);

    expect(rows).toEqual([]);
    await expect(product.brehon.workshop.pool.query('create table pgboss.mine (id text)')).rejects.toThrow(
      /permission/u,
    );
  });
});
