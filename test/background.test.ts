import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allJobKinds } from '../src/entry/modules.ts';
import { startWorker, type Worker } from '../src/entry/worker/worker.ts';
import { type Id, parseId } from '../src/kernel/id.ts';
import { jobContracts } from '../src/modules/jobs/contract.ts';
import { noticeContracts } from '../src/modules/notices/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { enqueue, inWorkspace, sendMail, type Work } from '../src/store/index.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let worker: Worker;
let founder: Someone;
let reader: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct({ works: true });
  ({ founder, workspace } = await aFounder(product));
  reader = await aMember(product, { founder, workspace, role: 'reader' });
  const { brehon } = product;
  worker = await startWorker({ brehon, kinds: allJobKinds(brehon), atOnce: 2, report: () => undefined });
});
afterAll(async () => {
  await worker.stop(0);
  await product.close();
});

const inside = <T>(task: (work: Work) => Promise<T>): Promise<T> => {
  const id = parseId('workspace', workspace);
  if (!id) throw new Error('there is no workspace');
  return inWorkspace(product.brehon.workshop, { workspace: id, as: { token: founder.token, via: 'api' } }, task);
};

const read = async (job: string, as = founder) =>
  (await product.call(jobContracts.read, { workspace, job }, { as })).body;

const ended = (job: string, as = founder) =>
  vi.waitFor(
    async () => {
      const answer = await read(job, as);
      expect(['done', 'failed', 'cancelled']).toContain(answer.job.state);
      return answer;
    },
    { timeout: 60_000, interval: 100 },
  );

const inventory = (count: number, of = 'System') =>
  ['name,stage', ...Array.from({ length: count }, (_, n) => `${of} ${n},operation`)].join('\n');

const importLater = async (file: string, as = founder) =>
  product.call(
    systemContracts.importLater,
    { workspace, filename: 'inventory.csv', reason: 'the yearly round' },
    { as, file },
  );

describe('a file that is left to a job', () => {
  test('is imported whole, as who sent it, with its report on the job', async () => {
    const { job } = (await importLater(inventory(300))).body;
    const answer = await ended(job);
    const list = await product.call(systemContracts.list, { workspace }, { as: founder });
    const imports = await product.call(systemContracts.imports, { workspace }, { as: founder });

    expect(answer.job).toMatchObject({ state: 'done', title: 'inventory.csv', kind: 'systems.import' });
    expect(await told(job)).toEqual([{ kind: 'job_done', text: null }]);
    expect(await told(job, reader)).toEqual([]);
    expect(answer.result).toMatchObject({ rows: 300, created: 300, problems: 0 });
    expect(list.body.total).toBe(300);
    expect(imports.body.imports[0]).toMatchObject({ filename: 'inventory.csv', created: 300, by: founder.name });
  });

  test('is refused whole where a row has a problem, and the job says which', async () => {
    const { job } = (await importLater('name,stage\nGood,operation\n,operation\n')).body;
    const { job: failed } = await ended(job);

    expect(failed).toMatchObject({
      state: 'failed',
      problem: { code: 'rows_refused', problems: [{ path: ['rows', 3, 'name'] }] },
    });
    expect(await told(job)).toEqual([{ kind: 'job_failed', text: failed.problem?.detail }]);
    const list = await product.call(systemContracts.list, { workspace, q: 'Good' }, { as: founder });
    expect(list.body.total).toBe(0);
  });

  test('is refused where it is empty or where its sender may not import, and nothing of it is kept', async () => {
    const before = await readdir(join(product.dataFolder, 'shelves'), { recursive: true });
    expect((await importLater('')).problem.code).toBe('empty_file');
    expect((await importLater(inventory(1), reader)).status).toBe(403);
    const files = (names: readonly string[]) => names.filter((name) => /[0-9a-f]{62}$/u.test(name));
    expect(files(await readdir(join(product.dataFolder, 'shelves'), { recursive: true }))).toEqual(files(before));
  });
});

/** What somebody was told of a job. */
const told = async (job: string, as = founder) => {
  const { body } = await product.call(noticeContracts.list, { workspace, size: 200 }, { as });
  return body.notices.filter(({ about }) => about.id === job).map(({ kind, text }) => ({ kind, text }));
};

describe('an export that is left to a job', () => {
  test('is the same file as one that is waited for, to be downloaded for a week', async () => {
    const asked = { workspace, sort: 'name', format: 'csv' };
    const direct = await product.call(systemContracts.export, asked, { as: reader });
    const { job } = (await product.call(systemContracts.exportLater, asked, { as: reader })).body;
    const { job: done, result } = await ended(job, reader);
    const file = await product.call(jobContracts.download, { workspace, job }, { as: reader });

    expect(result).toEqual({ rows: 300 });
    expect(done).toMatchObject({ state: 'done', title: expect.stringMatching(/^systems-.*\.csv$/u) });
    expect(Date.parse(done.file?.until ?? '') - Date.parse(done.endedAt ?? '')).toBeGreaterThan(6.9 * 24 * 3_600_000);
    expect(file.text).toBe(direct.text);
    expect(file.headers['content-disposition']).toContain(done.file?.filename);
  });

  test('narrows and orders as the list does', async () => {
    const asked = { workspace, q: 'System 7', sort: '-name', columns: ['name'], format: 'json' };
    const { job } = (await product.call(systemContracts.exportLater, asked, { as: founder })).body;
    await ended(job);
    const direct = await product.call(systemContracts.export, asked, { as: founder });
    const file = await product.call(jobContracts.download, { workspace, job }, { as: founder });

    expect(file.text).toBe(direct.text);
  });
});

describe('the file of a job', () => {
  test('is forgotten when its time is over, and the download says so', async () => {
    const { job } = (await product.call(systemContracts.exportLater, { workspace }, { as: founder })).body;
    const { job: done } = await ended(job);
    const forgetting = await inside(async (work) => {
      const [found] = await work.read(sql<{
        id: Id<'job'>;
        notBefore: string;
      }>`select id, not_before as "notBefore" from job
        where kind = 'job.forget-file' and input->>'job' = ${job}`);
      if (!found) throw new Error('nobody was asked to forget it');
      // Delivered before its time.
      await work.deliver({ workspace: work.workspace, job: found.id });
      return found;
    });

    expect(forgetting.notBefore).toBe(done.file?.until);
    await vi.waitFor(async () => expect((await read(job)).job.file).toBeNull(), 60_000);
    const gone = await product.call(jobContracts.download, { workspace, job }, { as: founder });
    expect(gone.problem).toMatchObject({ status: 410, code: 'file_forgotten' });
  });
});

describe('a job', () => {
  test('is seen by who asked for it and by who oversees jobs, and by nobody else', async () => {
    const { job } = (await product.call(systemContracts.exportLater, { workspace }, { as: founder })).body;
    await ended(job);
    const own = await product.call(jobContracts.list, { workspace }, { as: reader });
    const all = await product.call(jobContracts.list, { workspace }, { as: founder });

    expect((await product.call(jobContracts.read, { workspace, job }, { as: reader })).status).toBe(404);
    expect((await product.call(jobContracts.download, { workspace, job }, { as: reader })).status).toBe(404);
    expect((await product.call(jobContracts.cancel, { workspace, job }, { as: reader })).status).toBe(404);
    expect(own.body.jobs.every(({ askedBy }) => askedBy.name === reader.name)).toBe(true);
    expect(all.body.jobs.map(({ id }) => id)).toContain(job);
    expect(all.body.jobs.map(({ kind }) => kind)).not.toContain('job.forget-file');
    expect([own.body.abilities.oversee, all.body.abilities.oversee]).toEqual([false, true]);
  });

  test('that is cancelled writes nothing more, and is done when it is tried again', async () => {
    const { job } = (await importLater(inventory(4000, 'Late'))).body;
    await product.call(jobContracts.cancel, { workspace, job }, { as: founder });
    const found = () => product.call(systemContracts.list, { workspace, q: 'Late' }, { as: founder });
    await new Promise((later) => setTimeout(later, 4000));

    expect((await read(job)).job).toMatchObject({ state: 'cancelled', abilities: { cancel: false, retry: true } });
    expect((await found()).body.total).toBe(0);
    expect((await product.call(jobContracts.cancel, { workspace, job }, { as: founder })).problem.code).toBe(
      'job_ended',
    );

    await product.call(jobContracts.retry, { workspace, job }, { as: founder });
    const { job: again } = await ended(job);
    expect(again).toMatchObject({ state: 'done', attempts: 1 });
    expect((await found()).body.total).toBe(4000);
    expect((await product.call(jobContracts.retry, { workspace, job }, { as: founder })).problem.code).toBe(
      'job_not_failed',
    );
  });
});

describe('a mail', () => {
  test('goes by a job, once into the outbox, and what it said is not kept with it', async () => {
    const mail = { to: 'ada@example.org', subject: 'A task is due', text: 'Look at it.' };
    const job = await inside((work) => enqueue(work, { type: sendMail, input: mail, title: mail.subject }));
    const answer = await ended(job);

    expect(answer).toMatchObject({ job: { state: 'done' }, result: { by: 'outbox' } });
    expect(await told(answer.job.id)).toEqual([]);
    expect(await readdir(join(product.dataFolder, 'outbox'))).toEqual([`${job}.eml`]);
    const kept = await inside((work) => work.read(sql`select input from job where id = ${job}`));
    const said = await inside((work) =>
      work.read(sql`select body from ledger_entry where body like '%ada@example.org%' or body like '%Look at it%'`),
    );
    expect([kept, said]).toEqual([[{ input: null }], []]);
  });
});
