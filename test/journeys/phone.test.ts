import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { taskContracts } from '../../src/modules/tasks/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import { aMember } from '../support/product.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

/** Buttons that a finger cannot hit: of less than 24 by 24 px (WCAG 2.2, 2.5.8). Axe asks the same of all else, with its exceptions. */
const small = `[...document.querySelectorAll('button')]
  .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((each) => ({ each, box: each.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
  .map(({ each, box }) => (each.ariaLabel ?? each.textContent).slice(0, 40) + ' ' + box.width + 'x' + box.height)`;

describe('Ada, with nothing but her phone', () => {
  let journey: Journey;
  let page: Page;
  let system: string;

  beforeAll(async () => {
    journey = await aJourney();
    const { product, workspace, founder } = journey;
    system = await journey.system({
      name: 'CV screening for all vacancies of the group',
      description: 'Ranks applicants by how well they fit a vacancy. A recruiter reads the ranking and decides.',
      intendedPurpose: 'Ranks applicants in recruitment by how well they fit a vacancy',
      roles: ['deployer'],
      stage: 'verification',
      putIntoServiceOn: '2026-03-01',
      countries: ['IE', 'DE', 'FR', 'AT'],
      links: ['https://wiki.example.org/systems/cv-screening/model-card/and-what-else-there-is-to-know'],
    });
    for (const name of ['Chat assistant', 'Letter sorter', 'Complaint routing']) await journey.system({ name });
    const session = await product.call(accessContracts.session, {}, { as: founder });
    const { id, email } = session.body.person;
    const ada = { name: 'Ada Byrne', email };
    const staff = await product.call(peopleContracts.create, { workspace, values: ada }, { as: founder });
    const ben = await aMember(product, { founder, workspace, role: 'manager' });
    for (const [name, dueOn] of [
      ['Write the impact assessment for the works council', '2026-01-03'],
      ['Ask the supplier for its contract', '2027-03-05'],
    ]) {
      const values = { name, dueOn, about: system, assignee: staff.body.record.id, priority: 'high' };
      await product.call(taskContracts.create, { workspace, values }, { as: ben });
    }
    const text = `@${id} Could you say which data the last bias test was made with? The auditors ask for it.`;
    await product.call(systemContracts.comment, { workspace, system, text }, { as: ben });
    page = await journey.pageOf(founder, phone);
  });
  afterAll(() => journey.close());

  /** What is wrong with the page as it stands: by axe, wider than the window, or too small for a finger. */
  async function wrongWith(name: string): Promise<readonly string[]> {
    const found = await lookAt(page, name);
    await page.setViewportSize(phone.viewport);
    await whole(name);
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    const targets = z.array(z.string()).parse(await page.evaluate(small));
    return [...found, ...(width > 390 ? [`${name} is ${width} px wide`] : []), ...targets];
  }

  async function whole(name: string): Promise<void> {
    const folder = process.env['BREHON_PICTURES'];
    if (folder === undefined || folder === '') return;
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `phone-${name}-${colorScheme}.png`), fullPage: true });
    }
  }

  test('reads her inbox', async () => {
    await page.goto(journey.at('inbox'));
    await page.locator('[data-notice]').first().waitFor(patience);

    expect(await wrongWith('inbox')).toEqual([]);
  });

  test('sees her work', async () => {
    await page.goto(journey.at('work'));
    await page.getByText('Write the impact assessment').first().waitFor(patience);

    expect(await wrongWith('my-work')).toEqual([]);
  });

  test('reads a record, and fills in its form', async () => {
    await page.goto(journey.at(`systems/${system}`));
    await page.getByRole('heading', { level: 1, name: 'CV screening' }).waitFor(patience);
    const read = await wrongWith('record');
    await page.goto(journey.at(`systems/${system}/edit`));
    await page.getByRole('button', { name: 'Save' }).first().waitFor(patience);

    expect([...read, ...(await wrongWith('form'))]).toEqual([]);
  });

  test('answers a question of the determination', async () => {
    await page.goto(journey.at(`systems/${system}/determine`));
    await page.locator('h2#question').waitFor(patience);
    const asked = await wrongWith('question');
    await page.goto(journey.at(`systems/${system}/determination`));
    await page.getByRole('heading', { level: 1 }).waitFor(patience);

    expect([...asked, ...(await wrongWith('determination'))]).toEqual([]);
  });

  test('selects systems, and can hit what is offered for them', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('checkbox', { name: 'Select Chat assistant' }).check(patience);
    await page.getByRole('checkbox', { name: 'Select Letter sorter' }).check();
    await page.getByText('2 selected').first().waitFor(patience);

    expect(await wrongWith('selection')).toEqual([]);
  });

  test('imports a file, and keeps a column that fits nowhere as a field of her own', async () => {
    const rows = ['Gold', 'Silver', 'Gold', 'Gold', 'Silver', 'Silver'].map(
      (tier, at) => `Tool ${at},${tier},${at * 7}`,
    );
    const buffer = Buffer.from(`Name,Support tier,Seats\n${rows.join('\n')}\n`);
    await page.goto(journey.at('systems/import'));
    await page.locator('input[type=file]').waitFor({ ...patience, state: 'attached' });
    const first = await wrongWith('import-file');
    await page.locator('input[type=file]').setInputFiles({ name: 'tools.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('heading', { name: 'What we found' }).waitFor(patience);
    const columns = await wrongWith('import-columns');
    await page.getByRole('button', { name: /^Support tier goes to/u }).click();
    await page.getByRole('option', { name: 'Make a field of your own' }).click();
    await page.getByRole('textbox', { name: 'Name of the field' }).waitFor(patience);
    await expect.poll(() => page.getByRole('textbox', { name: 'Name of the field' }).inputValue()).toBe('Support tier');
    await expect.poll(() => page.getByRole('textbox', { name: 'Option 2' }).inputValue()).toBe('Silver');
    const form = await wrongWith('import-field');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Support tier goes to: Support tier' }).waitFor(patience);
    await page.getByRole('button', { name: 'Check 6 rows' }).click();
    await page.getByRole('button', { name: 'Import 6 AI systems' }).waitFor(patience);
    const checked = await wrongWith('import-check');
    await page.getByRole('button', { name: 'Import 6 AI systems' }).click();
    await page.getByText('tools.csv is imported').waitFor(patience);
    const { product, workspace, founder: as } = journey;
    const listed = await product.call(systemContracts.list, { workspace, custom_support_tier: ['gold'] }, { as });

    expect([...first, ...columns, ...form, ...checked]).toEqual([]);
    expect(listed.body.total).toBe(3);
  });

  test('changes her password', async () => {
    await page.goto(journey.at('account'));
    await page.getByLabel('Your password now').fill('not it', patience);
    await page.getByLabel('Your new password').fill('quite another sentence');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('this is not your password').first().waitFor(patience);
    const refused = await wrongWith('account');
    await page.getByLabel('Your password now').fill(journey.founder.password);
    await page.getByLabel('Your new password').press('Enter');
    await page.getByText('Wherever else you were signed in').waitFor(patience);

    expect([...refused, ...journey.complaints()]).toEqual([]);
  });
});
