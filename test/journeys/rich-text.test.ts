import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { supplierContracts } from '../../src/modules/suppliers/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience } from '../support/journey.ts';
import { aFounder } from '../support/product.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

describe('Nora, who writes down what a system is for', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  let home: string;
  let read: () => Promise<unknown>;
  let supplier: string;

  beforeAll(async () => {
    stage = await aStage();
    const { founder: as, workspace } = await aFounder(stage.product);
    const { product } = stage;
    const made = await product.call(supplierContracts.create, { workspace, values: { name: 'Acme' } }, { as });
    supplier = made.body.record.id;
    const values = { name: 'Letter sorter', supplier };
    const { record } = (await product.call(systemContracts.create, { workspace, values }, { as })).body;
    read = async () => {
      const { body } = await product.call(systemContracts.read, { workspace, system: record.id }, { as });
      return body.record.values['intendedPurpose'];
    };
    context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'brehon_session', value: as.token, url: stage.address }]);
    page = await context.newPage();
    complaints = complaintsOf(page);
    home = `${stage.address}/w/${workspace}`;
    await page.goto(`${home}/systems/${record.id}`);
  });
  afterAll(() => stage.close());

  const editor = () => page.locator('.ProseMirror');

  test('sees which places a field rests on', async () => {
    const mark = page.getByRole('button', { name: 'What Intended purpose rests on' });
    await mark.focus(patience);
    await page.keyboard.press('Enter');
    await page.getByText('A system is used as it is meant to be, and as its documentation says.').waitFor(patience);
    await expect
      .poll(() => page.getByRole('link', { name: /Art\. 3\(12\)/u }).getAttribute('href'))
      .toContain('#art_3');
    expect(await lookAt(page, 'rich-sources')).toEqual([]);
  });

  test('writes a list and bold words by keyboard, and reads them as they were written', async () => {
    await page.getByRole('button', { name: 'Edit Intended purpose' }).click(patience);
    await editor().waitFor(patience);
    await editor().focus();
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Sorts letters');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' by district');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- by street');
    await page.keyboard.press('Enter');
    await page.keyboard.type('by town');
    expect(await lookAt(page, 'rich-editor')).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('listitem')
      .filter({ hasText: /^by town$/u })
      .waitFor(patience);
    await editor().waitFor({ state: 'detached', ...patience });

    await expect.poll(read).toBe('**Sorts letters** by district\n\n- by street\n- by town');
    expect(await lookAt(page, 'rich-read')).toEqual([]);
  });

  test('uses every tool of the bar by the mouse, and gets what it says', async () => {
    const bar = page.getByRole('toolbar');
    const tool = (name: string) => bar.getByRole('button', { name, exact: true });
    const use = async (name: string, isOn: boolean) => {
      await tool(name).click();
      await bar.getByRole('button', { name, exact: true, pressed: isOn }).waitFor(patience);
    };
    await page.getByRole('button', { name: 'Edit Intended purpose' }).click(patience);
    await editor().waitFor(patience);
    await editor().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await use('Heading', true);
    await page.keyboard.type('What it does');
    await page.keyboard.press('Enter');
    await use('Bold', true);
    await page.keyboard.type('Sorts');
    await use('Bold', false);
    await page.keyboard.type(' letters ');
    await use('Italic', true);
    await page.keyboard.type('slowly');
    await use('Italic', false);
    await page.keyboard.press('Enter');
    await use('Numbered list', true);
    await page.keyboard.type('by district');
    await page.keyboard.press('Enter');
    await page.keyboard.type('by street');
    await page.keyboard.press('Enter');
    await use('Numbered list', false);
    await use('Quote', true);
    await page.keyboard.type('It must not open them.');
    await page.keyboard.press('Enter');
    await use('Quote', false);
    await use('List', true);
    await use('Code', true);
    await page.keyboard.type('sort --by=town');
    expect(await lookAt(page, 'rich-tools')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await editor().waitFor({ state: 'detached', ...patience });
    await page.getByRole('blockquote').getByText('It must not open them.').waitFor(patience);

    await expect
      .poll(read)
      .toBe(
        [
          '## What it does',
          '**Sorts** letters *slowly*',
          '1. by district\n2. by street',
          '> It must not open them.',
          '- `sort --by=town`',
        ].join('\n\n'),
      );
    expect(await lookAt(page, 'rich-tools-read')).toEqual([]);
  });

  test('reads what is computed of a supplier, and finds nothing to edit there', async () => {
    await page.goto(`${home}/suppliers/${supplier}`);
    await page.getByText('Number of AI systems').first().waitFor(patience);
    await page.getByText('does not apply').waitFor(patience);

    await expect.poll(() => page.getByRole('button', { name: 'Edit Number of AI systems' }).count()).toBe(0);
    expect(await lookAt(page, 'rich-computed')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
