import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';

const patience = { timeout: 60_000 };
vi.setConfig({ testTimeout: 240_000 });

const samples = new URL('../../src/modules/models/bom/samples/', import.meta.url);
const card = { name: 'README.md', mimeType: 'text/markdown', buffer: readFileSync(new URL('model-card.txt', samples)) };
const bad = {
  name: 'bom.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"bomFormat":"CycloneDX","specVersion":"1.7","components":[{"type":"modell","name":"a"}]}'),
};

describe('Cara, who takes in what others say of their models', () => {
  let stage: Stage;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    stage = await aStage();
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    page = await context.newPage();
    complaints = complaintsOf(page);
    await page.goto(stage.address);
    await page.getByLabel('Your name').fill('Cara Quinn');
    await page.getByLabel('E-mail').fill('cara@example.org');
    await page.getByLabel('Password').first().fill('correct horse battery');
    await page.getByLabel('Name of the workspace').fill('Harbours');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Begin with your AI systems' }).waitFor(patience);
  });
  afterAll(() => stage.close());

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

    expect(await page.getByRole('alert').innerText()).toContain('machine-learning-model');
    expect(await lookAt(page, 'card-broken')).toEqual([]);
  });

  test('sees what a card would make before anything is made, and then makes it', async () => {
    await page.getByLabel('Model card or bill of materials').setInputFiles(card);
    await page.getByText('This file can be imported').waitFor(patience);

    expect(await page.getByRole('region', { name: 'model: Harbour pilot 2' }).innerText()).toContain(
      'Gradient-boosted',
    );
    expect(await lookAt(page, 'card-preview')).toEqual([]);

    await page.getByRole('button', { name: 'Import this file' }).click();
    await page.getByText('Imported', { exact: true }).waitFor(patience);
    expect(await lookAt(page, 'card-imported')).toEqual([]);
  });

  test('makes a system of the model and takes its bill of materials away', async () => {
    await page.getByRole('link', { name: 'Harbour pilot 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Harbour pilot 2' }).waitFor(patience);
    const workspace = /\/w\/([^/]+)\//u.exec(page.url())?.[1] ?? '';
    const model = page.url().split('/').at(-1);
    const made = await page.request.post(`${stage.address}/api/v1/workspaces/${workspace}/systems`, {
      headers: { 'x-brehon-request': 'web' },
      data: { values: { name: 'Berth planner', models: [model] } },
    });
    expect(made.status()).toBe(200);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('link', { name: 'Berth planner' }).click();
    await page.getByRole('heading', { level: 1, name: 'Berth planner' }).waitFor(patience);
    expect(await lookAt(page, 'system-with-bom')).toEqual([]);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download AI-BOM' }).click();
    const file = await coming;

    expect(file.suggestedFilename()).toMatch(/^berth-planner-.*\.cdx\.json$/u);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Harbour pilot 2');
    expect(complaints).toEqual([]);
  });
});
