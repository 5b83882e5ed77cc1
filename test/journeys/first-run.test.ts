import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience, wide } from '../support/journey.ts';

const inventory = fileURLToPath(
  new URL('../../../shared/data/us-federal-ai-inventory/2024_consolidated_ai_inventory_raw_v2.csv', import.meta.url),
);
const isReal = existsSync(inventory);
if (!isReal) console.info('left out: the journey takes the sample in place of ../shared/data/us-federal-ai-inventory');

/** The file of the journey, the column that is corrected in it, and a system to be found. */
const told = isReal
  ? {
      file: inventory,
      rows: '2,133',
      column: /^If the code is open-source.* goes to/u,
      target: 'Links',
      search: 'babel',
      name: 'Babel',
    }
  : {
      file: fileURLToPath(new URL('../../tools/demo/sample-inventory.csv', import.meta.url)),
      rows: '24',
      column: /^Review board minutes goes to/u,
      target: 'Leave out',
      search: 'fraud',
      name: 'Card fraud detector',
    };

vi.setConfig({ testTimeout: 240_000 });

describe('Ada, who begins with Brehon', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  let home: string;

  beforeAll(async () => {
    stage = await aStage();
    context = await stage.browser.newContext(wide);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  test('makes the first account and sees what to begin with', async () => {
    await page.goto(stage.address);
    await page.getByLabel('Your name').fill('Ada Byrne');
    const findings = await lookAt(page, 'set-up');
    await page.getByLabel('E-mail').fill('ada@example.org');
    await page.getByLabel('Password').first().fill('correct horse battery');
    await page.getByLabel('Name of the workspace').fill('Example Ltd');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Begin with your AI systems' }).waitFor(patience);
    home = page.url().replace(/\/home.*$/u, '');

    expect([...findings, ...(await lookAt(page, 'welcome'))]).toEqual([]);
  });

  test('imports an inventory with one column mapped by her own hand', async () => {
    await page.getByRole('link', { name: 'Import a spreadsheet' }).click();
    await page.locator('input[type=file]').setInputFiles(told.file);
    await page.getByRole('heading', { name: 'What we found' }).waitFor(patience);
    await page.getByRole('button', { name: told.column }).click();
    await page.getByRole('option', { name: told.target, exact: true }).click();
    await page.getByRole('button', { name: new RegExp(`goes to: ${told.target}$`, 'u') }).waitFor(patience);
    const findings = await lookAt(page, 'import-columns');
    await page.getByRole('button', { name: `Check ${told.rows} rows` }).click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor(patience);
    await page.getByRole('definition').filter({ hasText: told.rows }).first().waitFor(patience);
    const checked = await lookAt(page, 'import-check');
    await page.getByRole('button', { name: /^Import /u }).click();
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor(patience);

    expect([...findings, ...checked, ...(await lookAt(page, 'import-done'))]).toEqual([]);
  });

  test('finds a system among all of them', async () => {
    await page.goto(`${home}/systems`);
    await page.getByRole('status').filter({ hasText: told.rows }).waitFor(patience);
    const findings = await lookAt(page, 'list');
    await page.getByRole('searchbox', { name: 'Search AI systems' }).fill(told.search);
    await page.getByRole('link', { name: told.name, exact: true }).first().waitFor(patience);

    expect(findings).toEqual([]);
    await expect.poll(() => page.url()).toContain(`q=${told.search}`);
  });

  test('edits it, and sees in its history what was before', async () => {
    await page.getByRole('link', { name: told.name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: told.name }).waitFor(patience);
    await page.getByRole('button', { name: 'Edit Accountable person' }).click();
    const editor = page.getByRole('combobox', { name: 'Accountable person' });
    await editor.fill('Niamh Kelly');
    await page.getByRole('option', { name: 'Add “Niamh Kelly”' }).click(patience);
    await expect.poll(() => editor.inputValue(), patience).toBe('Niamh Kelly');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Niamh Kelly').waitFor(patience);
    await page.getByRole('button', { name: 'Put this notice away' }).click();

    expect(await lookAt(page, 'record')).toEqual([]);
    await expect.poll(() => history.innerText()).toContain('Accountable person');
  });

  test('reads the four questions with figures from the register', async () => {
    await page.goto(`${home}/home`);
    await page.getByRole('heading', { name: 'Who is accountable for AI decisions here?' }).waitFor(patience);

    expect(await lookAt(page, 'home')).toEqual([]);
  });

  test('sees members and ledger, and has the ledger examined', async () => {
    await page.goto(`${home}/members`);
    await page.getByText('ada@example.org').first().waitFor(patience);
    const members = await lookAt(page, 'members');
    await page.goto(`${home}/ledger`);
    await page.getByRole('button', { name: /Examine/u }).click();
    await page.getByText('Nothing differs').first().waitFor(patience);

    expect([...members, ...(await lookAt(page, 'ledger'))]).toEqual([]);
  });

  test('met no error on the way', () => {
    expect(complaints).toEqual([]);
  });
});
