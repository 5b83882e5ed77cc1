import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = [
  'name,stage,owner unit,roles,countries',
  ...Array.from({ length: 40 }, (_, n) =>
    [
      `System ${String(n).padStart(2, '0')}`,
      ['idea', 'operation', 'operation', 'retired'][n % 4],
      ['Payments', 'Service', ''][n % 3],
      n % 2 === 0 ? 'deployer' : 'deployer;provider',
      n % 5 === 0 ? 'DE;FR' : 'IE',
    ].join(','),
  ),
];

const views = (page: Page) => page.getByRole('button', { name: /^(Views|In operation|Running)/u });
const total = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor(patience);

describe('Ada, who looks at the same records every week', () => {
  let journey: Journey;
  let page: Page;
  let link: string;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(inventory);
    page = await journey.pageOf(journey.founder);
  });
  afterAll(() => journey.close());

  test('sees how often each value occurs, and narrows the list by ticking them', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('button', { name: 'Values' }).click();
    const panel = page.getByRole('complementary', { name: 'Values and how often they occur' });
    await panel.getByRole('checkbox', { name: 'Operation 20' }).click();
    await total(page, '20 of 40');
    await panel.getByRole('button', { name: 'Owner unit' }).click();
    await panel.getByRole('checkbox', { name: 'Payments 6' }).focus();
    await page.keyboard.press('Space');
    await total(page, '6 of 40');

    await panel.getByRole('checkbox', { name: 'Idea 4' }).waitFor(patience);
    expect(await lookAt(page, 'facets')).toEqual([]);
    await panel.getByRole('checkbox', { name: 'Payments 6' }).press('Space');
    await total(page, '20 of 40');
    await page.getByRole('button', { name: 'Values' }).click();
    await expect.poll(() => panel.count()).toBe(0);
  });

  test('saves what she sees under a name, by keyboard', async () => {
    await views(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).waitFor(patience);
    expect(await lookAt(page, 'views-menu')).toEqual([]);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the view').fill('In operation');
    await page.getByLabel('Share it with everybody in this workspace').check();
    expect(await lookAt(page, 'view-dialog')).toEqual([]);
    await page.getByLabel('Name of the view').press('Enter');
    await page.getByRole('button', { name: 'In operation', exact: true }).waitFor(patience);

    link = page.url();
    expect(link).toMatch(/\/systems\?view=viw_\w+$/u);
  });

  test('changes it, sees that it is changed, and saves the change', async () => {
    await page.getByRole('searchbox').fill('system 0');
    await total(page, '5 of 40');
    await page.getByRole('button', { name: 'In operation changed' }).click();
    await page.getByRole('menuitem', { name: 'Save the changes to “In operation”' }).waitFor(patience);
    expect(await lookAt(page, 'view-changed')).toEqual([]);
    await page.getByRole('menuitem', { name: 'Save the changes to “In operation”' }).click();
    await page.getByRole('button', { name: 'In operation', exact: true }).waitFor(patience);

    await expect.poll(() => page.url()).toBe(link);
    await total(page, '5 of 40');
  });

  test('renames it, deletes it and takes that back', async () => {
    await views(page).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByLabel('Name of the view').fill('Running');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Running', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete this view' }).click();
    await page.getByText('The view “Running” is deleted.').waitFor(patience);
    await total(page, '5 of 40');
    expect(await lookAt(page, 'view-deleted')).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Running', exact: true }).waitFor(patience);

    await expect.poll(() => page.url()).toBe(link);
  });

  test('sends the link to a reader, who sees the same and cannot change it', async () => {
    const other = await journey.pageOf(await journey.joins('reader'));
    await other.goto(link);
    await total(other, '5 of 40');
    await other.getByRole('button', { name: 'Running', exact: true }).click();
    await other.getByText('by Ada Byrne').waitFor(patience);

    await expect.poll(() => other.getByRole('menuitem', { name: 'Delete this view' }).count()).toBe(0);
    await other.keyboard.press('Escape');
    await other.setViewportSize({ width: 390, height: 844 });
    await other.getByRole('button', { name: 'Values' }).click();
    await other.getByRole('dialog').getByRole('checkbox', { name: 'Operation 5' }).waitFor(patience);
    expect(await lookAt(other, 'facets-below')).toEqual([]);
    expect(journey.complaints()).toEqual([]);
  });
});
