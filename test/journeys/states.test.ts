import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { unitContracts } from '../../src/modules/units/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 180_000 });

describe('Nora, who takes a system into operation', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    const { product, workspace, founder: as } = journey;
    const unit = (await product.call(unitContracts.create, { workspace, values: { name: 'Post room' } }, { as })).body;
    const ada = { name: 'Ada Byrne', jobTitle: 'Head of post', unit: unit.record.id };
    await product.call(peopleContracts.create, { workspace, values: ada }, { as });
    const system = await journey.system({ name: 'Letter sorter', stage: 'verification' });
    await journey.imports(['name,stage', 'Old reader,operation']);
    page = await journey.pageOf(as);
    await page.goto(journey.at(`systems/${system}`));
  });
  afterAll(() => journey.close());

  const save = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  const history = () => page.getByRole('region', { name: 'History' });

  test('is asked beside the new stage for what it needs, and chooses a person by what she does', async () => {
    await page.getByRole('button', { name: 'Edit Stage' }).click(patience);
    await page.getByRole('radio', { name: 'Deployment' }).check();
    await page.getByText('Deployment needs: Intended purpose and Accountable person').waitFor(patience);
    await save();
    await page.getByText('must be filled in where Stage is Deployment').first().waitFor(patience);
    const asked = await lookAt(page, 'states-needs');
    await page.getByRole('textbox', { name: 'Intended purpose' }).fill('Sorts letters by district.');
    await page.getByRole('combobox', { name: 'Accountable person' }).fill('ada');
    const head = page.getByRole('option', { name: /^Ada Byrne.*Head of post · Post room$/u });
    await head.waitFor(patience);
    const chosen = await lookAt(page, 'states-person');
    await head.click();
    const person = page.getByRole('combobox', { name: 'Accountable person' });
    await person.click();
    await head.waitFor(patience);
    await expect.poll(() => page.getByRole('option', { name: 'Add “' }).count()).toBe(0);
    await person.press('Tab');
    await save();
    await history().getByText('Changed 3 fields').waitFor(patience);

    expect([...asked, ...chosen]).toEqual([]);
  });

  test('adds a unit that is not there yet where it is chosen, by keyboard', async () => {
    await page.getByRole('button', { name: 'Edit Owner unit' }).press('Enter');
    const unit = page.getByRole('combobox', { name: 'Owner unit' });
    await unit.fill('Letters');
    await page.getByRole('option', { name: 'Add “Letters”' }).waitFor(patience);
    const offered = await lookAt(page, 'states-add');
    await unit.press('ArrowDown');
    await unit.press('Enter');
    await expect.poll(() => unit.inputValue(), patience).toBe('Letters');
    await save();
    await page.getByRole('link', { name: 'Letters' }).first().waitFor(patience);

    expect(offered).toEqual([]);
  });

  test('retires it only with a reason, which the history keeps', async () => {
    await page.getByRole('button', { name: 'Edit Stage' }).click();
    await page.getByRole('radio', { name: 'Retired' }).check();
    await save();
    await page.getByText('Say why this goes from Deployment to Retired').first().waitFor(patience);
    const asked = await lookAt(page, 'states-reason');
    await page.getByRole('textbox', { name: 'Why' }).fill('The post room closed.');
    await save();
    await history().getByText('The post room closed.').waitFor(patience);

    expect(asked).toEqual([]);
  });

  test('sees on an imported record what its stage needs and nobody recorded', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('link', { name: 'Old reader' }).first().click(patience);
    await page.getByText('Operation, but 2 things are missing').waitFor(patience);

    expect(await lookAt(page, 'states-gap')).toEqual([]);
    expect(journey.complaints()).toEqual([]);
  });
});
