import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 180_000 });

const file = ['name,vendor,stage', 'Card fraud detector,Acme Ltd,operation', 'Letter sorter,Umbrella GmbH,idea'].join(
  '\n',
);

describe('Cara, whose systems come from suppliers', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    page = await journey.pageOf(journey.founder);
  });
  afterAll(() => journey.close());

  test('imports a file that names them, and sees before that they will be made', async () => {
    await page.goto(journey.at('systems/import'));
    const buffer = Buffer.from(file, 'utf8');
    await page.locator('input[type=file]').setInputFiles({ name: 'systems.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Check 2 rows' }).click(patience);
    await page.getByText('2 new suppliers would be made, with their names alone').waitFor(patience);
    expect(await lookAt(page, 'links-import')).toEqual([]);
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click();
    await page.getByText('2 new suppliers were made, with their names alone').waitFor(patience);
  });

  test('follows the link from a system to its supplier, and back', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('link', { name: 'Card fraud detector' }).first().click(patience);
    await page.getByRole('link', { name: 'Acme Ltd' }).first().click(patience);
    await page.getByRole('heading', { level: 1, name: 'Acme Ltd' }).waitFor(patience);
    await page
      .getByRole('region', { name: 'What links here' })
      .getByRole('link', { name: 'Card fraud detector' })
      .waitFor(patience);

    expect(await lookAt(page, 'links-supplier')).toEqual([]);
    await page.getByRole('link', { name: 'Card fraud detector' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Card fraud detector' }).waitFor(patience);
  });

  test('chooses another supplier by typing, and reads both in the history', async () => {
    await page.getByRole('button', { name: 'Edit Supplier' }).click();
    await page.getByRole('combobox', { name: 'Supplier' }).fill('umbr');
    await page.getByRole('option', { name: 'Umbrella GmbH' }).click(patience);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByRole('link', { name: 'Umbrella GmbH' }).waitFor(patience);

    await history.getByRole('link', { name: 'Acme Ltd' }).first().waitFor(patience);
    expect(await lookAt(page, 'links-record')).toEqual([]);
  });

  test('finds systems by what their suppliers say', async () => {
    await page.goto(journey.at('systems?supplier.name.contains=umbrella'));
    await page.getByRole('status').filter({ hasText: '2' }).first().waitFor(patience);
    await page.goto(journey.at('systems?q=umbrella'));
    await page.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);

    expect(await lookAt(page, 'links-list')).toEqual([]);
    expect(journey.complaints()).toEqual([]);
  });
});
