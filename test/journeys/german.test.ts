import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { narrowWidth, patience, wide } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const file = [
  'Name;Vendor;Stage;Description',
  'Betrugserkennung;Beispiel GmbH;operation;Erkennt auffällige Kartenzahlungen',
  'Postsortierung;Umbrella GmbH;idea;Ordnet Briefe',
].join('\n');

describe('Greta, who reads German', () => {
  let stage: Stage;
  let page: Page;
  let complaints: readonly string[];
  let home: string;

  const aPage = async (locale: string): Promise<Page> =>
    (await stage.browser.newContext({ ...wide, locale })).newPage();

  /** What axe finds, and the page itself where it stays wider than a telephone. */
  const look = async (name: string): Promise<readonly string[]> => {
    const findings = await lookAt(page, `german-${name}`);
    const width = await narrowWidth(page);
    return width > 390 ? [...findings, `${name}: ${width} px wide at 390 px`] : findings;
  };

  beforeAll(async () => {
    stage = await aStage();
    page = await aPage('de-DE');
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  test('is met in her browser’s language from the first byte, and may switch before she signs in', async () => {
    const sent = await page.goto(stage.address);
    await page.getByLabel('Ihr Name').waitFor(patience);

    expect(await sent?.text()).toContain('<html lang="de">');
    await page.getByRole('button', { name: 'Sprache: Deutsch' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByLabel('Your name').waitFor(patience);
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en');
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await page.getByLabel('Ihr Name').waitFor(patience);
    expect(await look('set-up')).toEqual([]);
  });

  test('is told in German what the server refuses', async () => {
    await page.getByLabel('Ihr Name').fill('Greta Weiß');
    await page.getByLabel('E-Mail').fill('greta');
    await page.getByLabel('Passwort').first().fill('zu kurz');
    await page.getByLabel('Name des Arbeitsbereichs').fill('Beispiel GmbH');
    await page.keyboard.press('Enter');
    await page.getByText('2 Angaben müssen berichtigt werden').waitFor(patience);

    await page.getByText('Ist keine E-Mail-Adresse.').last().waitFor(patience);
    await page.getByText('Ist zu kurz: Nehmen Sie 12 Zeichen oder mehr').last().waitFor(patience);
    expect(await look('refused')).toEqual([]);
    await page.getByLabel('E-Mail').fill('greta@example.org');
    await page.getByLabel('Passwort').first().fill('ein langer guter Satz');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Beginnen Sie mit Ihren KI-Systemen' }).waitFor(patience);
    home = page.url().replace(/\/home.*$/u, '');
    expect(await look('welcome')).toEqual([]);
  });

  test('imports a file and reads its report in German', async () => {
    await page.goto(`${home}/systems/import`);
    await page.getByRole('heading', { level: 1 }).waitFor(patience);
    expect(await look('import-file')).toEqual([]);
    const buffer = Buffer.from(file, 'utf8');
    await page.locator('input[type=file]').setInputFiles({ name: 'systeme.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '2 Zeilen prüfen' }).waitFor(patience);
    const columns = await look('import-columns');
    await page.getByRole('button', { name: '2 Zeilen prüfen' }).click();
    await page.getByRole('heading', { name: 'Was sich ändern würde' }).waitFor(patience);
    const checked = await look('import-check');
    await page.getByRole('button', { name: '2 KI-Systeme importieren' }).click();
    await page.getByText('2 Einträge (Lieferanten) wurden neu angelegt').waitFor(patience);

    expect([...columns, ...checked, ...(await look('import-done'))]).toEqual([]);
  });

  test('finds a system in the list, and the four questions on the home page', async () => {
    await page.goto(`${home}/systems`);
    await page.getByRole('searchbox').fill('betrug');
    await page.getByRole('link', { name: 'Betrugserkennung' }).first().waitFor(patience);
    await page.getByRole('link', { name: 'Postsortierung' }).waitFor({ state: 'hidden', ...patience });
    const inList = await look('list');
    await page.getByRole('link', { name: 'Betrugserkennung' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Betrugserkennung' }).waitFor(patience);
    const inRecord = await look('record');
    await page.goto(`${home}/home`);
    await page.getByText('Wer trägt hier die Verantwortung für KI-Entscheidungen?').waitFor(patience);

    expect([...inList, ...inRecord, ...(await look('home'))]).toEqual([]);
  });

  test('writes a day and a number as she writes them, and reads them so in the history', async () => {
    await page.goto(`${home}/models/new`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Kartenmodell');
    await page.evaluate(`document.querySelectorAll('details').forEach((each) => { each.open = true; })`);
    await page.getByLabel('Veröffentlicht am').fill('2.12.2026');
    await page.getByRole('textbox', { name: 'Energieverbrauch des Trainings' }).fill('1.250,5');
    const findings = await look('new-model');
    await page.getByRole('button', { name: 'Modell hinzufügen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kartenmodell' }).waitFor(patience);
    await page.getByText('1.250,5').first().waitFor(patience);
    await page.getByText('2. Dez. 2026').first().waitFor(patience);
    await page.getByRole('link', { name: 'Bearbeiten', exact: true }).click();
    const energy = page.getByRole('textbox', { name: 'Energieverbrauch des Trainings' });
    await energy.waitFor(patience);
    await expect.poll(() => energy.inputValue()).toBe('1250,5');
    await expect.poll(() => page.getByRole('textbox', { name: 'Veröffentlicht am' }).inputValue()).toBe('2.12.2026');
    await energy.fill('viel');
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await page.getByText('ist keine Zahl; schreiben Sie sie wie').first().waitFor(patience);
    await energy.fill('12,75');
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Kartenmodell' }).waitFor(patience);
    await page.getByText('1 Feld geändert').first().waitFor(patience);
    await page.getByText('12,75').first().waitFor(patience);

    expect([...findings, ...(await look('history'))]).toEqual([]);
  });

  test('looks at the other screens', async () => {
    const findings: string[] = [];
    for (const path of ['activity', 'ledger', 'members', 'evidence', 'people', 'documents/new', 'models/import-card']) {
      await page.goto(`${home}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor(patience);
      findings.push(...(await look(path.replace('/', '-'))));
    }

    expect(findings).toEqual([]);
  });

  test('keeps her language with her account, wherever she signs in, and may follow the browser again', async () => {
    await page.getByRole('button', { name: 'Konto von Greta Weiß' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    const other = await aPage('en-GB');
    await other.goto(`${stage.address}/sign-in`);
    await other.getByLabel('E-mail').fill('greta@example.org');
    await other.getByLabel('Password').first().fill('ein langer guter Satz');
    await other.keyboard.press('Enter');
    await other.getByRole('button', { name: 'Konto von Greta Weiß' }).click(patience);
    const again = await other.goto(home);
    expect(await again?.text()).toContain('<html lang="de">');
    await other.getByRole('button', { name: 'Konto von Greta Weiß' }).click(patience);
    await other.getByRole('menuitemradio', { name: 'Wie mein Browser' }).click();
    await other.getByRole('button', { name: 'Account of Greta Weiß' }).waitFor(patience);
    await other.context().close();

    expect(complaints).toEqual([]);
  });
});
