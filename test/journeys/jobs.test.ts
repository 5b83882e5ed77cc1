import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allJobKinds } from '../../src/entry/modules.ts';
import { startWorker, type Worker } from '../../src/entry/worker/worker.ts';
import { parseId } from '../../src/kernel/id.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { lookAt } from '../support/browser.ts';
import { chooseFile } from '../support/file-choice.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = ['name,stage', ...Array.from({ length: 400 }, (_, n) => `System ${n},operation`)].join('\n');

describe('Ada, who does not wait for files', () => {
  let journey: Journey;
  let page: Page;
  let worker: Worker | undefined;

  beforeAll(async () => {
    journey = await aJourney({ works: true });
    page = await journey.pageOf(journey.founder);
    await page.goto(journey.at('home'));
  });
  afterAll(async () => {
    await worker?.stop(0);
    await journey.close();
  });

  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor(patience);

  test('is told what jobs are for while there are none', async () => {
    await page.getByRole('link', { name: 'Jobs' }).click(patience);
    await page.getByRole('heading', { name: 'No job was asked for yet' }).waitFor(patience);

    expect(await lookAt(page, 'jobs-none')).toEqual([]);
  });

  test('leaves an import to a job, and goes on', async () => {
    await page.goto(journey.at('systems/import'));
    const choose = page.getByRole('button', { name: /Choose/u }).first();
    const file = { name: 'inventory.csv', mimeType: 'text/csv', buffer: Buffer.from(inventory) };
    await chooseFile(page, () => choose.click(), file);
    await page
      .getByRole('button', { name: /Continue|Check|Next/u })
      .first()
      .click(patience);
    const later = page.getByRole('button', { name: 'In the background' });
    await later.waitFor(patience);
    expect(await lookAt(page, 'jobs-import-check')).toEqual([]);
    await later.focus();
    await page.keyboard.press('Enter');
    await heading('inventory.csv');
    await page.getByText('It begins in a moment').waitFor(patience);

    expect(await lookAt(page, 'jobs-waiting')).toEqual([]);
  });

  test('sees how far it is, and what failed', async () => {
    const { product, workspace, founder } = journey;
    const bad = { workspace, filename: 'broken.csv' };
    await product.call(systemContracts.importLater, bad, {
      as: founder,
      file: 'name,stage\nA,operation\n,operation\n',
    });
    const { body } = await product.call(systemContracts.exportLater, { workspace }, { as: founder });
    const [ws, job] = [parseId('workspace', workspace), parseId('job', body.job)];
    if (!ws || !job) throw new Error('there is no job');
    const { claims, machine } = product.brehon;
    const claim = await claims.claim({ workspace: ws, job }, machine.clock());
    if (claim) await claims.tell(claim, { done: 380, of: 1000 }, machine.clock());
    await page.getByRole('link', { name: 'Jobs' }).first().click();
    await page.getByText('38 %').waitFor(patience);
    expect(await lookAt(page, 'jobs-running')).toEqual([]);

    worker = await startWorker({
      brehon: product.brehon,
      kinds: allJobKinds(product.brehon),
      atOnce: 2,
      report: () => undefined,
    });
    await page
      .getByRole('row', { name: /inventory\.csv/u })
      .getByText('Done')
      .waitFor(patience);
    await page
      .getByRole('row', { name: /broken\.csv/u })
      .getByText('Failed')
      .waitFor(patience);
    await page.getByRole('link', { name: 'broken.csv' }).click();
    await page.getByRole('heading', { name: 'Row by row' }).waitFor(patience);
    expect(await lookAt(page, 'jobs-failed')).toEqual([]);
  });

  test('reads what an import did, and takes the file of an export', async () => {
    await page.goto(journey.at('jobs'));
    await page.getByRole('link', { name: 'inventory.csv' }).click();
    await heading('inventory.csv');
    await page.getByText('400').first().waitFor(patience);
    expect(await lookAt(page, 'jobs-imported')).toEqual([]);

    await page.goto(journey.at('systems?q=System'));
    await page.getByRole('button', { name: 'Export' }).click(patience);
    await page.getByRole('menuitem', { name: /^Excel.*background/u }).click();
    await page.getByText('The file is ready').waitFor(patience);
    expect(await lookAt(page, 'jobs-file')).toEqual([]);
    const download = page.waitForEvent('download', patience);
    await page.getByRole('link', { name: /^Download/u }).click();

    expect((await download).suggestedFilename()).toMatch(/^systems-.*\.xlsx$/u);
    await page.goto(journey.at('jobs'));
    await page.getByText('Asked by').first().waitFor(patience);
    expect(await lookAt(page, 'jobs-list')).toEqual([]);
  });

  test('meets no error on the way', () => {
    expect(journey.complaints()).toEqual([]);
  });
});
