import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { following, patience } from '../support/journey.ts';
import { aFounder, type Someone } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('Ada adds a field of her own to AI systems', () => {
  let stage: Stage;
  let page: Page;
  let founder: Someone;
  let workspace: string;
  let system: string;
  let complaints: readonly string[];

  beforeAll(async () => {
    stage = await aStage();
    ({ founder, workspace } = await aFounder(stage.product));
    const values = { name: 'CV screening' };
    const made = await stage.product.call(systemContracts.create, { workspace, values }, { as: founder });
    system = made.body.record.id;
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'brehon_session', value: founder.token, url: stage.address }]);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  const goTo = (path: string) => page.goto(`${stage.address}/w/${workspace}/${path}`);

  test('from the menu of the list, with its options, by keyboard', async () => {
    await goTo('systems');
    await page.getByRole('button', { name: 'More', exact: true }).click(patience);
    await page.getByRole('menuitem', { name: 'Fields of your own' }).click();
    await page.getByText('No field of your own yet').waitFor(patience);
    expect(await lookAt(page, 'fields-empty')).toEqual([]);

    await page.getByRole('button', { name: 'Add a field' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Name of the field' }).waitFor(patience);
    await page.keyboard.type('Tier');
    await page.getByRole('combobox', { name: 'What it holds' }).click();
    await page.getByRole('option', { name: 'One of several' }).click();
    for (const [place, label] of ['Gold', 'Silver'].entries()) {
      await page.getByRole('button', { name: 'Add an option' }).click();
      await page.getByRole('textbox', { name: `Option ${place + 1}` }).fill(label);
    }
    expect(await lookAt(page, 'fields-form')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Tier' }).waitFor(patience);
    expect(await lookAt(page, 'fields')).toEqual([]);
  });

  test('and finds it on the record, in its history, and in the filters of the list', async () => {
    await goTo(`systems/${system}/edit`);
    await page.getByRole('radio', { name: 'Gold' }).focus(patience);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('heading', { name: 'Further fields' }).waitFor(patience);
    await page.getByText('Gold').first().waitFor(patience);
    expect(await lookAt(page, 'fields-record')).toEqual([]);

    await goTo('systems?custom_tier=gold&columns=custom_tier');
    await page.getByRole('row', { name: /CV screening.*Gold/u }).waitFor(patience);
    expect(await lookAt(page, 'fields-list')).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('and sees the field come that a colleague adds meanwhile', async () => {
    await following(page, () => goTo(`systems/${system}`));
    await page.getByRole('heading', { name: 'Further fields' }).waitFor(patience);
    await stage.product.call(systemContracts.defineField, { workspace, label: 'Cost centre' }, { as: founder });
    await page.getByText('Cost centre', { exact: true }).first().waitFor(patience);
    expect(complaints).toEqual([]);
  });
});
