import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import type { Id } from '../../src/kernel/id.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { takeUpFindings } from '../../src/modules/obligations/store.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { inWorkspace } from '../../src/store/index.ts';
import { anObligation } from '../builders/obligations.ts';
import { day } from '../builders/rules.ts';
import { aStage, complaintsOf, lookAt, type Stage } from '../support/browser.ts';
import { patience } from '../support/journey.ts';
import { aFounder, type Someone } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });

const owed = [
  anObligation({
    obligation: 'x-4',
    duty: 'See to it that the people who work with it know enough about AI.',
    provision: 'Art. 4(1)',
    appliesFrom: day('2025-02-02'),
    fineTier: 'National penalties',
    evidence: ['training record'],
  }),
  anObligation({ appliesFrom: day('2027-12-02') }),
  anObligation({
    obligation: 'x-73',
    duty: 'Report serious incidents to the authority.',
    provision: 'Art. 73(1)',
    trigger: 'Serious incident',
    deadline: '15 days after awareness',
    certainty: 'inferred',
    appliesFrom: day('2027-12-02'),
  }),
];

async function takenUp({ product }: Stage, founder: Someone, workspace: string): Promise<string> {
  const ada = (await product.call(peopleContracts.list, { workspace }, { as: founder })).body.rows[0]?.id;
  const values = { name: 'CV screening', accountablePerson: ada };
  const system = (await product.call(systemContracts.create, { workspace, values }, { as: founder })).body.record.id;
  const { person } = (await product.call(accessContracts.session, {}, { as: founder })).body;
  await inWorkspace(
    product.brehon.workshop,
    { workspace: z.custom<Id<'workspace'>>().parse(workspace), as: { person: person.id, via: 'web' } },
    (work) => takeUpFindings(work, [{ system, catalogue: 'law', determination: 'det-1', obligations: owed }]),
  );
  return system;
}

describe('Ada meets what is owed for a system', () => {
  let stage: Stage;
  let page: Page;
  let workspace: string;
  let system: string;
  let complaints: readonly string[];

  beforeAll(async () => {
    stage = await aStage();
    const { founder, workspace: home } = await aFounder(stage.product);
    workspace = home;
    system = await takenUp(stage, founder, workspace);
    const context = await stage.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name: 'brehon_session', value: founder.token, url: stage.address }]);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterAll(() => stage.close());

  const goTo = (path: string) => page.goto(`${stage.address}/w/${workspace}/${path}`);
  const part = (name: string) => page.getByRole('region', { name, exact: true });

  test('sees on its page how much applies, and goes to all of it', async () => {
    await goTo(`systems/${system}`);
    await part('What applies').getByText('Applies already').waitFor(patience);
    expect(await lookAt(page, 'obligations-record')).toEqual([]);
    await part('What applies').getByRole('link', { name: 'What applies, from when, and what is missing' }).click();
    await part('Applies already').getByText('training record').waitFor(patience);
    await part('From 2 Dec 2027').getByText('Inferred, not said outright').waitFor(patience);

    expect(await lookAt(page, 'obligations-system')).toEqual([]);
  });

  test('begins what applies already, drops its evidence, and calls it met', async () => {
    const duty = /See to it that the people/u;
    await part('Applies already')
      .getByRole('button', { name: /^Begin: See to it/u })
      .click();
    await part('Applies already')
      .getByRole('link', { name: /^Give evidence: See to it/u })
      .click();
    await page.getByRole('heading', { level: 1, name: duty }).waitFor(patience);
    const dropped = await page.evaluateHandle(
      `(() => { const sent = new DataTransfer(); sent.items.add(new File(['Who was there.'], 'Training.txt')); return sent; })()`,
    );
    await part('Evidence').getByText('or drop it here').dispatchEvent('drop', { dataTransfer: dropped });
    await part('Evidence').getByRole('link', { name: 'Training', exact: true }).waitFor(patience);
    expect(await lookAt(page, 'obligations-one')).toEqual([]);
    await goTo(`systems/${system}/obligations`);
    await part('Applies already')
      .getByRole('button', { name: /^Mark as met: See to it/u })
      .click();
    await part('Met or not applicable').getByRole('link', { name: duty }).waitFor(patience);
  });

  test('goes by the keyboard to the list, and from there to the timeline and a day’s records', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { level: 1, name: 'Obligations' }).waitFor(patience);
    await page.getByRole('link', { name: 'Timeline' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Today,').waitFor(patience);
    await page.getByText('2 open').waitFor(patience);
    expect(await lookAt(page, 'obligations-timeline')).toEqual([]);
    await page.getByRole('link', { name: '2 obligations apply' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Report serious incidents to the authority.' }).waitFor(patience);
  });

  test('sees all at a glance, and how high fines may be once turnover and size are said', async () => {
    await goTo('obligations/overview');
    await part('By state').getByRole('link', { name: 'Not started' }).waitFor(patience);
    await part('How high fines may be').getByRole('button', { name: 'Change turnover and size' }).click();
    await page.getByLabel('Worldwide turnover of the last business year, in euros').fill('40,000,000');
    await page.getByRole('combobox', { name: 'Size' }).click();
    await page.getByRole('option', { name: /^Micro, small/u }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await part('How high fines may be').getByText('€1,200,000').waitFor(patience);

    expect(await lookAt(page, 'obligations-overview')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
