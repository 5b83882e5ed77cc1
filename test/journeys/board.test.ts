import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = [
  'name,reference,stage,domain',
  'Letter reader,S-1,idea,Post',
  'Fraud detector,S-2,design,Payments',
  'Fraud detector (old),S-3,development,',
  'fraud-detector,,operation,Payments',
  'Chat for members,S-4,operation,Service',
  ...Array.from({ length: 30 }, (_, n) => `System ${n + 10},X-${n + 10},operation,Domain ${n % 3}`),
];

describe('Ada, who puts a register in order', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(inventory);
    page = await journey.pageOf(journey.founder);
  });
  afterAll(() => journey.close());

  const named = async (name: string) => {
    const { product, workspace, founder } = journey;
    const asked = { workspace, q: name, archived: 'all' };
    const { body } = await product.call(systemContracts.list, asked, { as: founder });
    return body.rows.find(({ values }) => values['name'] === name);
  };
  const stageOf = async (name: string) => (await named(name))?.values['stage'];
  const column = (name: string) => page.getByRole('region', { name, exact: true });

  test('groups a list, folds a group by keyboard, and keeps both in the address', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('button', { name: 'Layout' }).click();
    await page.getByRole('menuitem', { name: 'Stage' }).first().click();
    const head = page.getByRole('button', { name: /Stage\s*Operation/u });
    await head.waitFor(patience);
    await expect.poll(() => head.textContent()).toContain('32');
    expect(await lookAt(page, 'list-groups')).toEqual([]);
    await head.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/folded=operation/u, patience);
    await page.reload();
    await page.getByRole('button', { name: /Stage\s*Operation/u, expanded: false }).waitFor(patience);
    await expect.poll(() => page.getByRole('link', { name: 'System 12' }).count()).toBe(0);
  });

  test('moves a card by the mouse, and takes it back', async () => {
    await page.getByRole('button', { name: 'Layout' }).click();
    await page.getByRole('menuitem', { name: 'Stage' }).last().click();
    await page.waitForURL(/board=stage/u, patience);
    await column('Idea').getByRole('link', { name: 'Letter reader' }).waitFor(patience);
    await column('Operation').getByRole('link', { name: 'Chat for members' }).waitFor(patience);
    expect(await lookAt(page, 'board')).toEqual([]);
    await column('Idea').locator('[data-card]').first().dragTo(column('Design'));
    await column('Design').getByRole('link', { name: 'Letter reader' }).waitFor(patience);
    await expect.poll(() => stageOf('Letter reader')).toBe('design');
    await page.getByRole('button', { name: 'Undo' }).click();
    await column('Idea').getByRole('link', { name: 'Letter reader' }).waitFor(patience);
    await expect.poll(() => stageOf('Letter reader')).toBe('idea');
  });

  test('moves a card by keys alone, and is told which moves are not allowed', async () => {
    await page.goto(journey.at('systems?board=stage'));
    const card = column('Development').getByRole('link', { name: 'Fraud detector (old)' });
    await card.focus();
    await page.keyboard.press('Space');
    await column('Operation').getByText('“Development” does not become “Operation”').waitFor(patience);
    expect(await lookAt(page, 'board-held')).toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    const moved = column('Verification').getByRole('link', { name: 'Fraud detector (old)' });
    await moved.waitFor(patience);
    await expect.poll(() => stageOf('Fraud detector (old)')).toBe('verification');
    await page.getByRole('button', { name: 'Move Fraud detector (old) to…' }).click();
    await page.getByRole('menuitem', { name: 'Retired' }).waitFor(patience);
    await expect.poll(() => page.getByRole('menuitem', { name: /^Operation/u }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });

  test('is told while writing a new record that there is one', async () => {
    await page.goto(journey.at('systems/new'));
    await page.getByLabel('Name').first().fill('FRAUD detector');
    await page.getByText('There is already:').waitFor(patience);
    await page.getByRole('link', { name: 'fraud-detector' }).waitFor(patience);
    expect(await lookAt(page, 'already-there')).toEqual([]);
    await page.getByLabel('Name').first().fill('');
  });

  test('merges two that are one, is led from the old address to the new, and takes it back', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Possible duplicates' }).click();
    await page.getByRole('listitem').filter({ hasText: 'fraud-detector' }).first().waitFor(patience);
    expect(await lookAt(page, 'duplicates')).toEqual([]);
    await page
      .getByRole('link', {
        name: /^Compare “(?:Fraud detector” and “fraud-detector|fraud-detector” and “Fraud detector)”$/u,
      })
      .click();
    await page.getByRole('button', { name: 'Merge' }).waitFor(patience);
    expect(await lookAt(page, 'merge')).toEqual([]);
    const [one, other] = [await named('Fraud detector'), await named('fraud-detector')];
    await page.getByRole('button', { name: 'Merge' }).click();
    await page.getByText('was merged into this record').waitFor(patience);
    expect(await lookAt(page, 'merged')).toEqual([]);
    const gone = [await named('Fraud detector'), await named('fraud-detector')].find(
      (each) => each?.archivedAt !== null,
    );
    const winner = gone?.id === one?.id ? other : one;
    await page.goto(journey.at(`systems/${gone?.id}`));
    await page.waitForURL(new RegExp(`/systems/${winner?.id}`, 'u'), patience);
    await page.getByRole('button', { name: 'Undo the merge' }).click();
    await page.getByText('was merged into this record').waitFor({ ...patience, state: 'detached' });
    const { product, workspace, founder } = journey;
    const back = await product.call(systemContracts.read, { workspace, system: gone?.id }, { as: founder });
    expect(back.body).toMatchObject({ record: { archivedAt: null } });
  });

  test('leaves no complaint behind', () => {
    expect(journey.complaints()).toEqual([]);
  });
});
