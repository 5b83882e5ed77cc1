import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts as contracts } from '../../src/modules/systems/contract.ts';
import { bytesOf, lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('Ada, to whom an agency sends its inventory again, with mistakes in it', () => {
  let journey: Journey;
  let page: Page;
  const file = `Tool,Office,Comment\nEye,Tax,sees\n,Customs,nobody named it\nEar,Tax,hears\n${'x'.repeat(900)},Tax,too long\n`;

  beforeAll(async () => {
    journey = await aJourney();
    const { product, workspace, founder: as } = journey;
    const first = { workspace, filename: 'march.csv', map: ['Comment=description', 'Office=none'] };
    const march = 'Tool,Office,Comment\nBot,Customs,answers\n';
    await product.call(contracts.import, first, { as, file: march });
    page = await journey.pageOf(as);
  });
  afterAll(() => journey.close());

  const choose = async (name: string, text: string) => {
    await page.goto(journey.at('systems/import'));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }, patience);
    await page.getByRole('heading', { name: 'What we found' }).waitFor(patience);
  };
  const next = () => page.getByRole('button', { name: /^(?:Next|Check)/u }).click();

  test('finds its columns where they went last time, and could have them proposed afresh', async () => {
    await choose('april.csv', file);
    await page.getByText(/They go where they went on .* when Ada Byrne imported march\.csv/u).waitFor(patience);
    await expect.poll(() => page.getByText('As last time').count()).toBe(3);
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
    const text = (await bytesOf(download)).toString('utf8');
    await choose('april, mended.csv', text.replace(/^,/mu, 'Nose,').replace('x'.repeat(900), 'Hand'));
    await page.getByText(/when Ada Byrne imported april\.csv/u).waitFor(patience);
    await next();
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click();
    await page.getByText('april, mended.csv is imported').waitFor(patience);
    const { product, workspace, founder: as } = journey;
    const { rows } = (await product.call(contracts.list, { workspace, sort: 'name' }, { as })).body;

    expect(download.suggestedFilename()).toBe('april - rows with problems.csv');
    expect(rows.map(({ values }) => values['name'])).toEqual(['Bot', 'Ear', 'Eye', 'Hand', 'Nose']);
    await page.goto(journey.at('systems/imports'));
    await page.getByRole('columnheader', { name: 'Left out' }).waitFor(patience);
    expect([...(await lookAt(page, 'import-log')), ...journey.complaints()]).toEqual([]);
  });
});
