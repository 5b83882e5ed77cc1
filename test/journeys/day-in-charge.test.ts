import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modelContracts } from '../../src/modules/models/contract.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { taskContracts } from '../../src/modules/tasks/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import { namerIn } from '../support/namer.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = [
  'reference,name,stage,domain,supplier',
  'S-1,Card fraud detector,idea,Payments,Acme Ltd',
  'S-2,Credit scoring,idea,Payments,Acme Ltd',
  'S-3,Letter sorter,idea,Post,Umbrella GmbH',
  ',letter-sorter,idea,,',
];

const sent = [
  'reference,name,domain',
  'S-1,Card fraud detector,Fraud',
  'S-9,Berth planner,Harbour',
  'S-10,,Harbour',
].join('\n');

describe('Maeve, who manages what others do', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(inventory);
    const { product, workspace, founder: as } = journey;
    await namerIn(product, { workspace, as }).unit('Payments office');
    page = await journey.pageOf(await journey.joins('manager'));
  });
  afterAll(() => journey.close());

  const counted = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor(patience);
  const dialog = () => page.getByRole('dialog');

  test('goes from a gap on the home page to the records that have it', async () => {
    await page.goto(journey.at('home'));
    await page.getByRole('link', { name: '4 systems have no owner unit' }).click(patience);
    await counted('4');
    await page.getByRole('link', { name: 'Credit scoring' }).first().waitFor(patience);

    await expect.poll(() => page.url()).toContain('ownerUnit.empty=yes');
    expect(await lookAt(page, 'manager-gap')).toEqual([]);
  });

  test('gives several of them an owner at once, after seeing what would change', async () => {
    await page.getByRole('checkbox', { name: 'Select Card fraud detector' }).check(patience);
    await page.getByRole('checkbox', { name: 'Select Credit scoring' }).check();
    await page.getByRole('region', { name: 'Selected records' }).getByRole('button', { name: 'Edit…' }).click();
    await dialog().getByRole('combobox').last().fill('Owner unit');
    await page.getByRole('option', { name: 'Owner unit', exact: true }).click();
    await dialog().getByRole('combobox', { name: 'Owner unit', exact: true }).fill('Payments');
    await page.getByRole('option', { name: 'Payments office' }).click(patience);
    await dialog().getByRole('button', { name: 'See what would change' }).click();
    await dialog().getByText('2 records would change.').waitFor(patience);
    expect(await lookAt(page, 'manager-bulk')).toEqual([]);
    await dialog().getByRole('button', { name: 'Change 2 records' }).press('Enter');
    await page.getByRole('region', { name: 'Last change' }).getByText('2 records changed.').waitFor(patience);
    await counted('2 of 4');
  });

  test('saves what is left as a view, and shares it', async () => {
    await page.getByRole('button', { name: /^Views/u }).press('Enter');
    await page.getByRole('menuitem', { name: 'Save as a new view…' }).click(patience);
    await page.getByLabel('Name of the view').fill('Without an owner');
    await page.getByLabel('Share it with everybody in this workspace').check();
    await page.getByLabel('Name of the view').press('Enter');
    await page.getByRole('button', { name: 'Without an owner', exact: true }).waitFor(patience);
    const other = await journey.pageOf(await journey.joins('reader'));
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Without an owner', exact: true }).waitFor(patience);
    await other.getByRole('link', { name: 'Letter sorter', exact: true }).first().waitFor(patience);
  });

  test('merges two that are one, and takes it back', async () => {
    await page.goto(journey.at('systems/duplicates'));
    await page
      .getByRole('link', { name: /^Compare “.*etter.sorter”$/u })
      .first()
      .click(patience);
    await page.getByRole('button', { name: 'Merge' }).click(patience);
    await page.getByText('was merged into this record').waitFor(patience);
    await page.getByRole('button', { name: 'Undo the merge' }).click();
    await page.getByText('was merged into this record').waitFor({ ...patience, state: 'detached' });
  });

  test('takes a file in only after the dry run has said what it would change', async () => {
    await page.goto(journey.at('systems/import'));
    const file = { name: 'sent.csv', mimeType: 'text/csv', buffer: Buffer.from(sent) };
    await page.locator('input[type=file]').setInputFiles(file, patience);
    await page.getByRole('button', { name: 'Check 3 rows' }).click(patience);
    await page.getByText('One problem keeps this file out').waitFor(patience);
    await page.getByRole('cell', { name: 'B4', exact: true }).waitFor(patience);
    expect(await lookAt(page, 'manager-dry-run')).toEqual([]);
    await page.getByRole('button', { name: 'Import the other 2 rows' }).click();
    await page.getByRole('button', { name: 'Import 2 AI systems' }).click(patience);
    await page.getByRole('heading', { name: 'Imported', exact: true }).waitFor(patience);
    await page.goto(journey.at('systems?q=berth'));
    await page.getByRole('link', { name: 'Berth planner' }).first().waitFor(patience);
  });

  const column = (name: string) => page.getByRole('region', { name, exact: true });

  test('withdraws a model on the board, which asks her why first', async () => {
    const { product, workspace, founder: as } = journey;
    const values = { name: 'Letter reader 2', status: 'in_use', intendedUse: 'Reads letters.', licence: 'MIT' };
    const made = await product.call(modelContracts.create, { workspace, values }, { as });
    expect(made.status, made.text).toBe(200);
    await page.goto(journey.at('models?board=status'));
    await column('In use').getByRole('link', { name: 'Letter reader 2' }).waitFor(patience);
    await column('In use').locator('[data-card]').first().dragTo(column('Withdrawn'));
    const asking = page.getByRole('dialog', { name: 'Letter reader 2 becomes “Withdrawn”' });
    await asking.getByRole('button', { name: 'Move it' }).click(patience);
    await asking.getByText('Say why; this move is made with a reason only.').waitFor(patience);
    expect(await lookAt(page, 'manager-move-reason')).toEqual([]);
    await asking.getByRole('textbox', { name: 'Why' }).fill('It misread one letter in ten.');
    await asking.getByRole('textbox', { name: 'Why' }).press('Enter');
    await column('Withdrawn').getByRole('link', { name: 'Letter reader 2' }).click(patience);
    await page.getByRole('region', { name: 'History' }).getByText('It misread one letter in ten.').waitFor(patience);
  });

  test('gives a task of her own to a colleague, with a note, by keyboard', async () => {
    const { product, workspace, founder: as } = journey;
    await journey.joins('contributor');
    const { rows } = (await product.call(peopleContracts.list, { workspace, q: 'manager' }, { as })).body;
    const task = { name: 'Check the berth planner', assignee: rows[0]?.id };
    await product.call(taskContracts.create, { workspace, values: task }, { as });
    await page.goto(journey.at('work'));
    await page.getByRole('button', { name: 'Give away: Check the berth planner' }).press('Enter', patience);
    await dialog().getByRole('combobox', { name: 'To whom' }).fill('contributor');
    await page.getByRole('option', { name: 'A contributor' }).click(patience);
    await dialog().getByLabel('Note').fill('You know the harbour.');
    expect(await lookAt(page, 'manager-give')).toEqual([]);
    await dialog().getByRole('button', { name: 'Give it away' }).press('Enter');
    await page.getByRole('heading', { name: 'Nothing waits for you' }).waitFor(patience);

    expect(journey.complaints()).toEqual([]);
  });
});
