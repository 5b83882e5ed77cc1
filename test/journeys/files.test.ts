import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts as contracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { aFounder, type Someone } from '../support/product.ts';

const patience = { timeout: 60_000 };
vi.setConfig({ testTimeout: 240_000 });

describe('Ada, to whom an agency sends its inventory again, with mistakes in it', () => {
  let stage: Stage;
  let page: Page;
  let complaints: readonly string[];
  let founder: Someone;
  let workspace: string;
  const mended = join(tmpdir(), `brehon-mended-${process.pid}.csv`);
  const file = `Tool,Office,Comment\nEye,Tax,sees\n,Customs,nobody named it\nEar,Tax,hears\n${'x'.repeat(900)},Tax,too long\n`;

  beforeAll(async () => {
    stage = await aStage();
    ({ founder, workspace } = await aFounder(stage.product));
    const first = { workspace, filename: 'march.csv', map: ['Comment=description', 'Office=none'] };
    const march = 'Tool,Office,Comment\nBot,Customs,answers\n';
    await stage.product.call(contracts.import, first, { as: founder, file: march });
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      extraHTTPHeaders: { authorization: `Bearer ${founder.token}` },
    });
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  const choose = async (name: string, text: string) => {
    await page.goto(`${stage.address}/w/${workspace}/systems/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }, patience);
    await page.getByRole('heading', { name: 'What we found' }).waitFor(patience);
  };
  const next = () => page.getByRole('button', { name: /^(?:Next|Check)/u }).click();

  test('finds its columns where they went last time, and could have them proposed afresh', async () => {
    await choose('april.csv', file);
    await page.getByText(/They go where they went on .* when Ada Byrne imported march\.csv/u).waitFor(patience);
    expect(await page.getByText('As last time').count()).toBe(3);
    const found = await lookAt(page, 'import-remembered');
    await page.getByRole('button', { name: 'Propose them afresh' }).press('Enter');
    await page.getByText(/They go where the file itself suggests/u).waitFor(patience);
    await page.getByRole('button', { name: 'Use the places of that day' }).press('Enter');
    await page.getByText(/They go where they went/u).waitFor(patience);

    expect(found).toEqual([]);
  });

  test('sees each problem by its cell, and takes the other rows', async () => {
    await next();
    await page.getByText('2 problems keep this file out').waitFor(patience);
    await page.getByRole('cell', { name: 'A3', exact: true }).waitFor(patience);
    const found = await lookAt(page, 'import-problems');
    await page.getByRole('button', { name: 'Import the other 2 rows' }).click();
    await page.getByText('2 rows are left out').waitFor(patience);
    const chosen = await lookAt(page, 'import-left-out');
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click();
    await page.getByText('2 rows were left out').waitFor(patience);
    const done = await lookAt(page, 'import-partly');

    expect([...found, ...chosen, ...done]).toEqual([]);
  });

  test('takes the rows that were left out along, mends them and brings them', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download', patience),
      page.getByRole('button', { name: 'Download the rows with problems' }).press('Enter'),
    ]);
    await download.saveAs(mended);
    const text = await readFile(mended, 'utf8');
    await writeFile(mended, text.replace(/^,/mu, 'Nose,').replace('x'.repeat(900), 'Hand'));
    await choose('april, mended.csv', await readFile(mended, 'utf8'));
    await page.getByText(/when Ada Byrne imported april\.csv/u).waitFor(patience);
    await next();
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click();
    await page.getByText('april, mended.csv is imported').waitFor(patience);
    const { rows } = (await stage.product.call(contracts.list, { workspace, sort: 'name' }, { as: founder })).body;

    expect(download.suggestedFilename()).toBe('april - rows with problems.csv');
    expect(rows.map(({ values }) => values['name'])).toEqual(['Bot', 'Ear', 'Eye', 'Hand', 'Nose']);
    await page.goto(`${stage.address}/w/${workspace}/systems/imports`);
    await page.getByRole('columnheader', { name: 'Left out' }).waitFor(patience);
    expect([...(await lookAt(page, 'import-log')), ...complaints]).toEqual([]);
  });
});
