import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFounder, aProduct, type Product } from '../../test/support/product.ts';
import { settle } from '../../test/support/world.ts';
import type { Id } from '../kernel/id.ts';
import { type EntryDraft, inWorkspace, memoryOf, type Work } from './index.ts';

let product: Product;
let workspace: Id<'workspace'>;

beforeAll(async () => {
  product = await aProduct();
  workspace = product.brehon.machine.ids('workspace');
  await aFounder(product);
});
afterAll(() => product.close());

const working = <T>(task: (work: Work) => Promise<T>): Promise<T> =>
  inWorkspace(
    product.brehon.workshop,
    { workspace, as: { person: product.brehon.machine.ids('person'), via: 'api' } },
    task,
  );

const anEntry = (): EntryDraft => ({
  event: 'system.edited',
  subject: { kind: 'system', id: product.brehon.machine.ids('system'), version: 1 },
});

/** Something that is read, and how often it really was. */
function counter() {
  const memory = memoryOf<number>({ most: 2 });
  let reads = 0;
  const ask = () => {
    reads += 1;
    return Promise.resolve(reads);
  };
  return {
    reads: () => reads,
    recalled: (key = 'all') => working((work) => work.recall(memory, key, ask)),
    memory,
    ask,
  };
}

test('what was read is not read again while nothing is written, nor when entries get their index', async () => {
  const { recalled } = counter();
  await working((work) => work.write(sql`select 1`, [anEntry()]));

  const first = await recalled();
  await settle(product, workspace);
  const second = await recalled();

  expect([first, second]).toEqual([1, 1]);
});

test('what was read is read again after any entry of its workspace', async () => {
  const { recalled } = counter();

  const first = await recalled();
  await working((work) => work.write(sql`select 1`, [anEntry()]));
  const second = await recalled();

  expect([first, second]).toEqual([1, 2]);
});

test('a transaction that has written reads for itself, and leaves nothing behind', async () => {
  const { memory, ask, recalled } = counter();

  await recalled();
  const own = await working(async (work) => {
    await work.write(sql`select 1`, [anEntry()]);
    return work.recall(memory, 'all', ask);
  });

  expect([own, await recalled()]).toEqual([2, 3]);
});

test('many who ask at once are answered by one reading', async () => {
  const { recalled, reads } = counter();

  await Promise.all(Array.from({ length: 8 }, () => recalled()));

  expect(reads()).toBe(1);
});

test('a reading that fails is not kept', async () => {
  const memory = memoryOf<number>();
  const failing = working((work) => work.recall(memory, 'all', () => Promise.reject(new Error('no'))));

  await expect(failing).rejects.toThrow('no');
  expect(await working((work) => work.recall(memory, 'all', () => Promise.resolve(7)))).toBe(7);
});

test('only so many answers are kept, the oldest goes first', async () => {
  const { recalled, reads } = counter();

  for (const key of ['one', 'two', 'three', 'three', 'two', 'one']) await recalled(key);

  expect(reads()).toBe(4);
});
