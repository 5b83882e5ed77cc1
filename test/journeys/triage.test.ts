import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allJobKinds } from '../../src/entry/modules.ts';
import { startWorker, type Worker } from '../../src/entry/worker/worker.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { sharedFolder } from '../builders/shared-folder.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, narrowWidth } from '../support/journey.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 });

const shared = sharedFolder('us-federal-ai-inventory');

/** How long an answer for two thousand systems may take on a machine that does much else. */
const long = { timeout: 240_000 } as const;

/** What of each question is chosen: what a system is that does nothing of what the law asks about. */
const harmless: readonly (readonly [RegExp, RegExp])[] = [
  [/How does it get from what goes in/u, /^It has learned/u],
  [/What does your organisation do with it/u, /^Uses it in its work/u],
  [/./u, /^(?:No|None of these)$/u],
];

describe.skipIf(!shared.isThere)('Nora, who has 2,133 AI systems and one afternoon', () => {
  let journey: Journey;
  let page: Page;
  let worker: Worker | undefined;

  beforeAll(async () => {
    journey = await aJourney({ works: true });
    const { product, workspace, founder: as } = journey;
    const file = shared.bytes('2024_consolidated_ai_inventory_raw_v2.csv');
    const input = { workspace, filename: 'inventory.csv' };
    const imported = await product.call(systemContracts.import, input, { as, file });
    expect(imported.status).toBe(200);
    page = await journey.pageOf(as);
  });
  afterAll(async () => {
    await worker?.stop(0);
    await journey.close();
  });

  const side = (name: string): Locator => page.getByRole('region', { name });
  const ask = (): Locator => page.locator('h2#question');

  /** What has the focus: the name of a choice's field, or a button's text. */
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent ?? '');

  test('sees that nothing is determined, and where to begin', async () => {
    await page.goto(journey.at('determinations'));
    await page.getByText('Nothing was accepted yet').waitFor(long);
    await page.getByText('2,133').first().waitFor(long);
    const findings = await lookAt(page, 'determinations-none');
    const open = page.getByRole('region', { name: 'Open questions' });
    await open.getByRole('link').nth(1).waitFor(long);
    const second = await open.getByRole('link').nth(1).innerText();
    await open.getByRole('link').nth(1).click();
    await ask().getByText(second).waitFor(long);
    await page.goBack();
    await page.getByRole('link', { name: 'Begin with triage' }).click();
    await ask().waitFor(long);
    await page.getByText('Open for 2,133 AI systems').waitFor(long);

    expect([...findings, ...(await lookAt(page, 'triage-first'))]).toEqual([]);
  });

  test('sees what an answer would change before it is written, and takes one back', async () => {
    await page.getByRole('radio', { name: /^It has learned/u }).check();
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('The answer of 2,133 AI systems changes.').waitFor(long);
    const findings = await lookAt(page, 'triage-preview');
    await page.getByRole('button', { name: 'Answer for 2,133 AI systems' }).click();
    await page.getByText('Answered for 2,133 AI systems.').waitFor(long);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Everything is as it was before.').waitFor(long);
    await ask().getByText('How does it get from what goes in').waitFor(long);

    expect(findings).toEqual([]);
  });

  test('answers until everything is settled, most decisive first', async () => {
    for (let step = 0; step < 40; step += 1) {
      await page.getByRole('region', { name: 'Settled' }).waitFor(long);
      if ((await page.getByText('All questions are answered').count()) > 0) break;
      const text = await ask().innerText();
      const [, answer = /./u] = harmless.find(([question]) => question.test(text)) ?? [];
      const radios = page.getByRole('radio', { name: answer }).or(page.getByRole('checkbox', { name: answer }));
      await ((await radios.count()) > 0 ? radios.first() : lastChoice()).check();
      await page.getByRole('button', { name: 'See what would change' }).click();
      await page.getByRole('button', { name: /^Answer for/u }).click(long);
      await expect.poll(() => ask().allInnerTexts(), long).not.toEqual([text]);
      await expect.poll(focused, long).toMatch(/^(?:answer|Accept 2,133 determinations)$/u);
      if (step === 3) expect(await lookAt(page, 'triage-middle')).toEqual([]);
    }
    await page.getByText('All questions are answered').waitFor(long);

    expect(await lookAt(page, 'triage-settled')).toEqual([]);
    expect(await narrowWidth(page)).toBeLessThanOrEqual(390);
  });

  /** The last choice of a question that says what something is: the one before that nobody knows. */
  const lastChoice = (): Locator => page.locator('fieldset label').nth(-2).locator('input');

  test('accepts them together, and finds them and what is owed in the lists', async () => {
    await page.getByRole('button', { name: 'Accept 2,133 determinations' }).click();
    await side('Settled').getByText('Accepting determinations').waitFor(long);
    const working = await lookAt(page, 'triage-accepting');
    await page.reload();
    await side('Settled').getByRole('button', { name: 'Cancel' }).click(long);
    await side('Settled').getByText('This job was cancelled').waitFor(long);
    const cancelled = await lookAt(page, 'triage-cancelled');
    const { brehon } = journey.product;
    worker = await startWorker({ brehon, kinds: allJobKinds(brehon), atOnce: 1, report: () => undefined });
    await side('Settled').getByRole('button', { name: 'Try again' }).click(long);
    await side('Settled').getByText('2,133 determinations accepted.').waitFor(long);
    const done = await lookAt(page, 'triage-accepted');
    await page.goto(journey.at('jobs'));
    await page.getByText('Accepting determinations').first().waitFor(long);
    await page.getByRole('link', { name: /2133$/u }).click(long);
    await page.getByRole('status').getByText('2,133 determinations accepted.').waitFor(long);
    const job = await lookAt(page, 'job-accepted');
    expect([...working, ...cancelled, ...done, ...job]).toEqual([]);
    await page.goto(journey.at('determinations/triage'));
    await side('Settled').getByText('2,133 of them are accepted.').waitFor(long);
    await page.goto(journey.at('systems?determination=accepted'));
    await page.getByText('2,133 of 2,133').waitFor(long);
    await page
      .getByRole('button', { name: /^Values/u })
      .first()
      .click();
    await page.getByRole('complementary').getByText('Determined as').waitFor(long);
    const listed = await lookAt(page, 'systems-determined');
    await page.goto(journey.at('determinations'));
    await page.getByRole('table', { name: 'Accepted determinations' }).waitFor(long);
    const all = await lookAt(page, 'determinations');
    await page.goto(journey.at('obligations/overview'));
    await page.getByText(/for 2,133 AI systems/u).waitFor(long);

    expect([...listed, ...all]).toEqual([]);
    expect(journey.complaints()).toEqual([]);
  });
});
