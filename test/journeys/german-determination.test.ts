import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, narrowWidth, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let journey: Journey;
let page: Page;
let system: string;

/** What axe finds, and the page itself where it stays wider than a telephone. */
const look = async (name: string): Promise<readonly string[]> => {
  const findings = await lookAt(page, `german-${name}`);
  const width = await narrowWidth(page);
  return width > 390 ? [...findings, `${name}: ${width} px wide at 390 px`] : findings;
};

beforeAll(async () => {
  journey = await aJourney();
  system = await journey.system({
    name: 'Bewerberauswahl',
    intendedPurpose: 'Bringt Bewerbungen in eine Reihenfolge',
    roles: ['deployer'],
    putIntoServiceOn: '2026-10-01',
  });
  page = await journey.pageOf(journey.founder, { locale: 'de-DE' });
  await page.goto(journey.at(`systems/${system}/determine`));
});
afterAll(() => journey.close());

/** Chooses an answer by its words, and goes on. */
async function answer(question: string, choice: RegExp): Promise<void> {
  await page.getByRole('heading', { name: question }).waitFor(patience);
  await page.getByRole('group').getByLabel(choice).first().check(patience);
  await page.getByRole('button', { name: 'Weiter' }).click();
}

describe('one system, in German from the first question to a document', () => {
  test('questions, their help and choices are German, and so is what follows beside them', async () => {
    await page.getByRole('heading', { name: 'Wie kommt es von dem, was hineingeht' }).waitFor(patience);
    await page.getByText('Maschinelles Lernen jeder Art').waitFor(patience);
    expect(await look('question')).toEqual([]);

    await answer('Wie kommt es von dem, was hineingeht, zu dem, was herauskommt?', /Es hat aus Daten/u);
    await page.getByRole('region', { name: 'Was die letzte Antwort geändert hat' }).waitFor(patience);
    await page.getByText('KI-System', { exact: true }).first().waitFor(patience);
  });

  test('what follows is German with its reasons, and accepted', async () => {
    await page.goto(journey.at(`systems/${system}/determination`));
    const finding = page.locator('summary').filter({ has: page.getByText('KI-System', { exact: true }) });
    await finding.first().click(patience);
    await page.getByText('Funktionsweise: Es hat aus Daten oder Beispielen gelernt').first().waitFor(patience);
    await expect.poll(() => page.getByText('How it works').count()).toBe(0);
    expect(await look('result')).toEqual([]);
    await page.getByRole('button', { name: 'Diese Bestimmung annehmen' }).click();
    await page
      .getByText(/Angenommen von/u)
      .first()
      .waitFor(patience);
  });

  test('a document is German, on the screen and as a file, and English where that is chosen', async () => {
    await page.goto(journey.at(`systems/${system}/technical-documents/technical-documentation`));
    await page.getByRole('heading', { level: 1, name: 'Technische Dokumentation' }).waitFor(patience);
    await page.getByText('Zweckbestimmung', { exact: true }).first().waitFor(patience);
    expect(await look('document')).toEqual([]);

    const download = page.getByRole('link', { name: 'PDF' });
    await expect.poll(() => download.getAttribute('href')).toContain('language=de');
    await page.getByLabel('Sprache des Dokuments').selectOption('en');
    await page.getByRole('heading', { level: 1, name: 'Technical documentation' }).waitFor(patience);
    await expect.poll(() => download.getAttribute('href')).toContain('language=en');
    expect(journey.complaints()).toEqual([]);
  });
});
