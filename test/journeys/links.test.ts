import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';

const patience = { timeout: 60_000 };
vi.setConfig({ testTimeout: 180_000 });

const file = ['name,vendor,stage', 'Card fraud detector,Acme Ltd,operation', 'Letter sorter,Umbrella GmbH,idea'].join(
  '\n',
);

describe('Cara, whose systems come from suppliers', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  let home: string;

  beforeAll(async () => {
    stage = await aStage();
    context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  test('imports a file that names them, and sees before that they will be made', async () => {
    await page.goto(stage.address);
    await page.getByLabel('Your name').fill('Cara Doyle');
    await page.getByLabel('E-mail').fill('cara@example.org');
    await page.getByLabel('Password').first().fill('correct horse battery');
    await page.getByLabel('Name of the workspace').fill('Example Ltd');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Begin with your AI systems' }).waitFor(patience);
    home = page.url().replace(/\/home.*$/u, '');
    await page.goto(`${home}/systems/import`);
    const buffer = Buffer.from(file, 'utf8');
    await page.locator('input[type=file]').setInputFiles({ name: 'systems.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Check 2 rows' }).click(patience);
    await page.getByText('2 new suppliers would be made, with their names alone').waitFor(patience);
    expect(await lookAt(page, 'links-import')).toEqual([]);
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click();
    await page.getByText('2 new suppliers were made, with their names alone').waitFor(patience);
  });

  test('follows the link from a system to its supplier, and back', async () => {
    await page.goto(`${home}/systems`);
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
    await page.goto(`${home}/systems?supplier.name.contains=umbrella`);
    await page.getByRole('status').filter({ hasText: '2' }).first().waitFor(patience);
    await page.goto(`${home}/systems?q=umbrella`);
    await page.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);

    expect(await lookAt(page, 'links-list')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
