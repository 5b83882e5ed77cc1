import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts as contracts } from '../../src/modules/systems/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('Ada, who looks back and takes back', () => {
  let journey: Journey;
  let page: Page;
  let then: string;
  let system: string;

  const call = async (contract: Parameters<Journey['product']['call']>[0], input: object, file?: string) => {
    const { product, workspace, founder: as } = journey;
    return (await product.call(contract, { workspace, ...input }, { as, ...(file ? { file } : {}) })).body;
  };

  beforeAll(async () => {
    journey = await aJourney();
    system = await journey.system({ name: 'Letter reader', stage: 'idea', description: 'sorts letters' });
    await setTimeout(10);
    then = new Date().toISOString();
    await setTimeout(10);
    await call(contracts.edit, { system, values: { stage: 'design', name: 'Letter sorter' }, why: 'it was approved' });
    await call(contracts.create, { values: { name: 'Late comer' } });
    await call(
      contracts.import,
      { filename: 'wrong.csv' },
      'name,description\nLetter sorter,from the file\nNew one,\nOther,\n',
    );
    const page1 = await call(contracts.list, { name: ['Other'] });
    const other = /"id":"(sys_[^"]+)"/u.exec(JSON.stringify(page1))?.[1];
    await call(contracts.edit, { system: other, values: { description: 'by hand' } });
    page = await journey.pageOf(journey.founder);
  });
  afterAll(() => journey.close());

  const open = (path: string) => page.goto(journey.at(path));

  test('reads the list as on a moment, opens a record there, and comes back to today', async () => {
    await open(`systems?asOn=${then}`);
    await page.getByRole('link', { name: 'Letter reader' }).waitFor(patience);
    await page.getByText('Nothing can be changed here').waitFor(patience);
    const inList = await lookAt(page, 'as-on-list');

    await expect.poll(() => page.getByRole('link', { name: 'Late comer' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('link', { name: 'Import' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Letter reader' }).click();
    await page.getByRole('heading', { level: 1, name: 'Letter reader' }).waitFor(patience);
    await page.getByRole('region', { name: 'Then, and today' }).getByText('Letter sorter').waitFor(patience);
    const inRecord = await lookAt(page, 'as-on-record');
    await expect.poll(() => page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Back to today' }).click();
    await page.getByRole('heading', { level: 1, name: 'Letter sorter' }).waitFor(patience);
    expect([...inList, ...inRecord]).toEqual([]);
  });

  test('chooses a day by the keyboard', async () => {
    await page.getByRole('button', { name: 'As on …' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Show everything as on').fill('2020-01-01');
    const findings = await lookAt(page, 'as-on-choice');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'This record was not there yet' }).waitFor(patience);

    expect(findings).toEqual([]);
    expect(await lookAt(page, 'as-on-not-there')).toEqual([]);
  });

  test('sees who did what, by register and person', async () => {
    await open('activity');
    await page.getByText('imported').first().waitFor(patience);
    const findings = await lookAt(page, 'activity');
    await page.getByLabel('Register').selectOption('models');
    await page.getByText('Nothing was done yet').waitFor(patience);

    expect(findings).toEqual([]);
    await expect.poll(() => page.url()).toContain('register=models');
  });

  test('undoes an import after seeing what that would do, and what it would leave', async () => {
    await open('systems/imports');
    await page.getByRole('button', { name: 'Undo the import of wrong.csv' }).click();
    await page.getByText('1 record is left').waitFor(patience);
    const findings = await lookAt(page, 'undo-import');
    await page.getByLabel('Why (optional)').fill('the wrong file');
    await page.getByRole('button', { name: 'Undo the import', exact: true }).click();
    await page.getByText('Undone on').waitFor(patience);

    expect(findings).toEqual([]);
    await open(`systems/${system}`);
    await page.getByText('sorts letters').first().waitFor(patience);
    await open('activity');
    await page.getByText('undid the import of').waitFor(patience);
    expect(journey.complaints()).toEqual([]);
  });
});
