import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, following, type Journey, patience } from '../support/journey.ts';
import type { Someone } from '../support/product.ts';

describe('Ada and a contributor, at work on the same records', () => {
  let journey: Journey;
  let ada: Page;
  let other: Page;
  let contributor: Someone;
  let system: string;

  const edit = async (values: object) => {
    const { product, workspace } = journey;
    return (await product.call(systemContracts.edit, { workspace, system, values }, { as: contributor })).body;
  };
  const read = async () => {
    const { product, workspace, founder } = journey;
    return (await product.call(systemContracts.read, { workspace, system }, { as: founder })).body.record;
  };
  const at = (path: string) => journey.at(path);

  beforeAll(async () => {
    journey = await aJourney();
    contributor = await journey.joins('contributor');
    system = await journey.system({
      name: 'Letter sorter',
      stage: 'idea',
      domain: 'Post',
      description: 'Sorts letters',
    });
    ada = await journey.pageOf(journey.founder);
    other = await journey.pageOf(contributor);
  });
  afterAll(() => journey.close());

  const note = () => ada.getByRole('region', { name: 'Changed meanwhile' });

  test('she sees on the record what the other changed, without asking', async () => {
    await following(ada, () => ada.goto(at(`systems/${system}`)));
    await ada.getByRole('heading', { level: 1, name: 'Letter sorter' }).waitFor(patience);
    await edit({ stage: 'design', domain: 'Letters' });
    await note().getByText('A contributor changed').waitFor(patience);
    await ada.getByRole('definition').filter({ hasText: 'Letters' }).first().waitFor(patience);
    await note().getByRole('button', { name: 'Show' }).click();
    await note().getByText('Post').waitFor(patience);

    expect(await lookAt(ada, 'live-record')).toEqual([]);
    await note().getByRole('button', { name: 'Put this note away' }).click();
    await note().waitFor({ state: 'detached' });
  });

  test('she sees it in the list and on the home page', async () => {
    await following(ada, () => ada.goto(at('systems')));
    await ada.getByRole('link', { name: 'Letter sorter' }).first().waitFor(patience);
    await edit({ name: 'Sorter of letters' });
    await ada.getByRole('link', { name: 'Sorter of letters' }).first().waitFor(patience);
    await following(ada, () => ada.goto(at('home')));
    await ada.getByRole('heading', { level: 1 }).waitFor(patience);
    const main = ada.getByRole('main');
    const before = await main.textContent();
    const { product, workspace } = journey;
    const values = { name: 'Another one', stage: 'development' };
    await product.call(systemContracts.create, { workspace, values }, { as: contributor });
    await expect.poll(() => main.textContent(), patience).not.toBe(before);
  });

  test('what both change in different fields is kept, and she is told', async () => {
    await following(ada, () => ada.goto(at(`systems/${system}/edit`)));
    await ada.getByRole('textbox', { name: 'Description' }).fill('Sorts letters and parcels');
    await edit({ domain: 'Post and parcels' });
    await note().getByText('A contributor changed').waitFor(patience);

    expect(await lookAt(ada, 'live-editing')).toEqual([]);
    await ada.getByRole('button', { name: 'Save', exact: true }).click();
    await ada.getByRole('heading', { level: 1, name: 'Sorter of letters', exact: true }).waitFor(patience);
    expect((await read()).values).toMatchObject({
      description: 'Sorts letters and parcels',
      domain: 'Post and parcels',
    });
  });

  test('where two browsers change the same field, the slower sees before, hers and theirs, and chooses', async () => {
    await following(ada, () => ada.goto(at(`systems/${system}/edit`)));
    await other.goto(at(`systems/${system}`));
    await other.getByRole('button', { name: 'Edit Description', exact: true }).click(patience);
    await other.getByRole('textbox', { name: 'Description' }).fill('What the contributor says');
    await ada.getByRole('textbox', { name: 'Description' }).fill('What Ada says');
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await other.getByRole('region', { name: 'Last change' }).waitFor(patience);
    await note().getByText('A contributor changed').waitFor(patience);
    await expect.poll(() => ada.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('What Ada says');
    await ada.getByRole('button', { name: 'Save', exact: true }).click();
    await ada.getByRole('alert').filter({ hasText: 'Somebody else changed' }).waitFor(patience);
    const decision = ada.getByRole('group', { name: 'Description' });

    await expect.poll(() => decision.textContent()).toContain('Sorts letters and parcels');
    await expect.poll(() => decision.textContent()).toContain('What Ada says');
    await expect.poll(() => decision.textContent()).toContain('What the contributor says');
    expect(await lookAt(ada, 'conflict')).toEqual([]);
    await decision.getByRole('radio', { name: /Yours/u }).press('Space');
    await ada.getByRole('button', { name: 'Save my choice' }).click();
    await expect.poll(async () => (await read()).values['description'], patience).toBe('What Ada says');
  });

  test('a record and a list are printed whole, with nothing to press', async () => {
    const folder = process.env['BREHON_PICTURES'];
    const shown = {
      [`systems/${system}`]: 'What Ada says',
      systems: 'Another one',
      home: 'Who is accountable',
    };
    for (const [path, text] of Object.entries(shown)) {
      await ada.goto(at(path));
      await ada.getByText(text).first().waitFor(patience);
      const name = `print-${path.split('/').length > 1 ? 'record' : path}`;
      if (folder) {
        // What the browser would put on paper, as a picture of the page's whole length.
        await ada.setViewportSize({ width: name === 'print-systems' ? 1000 : 700, height: 900 });
        await ada.emulateMedia({ media: 'print', colorScheme: 'dark' });
        await ada.evaluate(`dispatchEvent(new Event('beforeprint'))`);
        await ada.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
        await ada.evaluate(`dispatchEvent(new Event('afterprint'))`);
        await ada.emulateMedia({ media: 'screen', colorScheme: 'light' });
        await ada.setViewportSize({ width: 1440, height: 900 });
      }
      const pdf = await ada.pdf({ preferCSSPageSize: true, ...(folder ? { path: `${folder}/${name}.pdf` } : {}) });
      expect(pdf.byteLength).toBeGreaterThan(5_000);
    }
    await ada.emulateMedia({ media: 'print' });
    await expect.poll(() => ada.getByRole('navigation', { name: 'Sections' }).count()).toBe(0);
    await expect.poll(() => ada.getByRole('banner').count()).toBe(0);
    await ada.emulateMedia({ media: 'screen' });
  });

  test('on a telephone several records are selected by their boxes', async () => {
    await ada.setViewportSize({ width: 390, height: 844 });
    await ada.goto(at('systems'));
    await ada.getByRole('checkbox', { name: 'Select Another one' }).check(patience);
    await ada.getByRole('region', { name: 'Selected records' }).getByText('1 selected').waitFor(patience);
    await ada.getByRole('checkbox', { name: 'Select this page' }).check();
    await ada.getByText('2 selected').waitFor(patience);
    const folder = process.env['BREHON_PICTURES'];
    if (folder) await ada.screenshot({ path: `${folder}/cards-selected.png` });
    expect(journey.complaints()).toEqual([]);
  });
});
