import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseId } from '../../src/kernel/id.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { evidence } from '../../src/modules/evidence/contract.ts';
import { systems } from '../../src/modules/systems/contract.ts';
import { tasks } from '../../src/modules/tasks/contract.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience } from '../support/journey.ts';
import { inDays, thePast } from '../support/past.ts';
import { aFounder } from '../support/product.ts';

vi.setConfig({ testTimeout: 180_000 });

describe('Ada, who wants to see how her workspace went', () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  let home: string;

  beforeAll(async () => {
    stage = await aStage();
    const { founder, workspace } = await aFounder(stage.product);
    const id = parseId('workspace', workspace);
    if (!id) throw new Error('no workspace');
    const session = await stage.product.call(accessContracts.session, {}, { as: founder });
    await writePast(thePast({ product: stage.product, workspace: id, person: session.body.person.id }));
    home = `${stage.address}/w/${workspace}`;
    context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'brehon_session', value: founder.token, url: stage.address }]);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  test('sees the four questions, each figure with how it went', async () => {
    await page.goto(`${home}/home`);
    await page.getByRole('heading', { name: 'Who is accountable for AI decisions here?' }).waitFor(patience);
    await page.getByRole('img', { name: 'AI systems by stage in the last 90 days' }).waitFor(patience);

    await page.getByRole('button', { name: /Systems with our role stated: trend\. 90 days ago 0, today 0/u }).waitFor();
    expect(await lookAt(page, 'home-trend')).toEqual([]);
  });

  test('opens a figure’s trend by the keyboard, and from it the list as on one of its days', async () => {
    await page.getByRole('button', { name: /Systems with an intended purpose: trend/u }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Systems with an intended purpose' }).waitFor(patience);
    const rows = page.getByRole('dialog').getByRole('row');
    await expect.poll(() => rows.count()).toBe(15);
    expect(await lookAt(page, 'home-trend-dialog')).toEqual([]);
    await rows.nth(3).getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Card fraud detector' }).first().waitFor(patience);
    await expect.poll(() => page.url()).toContain(`asOn=${inDays(-14)}`);
    await expect.poll(() => page.getByRole('link', { name: 'Letter sorter' }).count()).toBe(0);
  });

  test('reads the chart of stages as a table, and follows a bar to its records', async () => {
    await page.goto(`${home}/home`);
    await page.getByRole('button', { name: 'Show as table' }).click(patience);
    const table = page.getByRole('table', { name: 'AI systems by stage in the last 90 days' });
    await expect.poll(() => table.getByRole('row').count()).toBe(15);
    expect(await lookAt(page, 'home-table')).toEqual([]);
    await page
      .getByRole('list', { name: 'Open tasks by the week in which they are due' })
      .getByRole('link', { name: /Overdue/u })
      .click();
    await page.getByRole('link', { name: 'Renew the test' }).first().waitFor(patience);
    expect(complaints).toEqual([]);
  });
});

async function writePast({ made, changed }: ReturnType<typeof thePast>): Promise<void> {
  const names = ['Letter sorter', 'Card fraud detector', 'CV screening', 'Chat assistant', 'Demand forecast'];
  for (const [place, name] of names.entries()) {
    const id = await made(systems, 85 - 12 * place, { name, stage: 'idea', domain: place % 2 ? 'Finance' : 'Service' });
    await changed(systems, 70 - 12 * place, { id, values: { stage: 'design', accountablePerson: null } });
    if (place < 3) await changed(systems, 40 - 10 * place, { id, values: { stage: 'development' } });
    if (place === 1) await changed(systems, 25, { id, values: { intendedPurpose: 'Finds fraud.' } });
  }
  await made(evidence, 70, { name: 'Bias test', evidenceKind: 'test_result', expiresOn: inDays(-30) });
  await made(evidence, 70, { name: 'Log', evidenceKind: 'record', expiresOn: inDays(40) });
  await made(evidence, 20, { name: 'Penetration test', evidenceKind: 'test_result', expiresOn: inDays(100) });
  await made(tasks, 45, { name: 'Renew the test', dueOn: inDays(-10) });
  await made(tasks, 45, { name: 'Look at the log', dueOn: inDays(9) });
}
