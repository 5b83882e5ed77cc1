import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allJobKinds } from '../src/entry/modules.ts';
import { startWorker, type Worker } from '../src/entry/worker/worker.ts';
import { determinationContracts as contracts } from '../src/modules/determinations/contract.ts';
import { jobContracts } from '../src/modules/jobs/contract.ts';
import { obligationContracts } from '../src/modules/obligations/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { sharedFolder } from './builders/shared-folder.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { harmless } from './support/settled-systems.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const shared = sharedFolder('us-federal-ai-inventory');

describe.skipIf(!shared.isThere)('2,133 systems of an inventory', () => {
  let product: Product;
  let founder: Someone;
  let workspace: string;
  let worker: Worker;
  const all = { filter: {} };
  const triage = async (meant: object = all) =>
    (await product.call(contracts.triage, { workspace, ...meant }, { as: founder })).body;

  beforeAll(async () => {
    product = await aProduct({ works: true });
    const { brehon } = product;
    worker = await startWorker({ brehon, kinds: allJobKinds(brehon), atOnce: 1, report: () => undefined });
    ({ founder, workspace } = await aFounder(product));
    const file = shared.bytes('2024_consolidated_ai_inventory_raw_v2.csv');
    await product.call(systemContracts.import, { workspace, filename: 'inventory.csv' }, { as: founder, file });
  });
  afterAll(async () => {
    await worker.stop(0);
    await product.close();
  });

  test('are asked what settles most of them until nothing is open, each answer within seconds', async () => {
    const first = await triage();
    expect(first).toMatchObject({ found: 2133, settled: 0, accepted: 0, waiting: 0 });
    expect(first.questions[0]).toMatchObject({ systems: 2133, question: { fact: 'method' } });

    const times: number[] = [];
    let next = first;
    for (let step = 0; step < 40 && next.questions.length > 0; step += 1) {
      const [top] = next.questions;
      if (!top) break;
      const { fact, type, options } = top.question;
      const input = { workspace, ...all, answers: { [fact]: harmless(fact, type, options.at(-1)?.word) } };
      const from = performance.now();
      const tried = (await product.call(contracts.checkAnswerMany, input, { as: founder })).body;
      const given = (await product.call(contracts.answerMany, input, { as: founder })).body;
      next = await triage();
      times.push(performance.now() - from);
      expect(tried.settledAfter).toBe(given.settledAfter);
      expect(next.settled).toBe(given.settledAfter);
    }
    expect(next).toMatchObject({ settled: 2133, accepted: 0, waiting: 2133 });
    expect(Math.max(...times)).toBeLessThan(20_000);
  });

  test('are accepted together by a job, once, and their obligations stand in the register', async () => {
    const accepted = (await product.call(contracts.acceptMany, { workspace, ...all }, { as: founder })).body;
    const job = accepted.job ?? '';
    const done = await vi.waitFor(
      async () => {
        const { body } = await product.call(jobContracts.read, { workspace, job }, { as: founder });
        expect(body.job.state).toBe('done');
        return body;
      },
      { timeout: 200_000, interval: 500 },
    );
    const again = (await product.call(contracts.acceptMany, { workspace, ...all }, { as: founder })).body;
    const listed = await product.call(
      systemContracts.list,
      { workspace, determination: ['accepted'], size: 1 },
      { as: founder },
    );
    const owed = await product.call(obligationContracts.list, { workspace, size: 1 }, { as: founder });

    expect(accepted).toMatchObject({ found: 2133, left: 0, accepted: 0, waiting: 2133, open: 0, same: 0 });
    expect(done.result).toEqual({ accepted: 2133, left: 0 });
    expect(again).toMatchObject({ accepted: 0, waiting: 0, job: null, open: 0, same: 2133 });
    expect(listed.body.total).toBe(2133);
    expect(owed.body.total).toBeGreaterThan(0);
  });
});
