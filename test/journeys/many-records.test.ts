import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import { namerIn } from '../support/namer.ts';

/** Thirty systems; the fourth alone is in operation, with what that stage needs. */
const systemsUnder = (accountablePerson: string) =>
  Array.from({ length: 30 }, (_, n) => ({
    name: `System ${String(n + 1).padStart(2, '0')}`,
    domain: n % 2 === 0 ? 'Sales' : 'Legal',
    ...(n === 3 ? { stage: 'operation', intendedPurpose: 'Sorts letters.', accountablePerson } : { stage: 'idea' }),
  }));

describe('Mary, who puts many records in order', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    const { product, workspace, founder: as } = journey;
    for (const values of systemsUnder(await namerIn(product, { workspace, as }).person('Ada Byrne')))
      await journey.system(values);
    page = await journey.pageOf(as, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto(journey.at('systems?size=25'));
    await row('System 01').waitFor(patience);
  });
  afterAll(() => journey.close());

  const row = (name: string): Locator => page.getByRole('row', { name });
  /** The place of the column in a list whose columns nobody has chosen, the title counted as 0. */
  const domain = 8;
  const cell = (name: string, column: number): Locator => row(name).locator('td').nth(column);
  const bar = (): Locator => page.getByRole('region', { name: 'Selected records' });
  const done = (): Locator => page.getByRole('region', { name: 'Last change' });
  const dialog = (): Locator => page.getByRole('dialog');

  test('selects rows with the mouse, and sees what an edit of them would change before it does', async () => {
    await page.getByRole('checkbox', { name: 'Select System 02' }).click();
    await page.getByRole('checkbox', { name: 'Select System 05' }).click({ modifiers: ['Shift'] });
    await bar().getByText('4 selected').waitFor(patience);
    const selected = await lookAt(page, 'bulk-selected');
    await bar().getByRole('button', { name: 'Edit…' }).click();
    for (const field of ['Domain', 'Stage']) {
      await dialog().getByRole('combobox').last().fill(field);
      await page.getByRole('option', { name: field, exact: true }).click();
    }
    await dialog().getByRole('textbox', { name: 'Domain' }).fill('Legal');
    await dialog().getByRole('radio', { name: 'Design' }).check();
    const form = await lookAt(page, 'bulk-form');
    await dialog().getByRole('button', { name: 'See what would change' }).click();
    await dialog().getByText('3 records would change.').waitFor(patience);
    await dialog().getByText('1 record cannot be changed and is left').waitFor(patience);
    const preview = await lookAt(page, 'bulk-preview');
    await dialog().getByRole('button', { name: 'Change 3 records' }).click();
    await done().getByText('3 records changed.').waitFor(patience);

    expect([...selected, ...form, ...preview, ...(await lookAt(page, 'bulk-done'))]).toEqual([]);
    await expect.poll(() => cell('System 03', domain).innerText()).toBe('Legal');
  });

  test('takes it back', async () => {
    await done().getByRole('button', { name: 'Undo', exact: true }).click();
    await done().getByText('3 records set back.').waitFor(patience);

    await expect.poll(() => cell('System 03', domain).innerText()).toBe('Sales');
  });

  test('selects all of the view by keyboard, archives them, and takes that back', async () => {
    await row('System 01').getByRole('link').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await bar().getByText('3 selected').waitFor(patience);
    await bar().getByRole('button', { name: 'Select all 30 of this view' }).press('Enter');
    await bar().getByText('30 selected').waitFor(patience);
    await bar().getByRole('button', { name: 'Archive…' }).press('Enter');
    await dialog().getByRole('button', { name: 'Archive 30' }).press('Enter');
    await done().getByText('30 records archived.').waitFor(patience);
    await done().getByRole('button', { name: 'Undo', exact: true }).press('Enter');
    await row('System 01').waitFor(patience);
  });

  test('edits a cell in place by keys, and goes on with Enter', async () => {
    await row('System 01').getByRole('link').focus();
    for (let step = 0; step < domain; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const editor = page.getByRole('textbox', { name: 'Domain' });
    await editor.waitFor(patience);
    const findings = await lookAt(page, 'cell-editor');
    await page.keyboard.press('Escape');
    await cell('System 01', domain).press('Enter');
    await editor.fill('Research');
    await editor.press('Enter');
    await cell('System 01', domain).getByText('Research').waitFor(patience);

    expect(findings).toEqual([]);
    const isNext = () => cell('System 02', domain).evaluate((each) => each === each.ownerDocument.activeElement);
    await expect.poll(isNext, patience).toBe(true);
    await done().getByRole('button', { name: 'Undo', exact: true }).click();
    await cell('System 01', domain).getByText('Sales').waitFor(patience);
  });

  test('is told at the cell when somebody else was quicker', async () => {
    await cell('System 02', domain).dblclick();
    const editor = page.getByRole('textbox', { name: 'Domain' });
    await editor.waitFor(patience);
    const id = (await row('System 02').getByRole('link').getAttribute('href'))?.split('/').at(-1);
    const { product, workspace, founder: as } = journey;
    await product.call(systemContracts.edit, { workspace, system: id, values: { domain: 'Quicker' } }, { as });
    await editor.fill('Slower');
    await editor.press('Enter');
    await page.getByText('Somebody else changed this record meanwhile').waitFor(patience);
    await editor.press('Escape');

    await expect.poll(() => cell('System 02', domain).innerText()).toBe('Quicker');
  });

  test('copies cells and pastes them elsewhere after a look at what changes', async () => {
    await cell('System 01', domain).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    await cell('System 04', domain).click();
    await page.keyboard.press('Control+v');
    await dialog().getByText('2 records would change.').waitFor(patience);
    await dialog().getByRole('button', { name: 'Change 2 records' }).click();
    await cell('System 05', domain).getByText('Quicker').waitFor(patience);

    await expect.poll(() => cell('System 04', domain).innerText()).toBe('Sales');
  });

  test('met no error on the way', () => {
    expect(journey.complaints()).toEqual([]);
  });
});
