import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { bytesOf, lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = [
  'reference,name,stage,domain,supplier,countries,description',
  'S-1,Card fraud detector,operation,Payments,Acme Ltd,IE;DE,Looks at each payment for signs of fraud',
  'S-2,Credit scoring,verification,Payments,Acme Ltd,IE,Proposes limits; a clerk decides',
  'S-3,CV screening,operation,People,Umbrella GmbH,DE,Sorts applications',
  'S-4,Letter sorter,idea,Post,,IE,Sorts what the post brings',
  ...Array.from({ length: 40 }, (_, n) => `X-${n},Assistant ${n},design,Service,,IE,Answers questions`),
];

describe('Róisín, who reads and changes nothing', () => {
  let journey: Journey;
  let page: Page;
  let morning: string;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(inventory);
    morning = new Date().toISOString();
    const { product, workspace, founder: as } = journey;
    const { rows } = (await product.call(systemContracts.list, { workspace, q: 'CV screening' }, { as })).body;
    const changed = {
      workspace,
      system: rows[0]?.id,
      values: { name: 'Applications sorter' },
      why: 'It does no more.',
    };
    await product.call(systemContracts.edit, changed, { as });
    page = await journey.pageOf(await journey.joins('reader'));
  });
  afterAll(() => journey.close());

  const row = (name: string) => page.getByRole('link', { name, exact: true }).first();
  const counted = (text: string) => page.getByRole('status').filter({ hasText: text }).first().waitFor(patience);

  test('begins at the four questions', async () => {
    await page.goto(journey.at('home'));
    await page.getByRole('heading', { name: 'Who is accountable for AI decisions here?' }).waitFor(patience);

    expect(await lookAt(page, 'reader-home')).toEqual([]);
  });

  test('finds a system by a word, narrows the list by a value, and sees both in the address', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('searchbox').fill('payment');
    await row('Card fraud detector').waitFor(patience);
    await page.getByRole('searchbox').fill('');
    await counted('44');
    await page.getByRole('button', { name: 'Values' }).click();
    const values = page.getByRole('complementary', { name: 'Values and how often they occur' });
    await values.getByRole('checkbox', { name: 'Operation 2' }).click();
    await counted('2 of 44');

    expect(await lookAt(page, 'reader-list')).toEqual([]);
    await expect.poll(() => page.url()).toContain('stage=operation');
  });

  test('takes exactly what she sees away as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    const coming = page.waitForEvent('download', patience);
    await page.getByRole('menuitem', { name: /^CSV/u }).first().click();
    const text = (await bytesOf(await coming)).toString('utf8');

    expect(text).toContain('Card fraud detector');
    expect(text).toContain('Applications sorter');
    expect(text.split('\n').length).toBe(4);
  });

  test('reads a record, what it was before and why, and follows its link to the supplier, by keyboard', async () => {
    await page.goto(journey.at('systems?q=applications'));
    await row('Applications sorter').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Applications sorter' }).waitFor(patience);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('It does no more.').waitFor(patience);
    await history.getByText('CV screening').first().waitFor(patience);

    expect(await lookAt(page, 'reader-record')).toEqual([]);
    await expect.poll(() => page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
    await expect.poll(() => page.getByRole('button', { name: /^Edit /u }).count()).toBe(0);
    await page.getByRole('link', { name: 'Umbrella GmbH' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Umbrella GmbH' }).waitFor(patience);
    await page.getByRole('link', { name: 'Applications sorter' }).first().waitFor(patience);
  });

  test('reads the list as it was in the morning', async () => {
    await page.goto(journey.at(`systems?q=screening&asOn=${morning}`));
    await page.getByRole('link', { name: /^CV screening/u }).waitFor(patience);
    await page.getByText('Since then: 1 changed').waitFor(patience);
    await expect.poll(() => page.getByRole('button', { name: 'Values' }).count()).toBe(0);

    expect(await lookAt(page, 'reader-as-on')).toEqual([]);
  });

  test('is told kindly where she may not, and led back', async () => {
    const kindly = { new: 'You may read here, but not write', import: 'You may not import here' };
    for (const [path, text] of Object.entries(kindly)) {
      await page.goto(journey.at(`systems/${path}`));
      await page.getByRole('heading', { name: text }).waitFor(patience);
      expect(await lookAt(page, `reader-${path}`)).toEqual([]);
    }
    await page.getByRole('link', { name: 'Go to the list of AI systems' }).press('Enter');
    await counted('44');
    expect(journey.complaints()).toEqual([]);
  });
});
