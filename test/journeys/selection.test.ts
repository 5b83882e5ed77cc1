import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience } from '../support/journey.ts';
import { aFounder } from '../support/product.ts';

vi.setConfig({ testTimeout: 180_000 });

describe('Mia, who keeps the register', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  let home: string;
  let first = '';

  beforeAll(async () => {
    stage = await aStage();
    const { founder, workspace } = await aFounder(stage.product);
    for (const name of ['Card fraud detector', 'Chat assistant', 'Letter sorter']) {
      const values = { name, domain: 'Finance', reference: name.slice(0, 3) };
      const made = await stage.product.call(systemContracts.create, { workspace, values }, { as: founder });
      first ||= made.body.record.id;
    }
    home = `${stage.address}/w/${workspace}`;
    context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await context.addCookies([{ name: 'brehon_session', value: founder.token, url: stage.address }]);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  test('selects two systems and copies a link that opens exactly these', async () => {
    await page.goto(`${home}/systems`);
    await page.getByRole('checkbox', { name: 'Select Card fraud detector' }).check(patience);
    await page.getByRole('checkbox', { name: 'Select Letter sorter' }).check();
    await page.getByRole('button', { name: 'Copy link to selection' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Link copied' }).waitFor(patience);
    expect(await lookAt(page, 'selection-bar')).toEqual([]);
    const link = String(await page.evaluate('navigator.clipboard.readText()'));
    await page.goto(link);
    await page.getByText('A selection of 2 records').waitFor(patience);
    await page.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);
    await expect.poll(() => page.getByRole('link', { name: 'Chat assistant' }).count()).toBe(0);
    expect(await lookAt(page, 'selection-list')).toEqual([]);
    await page.getByRole('button', { name: 'Show all records again' }).click();
    await page.getByRole('link', { name: 'Chat assistant' }).first().waitFor(patience);
  });

  test('keeps a record as a template, and begins a new one from it', async () => {
    await page.goto(`${home}/systems/${first}`);
    await page.getByRole('button', { name: 'Keep as template' }).click(patience);
    await page.getByLabel('Name of the template').fill('Finance');
    expect(await lookAt(page, 'template-keep')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached', ...patience });
    await page.goto(`${home}/systems/new`);
    await page.getByRole('combobox', { name: 'New from template' }).click(patience);
    await page.getByRole('option', { name: 'Finance' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Domain' }).inputValue(), patience).toBe('Finance');
    expect(await lookAt(page, 'template-new')).toEqual([]);
    await page.getByRole('textbox', { name: 'Name' }).fill('Loan check');
    await page.getByRole('button', { name: 'Add AI system' }).click();
    await page.getByRole('heading', { level: 1, name: 'Loan check' }).waitFor(patience);
  });

  test('renames a template, deletes it, and brings it back', async () => {
    await page.goto(`${home}/systems/new`);
    await page.getByRole('button', { name: 'Manage templates' }).click(patience);
    await page.getByLabel('Name of the template Finance').fill('Finance, usual');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete the template Finance, usual' }).click(patience);
    await page.getByText('“Finance, usual” was deleted.').waitFor(patience);
    expect(await lookAt(page, 'template-deleted')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Delete the template Finance, usual' }).waitFor(patience);
    expect(complaints).toEqual([]);
  });
});
