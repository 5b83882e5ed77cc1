import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 180_000 });

const file = [
  'reference,name,vendor,stage,owner,description',
  'AI-0001,Card fraud detector,Acme Ltd,operation,Ada Byrne,Looks at each payment for signs of fraud',
  'AI-0002,Letter sorter,Umbrella GmbH,idea,,Sorts what the post brings',
  'AI-0003,Credit scoring,Acme Ltd,verification,Maeve Nolan,Refuses nobody by itself; a clerk reads what looks like fraud',
];

describe('Ada, who finds her way by the keyboard', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(file);
    page = await journey.pageOf(journey.founder);
    await page.goto(journey.at('systems'));
    await page.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);
  });
  afterAll(() => journey.close());

  const field = () => page.getByRole('combobox', { name: 'Search, go or do' });
  const option = (name: string | RegExp) => page.getByRole('option', { name });
  const chosen = () => page.locator('[role="option"][aria-selected="true"]');

  test('opens the palette by its button and by its keys, and goes somewhere by a few letters', async () => {
    await page.getByRole('button', { name: 'Search or do' }).click();
    await field().waitFor(patience);
    await option('Add supplier').waitFor(patience);
    expect(await lookAt(page, 'palette')).toEqual([]);
    await page.keyboard.press('Escape');
    await field().waitFor({ state: 'detached' });

    await page.keyboard.press('Control+k');
    await field().fill('suppl');
    await page.getByRole('option', { name: 'Suppliers', exact: true }).waitFor(patience);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Suppliers' }).waitFor(patience);
  });

  test('finds records while she writes, looks at one, and opens it by arrow and Enter', async () => {
    await page.keyboard.press('Control+k');
    await field().fill('fraud');
    await option(/Credit scoring/u).waitFor(patience);
    await page.keyboard.press('ArrowDown');
    await expect.poll(async () => chosen().textContent(), patience).toContain('Credit scoring');
    const active = await field().getAttribute('aria-activedescendant');
    const preview = page.getByRole('complementary', { name: 'Preview' });

    expect(active).toBe(await chosen().getAttribute('id'));
    await expect.poll(() => preview.textContent()).toContain('Last changed on');
    await expect.poll(() => preview.textContent()).toContain('Ada Byrne');
    expect(await lookAt(page, 'palette-found')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Credit scoring' }).waitFor(patience);
  });

  test('finds a record by its exact reference, first', async () => {
    await page.keyboard.press('Control+k');
    await field().fill('ai-0002');
    await expect.poll(async () => chosen().textContent(), patience).toContain('Letter sorter');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Letter sorter' }).waitFor(patience);
  });

  test('is offered what she opened lately, and acts', async () => {
    await page.keyboard.press('Control+k');
    const lately = page.getByRole('group', { name: 'Opened lately' }).getByRole('option');
    await expect
      .poll(() => lately.allTextContents(), patience)
      .toEqual([expect.stringContaining('Letter sorter'), expect.stringContaining('Credit scoring')]);
    await field().fill('add supp');
    await option('Add supplier').waitFor(patience);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /supplier/u }).waitFor(patience);
    await page.keyboard.press('Control+k');
    await field().fill('dark');
    await page.keyboard.press('Enter');
    await page.locator('[data-mantine-color-scheme="dark"]').waitFor(patience);
    await page.evaluate(`localStorage.setItem('brehon-colour-scheme', 'auto')`);
  });

  test('sees everything that a search finds, with a preview beside it', async () => {
    await page.goto(journey.at('home'));
    await page.getByRole('button', { name: 'Search or do' }).waitFor(patience);
    await page.keyboard.press('Control+k');
    await field().fill('acme');
    await option(/Show everything found/u).click(patience);
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor(patience);
    await page.getByRole('region', { name: 'suppliers' }).getByRole('link', { name: 'Acme Ltd' }).waitFor(patience);

    await expect.poll(() => page.url()).toContain('/search?q=acme');
    expect(await lookAt(page, 'search')).toEqual([]);
    await page.getByRole('searchbox', { name: 'Search everything' }).fill('fraud');
    await page.getByRole('link', { name: 'Credit scoring' }).focus();
    const preview = page.getByRole('complementary', { name: 'Preview' });
    await preview.getByText('Credit scoring').waitFor(patience);
    expect(await lookAt(page, 'search-found')).toEqual([]);
  });

  test('reads the shortcuts that there are', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor(patience);

    expect(await lookAt(page, 'shortcuts')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(journey.complaints()).toEqual([]);
  });
});
