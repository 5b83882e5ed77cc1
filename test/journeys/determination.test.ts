import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience } from '../support/journey.ts';
import { aFounder, type Someone } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let stage: Stage;
let page: Page;
let founder: Someone;
let complaints: readonly string[];

beforeAll(async () => {
  stage = await aStage();
  const made = await aFounder(stage.product);
  founder = made.founder;
  const values = {
    name: 'CV screening',
    intendedPurpose: 'Ranks applicants in recruitment by how well they fit a vacancy',
    roles: ['deployer'],
    putIntoServiceOn: '2026-03-01',
  };
  const created = await stage.product.call(
    systemContracts.create,
    { workspace: made.workspace, values },
    { as: founder },
  );
  const context = await stage.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(stage.address);
  await page.getByLabel('E-mail').fill(founder.email);
  await page.getByLabel('Password').first().fill(founder.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'AI systems' }).first().waitFor(patience);
  await page.goto(`${stage.address}/w/${made.workspace}/systems/${created.body.record.id}`);
});
afterAll(() => stage.close());

const question = (): Locator => page.locator('h2#question');

describe('a recruitment tool, from its record to an accepted determination', () => {
  test('the record leads to its questions, with the keyboard on the first', async () => {
    await page.getByRole('heading', { level: 2, name: 'Determination' }).waitFor(patience);
    await page.getByRole('link', { name: 'Answer questions' }).click();
    await question().waitFor(patience);
    await page.getByText('How does it get from what goes in to what comes out?').waitFor(patience);

    expect(await lookAt(page, 'determine-first')).toEqual([]);
  });

  test('a digit chooses and Enter goes on, and the effect stands beside it', async () => {
    await question().focus();
    await page.keyboard.press('4');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'What the last answer changed' })
      .getByText('AI system')
      .first()
      .waitFor(patience);
    await expect.poll(() => page.getByText('1 answered').count(), patience).toBe(1);

    expect(await lookAt(page, 'determine-second')).toEqual([]);
  });

  test('the mouse answers as well, and what nobody knows is remembered', async () => {
    const before = await question().innerText();
    await page.getByRole('radio', { name: /^I don’t know/u }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('2 answered').waitFor(patience);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => question().innerText(), patience).toBe(before);
    await expect.poll(() => page.getByRole('radio', { name: /^I don’t know/u }).isChecked()).toBe(true);
  });

  test('what follows is read on another day, and accepted today', async () => {
    await page.getByRole('link', { name: 'See what follows' }).first().click();
    await page.getByRole('heading', { level: 2, name: 'What the system is by law' }).waitFor(patience);
    await page.locator('summary').filter({ hasText: 'AI system within the Act' }).click();
    expect(await lookAt(page, 'determination')).toEqual([]);
    await page.getByLabel('Law as on').fill('2026-07-01');
    await page.getByText('Regulation (EU) 2024/1689').first().waitFor(patience);
    await expect.poll(() => page.getByRole('button', { name: 'Accept this determination' }).count(), patience).toBe(0);
    await page.goBack();
    await page.getByRole('link', { name: 'See what follows' }).first().click();
    await page.getByLabel('Note (optional)').fill('First look.');
    await page.getByRole('button', { name: 'Accept this determination' }).click();
    await page
      .getByText(/Accepted by Ada Byrne/u)
      .first()
      .waitFor(patience);

    expect(complaints).toEqual([]);
  });
});
