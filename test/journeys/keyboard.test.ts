import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aStage, type Stage } from '../support/browser.ts';
import { chooseFile } from '../support/file-choice.ts';
import { patience, wide } from '../support/journey.ts';
import { tabOnto, tabTo } from '../support/tabbing.ts';

const sample = fileURLToPath(new URL('../../tools/demo/sample-inventory.csv', import.meta.url));
vi.setConfig({ testTimeout: 240_000 });

describe('Ben, who uses no mouse', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await aStage();
    const context = await stage.browser.newContext(wide);
    page = await context.newPage();
  });
  afterAll(() => stage.close());

  test('makes the first account by typing and Tab alone', async () => {
    await page.goto(stage.address);
    const typed = [
      ['Your name', 'Ben Nolan'],
      ['E-mail', 'ben@example.org'],
      ['Password', 'correct horse battery'],
      ['Name of the workspace', 'By keyboard'],
    ] as const;
    for (const [label, text] of typed) {
      await tabOnto(page, page.getByLabel(label).first());
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Begin with your AI systems' }).waitFor(patience);
  });

  test('imports a file: only the choice of the file itself is the system\u2019s own dialogue', async () => {
    await tabTo(page, 'link', 'Import a spreadsheet');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus').waitFor(patience);
    await tabTo(page, 'button', 'Choose a file');
    await chooseFile(page, () => page.keyboard.press('Enter'), sample);
    await tabTo(page, 'button', 'Check 24 rows');
    await page.keyboard.press('Enter');
    await page.getByText('This file can be imported').waitFor(patience);
    await tabTo(page, 'button', /^Import 24/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor(patience);
  });

  test('goes to the list, searches, walks the rows with arrows and opens one', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('searchbox', { name: 'Search AI systems' }).waitFor(patience);
    await page.keyboard.press('/');
    await page.keyboard.type('fraud');
    await page.getByRole('row', { name: /Card fraud detector/u }).waitFor(patience);
    await page.getByRole('status').filter({ hasText: ' of ' }).first().waitFor(patience);
    await tabTo(page, 'link', 'Card fraud detector');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Card fraud detector' }).waitFor(patience);
  });

  test('edits a field and reads the change in the history', async () => {
    await tabTo(page, 'button', 'Edit Accountable person');
    await page.keyboard.press('Enter');
    await page
      .locator('input:focus')
      .and(page.getByRole('combobox', { name: 'Accountable person' }))
      .waitFor(patience);
    await page.keyboard.type('Niamh Kelly');
    await page.getByRole('option', { name: 'Add “Niamh Kelly”' }).waitFor(patience);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Accountable person' }).inputValue(), patience)
      .toBe('Niamh Kelly');
    await tabTo(page, 'button', 'Save');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'History' }).getByText('Niamh Kelly').waitFor(patience);

    await expect.poll(() => page.getByRole('region', { name: 'History' }).innerText()).toContain('Ben Nolan');
  });
});
