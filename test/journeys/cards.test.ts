import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bytesOf, lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const samples = new URL('../../src/modules/models/bom/samples/', import.meta.url);
const card = { name: 'README.md', mimeType: 'text/markdown', buffer: readFileSync(new URL('model-card.txt', samples)) };
const bad = {
  name: 'bom.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"modell","name":"a"}]}'),
};

describe('Cara, who takes in what others say of their models', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    page = await journey.pageOf(journey.founder);
    await page.goto(journey.at('home'));
    await page.getByRole('heading', { name: 'Begin with your AI systems' }).waitFor(patience);
  });
  afterAll(() => journey.close());

  test('goes to the models and on to the import of cards, by keyboard', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    const way = page.getByRole('link', { name: 'Import a model card or BOM' });
    await way.waitFor(patience);
    await way.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Import a model card or BOM' }).waitFor(patience);

    expect(await lookAt(page, 'card-file')).toEqual([]);
  });

  test('sees of a broken document where it is broken', async () => {
    await page.getByLabel('Model card or bill of materials').setInputFiles(bad);
    await page.getByText('This file could not be read').waitFor(patience);

    await expect.poll(() => page.getByRole('alert').innerText()).toContain('machine-learning-model');
    expect(await lookAt(page, 'card-broken')).toEqual([]);
  });

  test('sees what a card would make before anything is made, and then makes it', async () => {
    await page.getByLabel('Model card or bill of materials').setInputFiles(card);
    await page.getByText('This file can be imported').waitFor(patience);

    await expect
      .poll(() => page.getByRole('region', { name: 'model: Harbour pilot 2' }).innerText())
      .toContain('Gradient-boosted');
    expect(await lookAt(page, 'card-preview')).toEqual([]);

    await page.getByRole('button', { name: 'Import this file' }).click();
    await page.getByText('Imported', { exact: true }).waitFor(patience);
    expect(await lookAt(page, 'card-imported')).toEqual([]);
  });

  test('makes a system of the model and takes its bill of materials away', async () => {
    await page.getByRole('link', { name: 'Harbour pilot 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Harbour pilot 2' }).waitFor(patience);
    await journey.system({ name: 'Berth planner', models: [page.url().split('/').at(-1)] });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('link', { name: 'Berth planner' }).click();
    await page.getByRole('heading', { level: 1, name: 'Berth planner' }).waitFor(patience);
    expect(await lookAt(page, 'system-with-bom')).toEqual([]);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download AI-BOM' }).click();
    const file = await coming;

    expect(file.suggestedFilename()).toMatch(/^berth-planner-.*\.cdx\.json$/u);
    expect((await bytesOf(file)).toString('utf8')).toContain('Harbour pilot 2');
    expect(journey.complaints()).toEqual([]);
  });
});
