import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Id, parseId } from '../../src/kernel/id.ts';
import { accessContracts } from '../../src/modules/access/contract.ts';
import { noticeContracts, preferenceContracts } from '../../src/modules/notices/contract.ts';
import { giveNotices, type NoticeDraft } from '../../src/register/index.ts';
import { inWorkspace } from '../../src/store/index.ts';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience } from '../support/journey.ts';
import type { Someone } from '../support/product.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('Ben reads what he was told', () => {
  let journey: Journey;
  let page: Page;
  let ben: Someone;
  let workspace: Id<'workspace'>;
  const systems: string[] = [];

  beforeAll(async () => {
    journey = await aJourney();
    const id = parseId('workspace', journey.workspace);
    if (!id) throw new Error('no workspace');
    workspace = id;
    ben = await journey.joins('contributor');
    page = await journey.pageOf(ben, { timezoneId: 'Europe/Dublin' });
  });
  afterAll(() => journey.close());

  const goTo = (path: string) => page.goto(journey.at(path));
  const personOf = async (as: Someone) =>
    (await journey.product.call(accessContracts.session, {}, { as })).body.person.id;
  const rows = () => page.locator('[data-notice]');
  const unread = async () =>
    (await journey.product.call(noticeContracts.unread, { workspace }, { as: ben })).body.unread;

  async function tell(title: string, draft: Partial<NoticeDraft>): Promise<void> {
    const id = parseId('system', await journey.system({ name: title }));
    if (!id) throw new Error('no system');
    const about = { noun: 'systems', kind: 'system', id, title } as const;
    systems.push(id);
    const [from, to] = [await personOf(journey.founder), await personOf(ben)];
    await inWorkspace(journey.product.brehon.workshop, { workspace, as: { person: from, via: 'web' } }, (work) =>
      giveNotices(work, [{ kind: 'mentioned', about, ...draft, to: [to] }]),
    );
  }

  test('finds an empty inbox that says what will stand there', async () => {
    await goTo('inbox');
    await page.getByText('Nothing waits for you').waitFor(patience);

    expect(await lookAt(page, 'inbox-empty')).toEqual([]);
  });

  test('sees what came, and how much of it is unread, from every page', async () => {
    await tell('Complaint routing', { kind: 'overdue', text: '2026-11-16' });
    await tell('Credit scoring', { kind: 'assigned' });
    await tell('CV screening', {
      text: 'Could you say which data the last bias test was made with?\nThe auditors ask for it.',
      place: 'history',
    });
    await goTo('systems');
    await page.getByRole('button', { name: 'Inbox, 3 unread' }).click();
    await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor(patience);
    await page.getByText('Could you say which data').waitFor(patience);

    await expect.poll(() => rows().count()).toBe(3);
    expect(await lookAt(page, 'inbox')).toEqual([]);
  });

  test('goes through it by keyboard: down, done, back, unread, and opens one, which is read then', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByText('Done: Credit scoring').waitFor(patience);
    await expect.poll(() => rows().count()).toBe(2);
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Complaint routing');
    await page.keyboard.press('z');
    await expect.poll(() => rows().count()).toBe(3);
    await page.keyboard.press('u');
    await expect.poll(unread).toBe(1);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'CV screening' }).waitFor(patience);

    await expect.poll(() => page.url()).toBe(journey.at(`systems/${systems.at(-1)}#history`));
    await page.getByRole('button', { name: 'Inbox, nothing unread' }).waitFor(patience);
  });

  test('puts one off by the mouse until tomorrow, and finds it under what was put off', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    const row = page.locator('[data-notice]', { hasText: 'Credit scoring' });
    await row.getByRole('button', { name: 'Put off' }).click();
    await page.getByRole('menuitem', { name: 'Tomorrow' }).click();
    await page.getByText('Put off: Credit scoring').waitFor(patience);
    await page.getByText('Put off', { exact: true }).first().click();
    await page.locator('[data-notice]', { hasText: 'Credit scoring' }).waitFor(patience);

    await expect.poll(() => rows().count()).toBe(1);
    expect(await lookAt(page, 'inbox-put-off')).toEqual([]);
  });

  test('chooses how to be told, and each choice is kept at once', async () => {
    await page.getByRole('button', { name: /Account of/u }).click();
    await page.getByRole('menuitem', { name: 'Notices and calendar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notices and calendar' }).waitFor(patience);
    const mentions = page.getByRole('radiogroup', { name: 'Somebody mentions you' });
    await mentions.getByText('In the digest').click();
    await page.getByLabel('Hour of the digest').selectOption('9');
    await page.getByRole('button', { name: /Use the one of this browser/u }).click();
    const kept = async () =>
      (await journey.product.call(preferenceContracts.preferences, { workspace }, { as: ben })).body.preferences;
    await expect.poll(kept).toMatchObject({ mail: { mentioned: 'daily' }, digestHour: 9, timeZone: 'Europe/Dublin' });

    expect(await lookAt(page, 'preferences')).toEqual([]);
  });

  test('is told by one notice what changes for many AI systems, and is led to all of them', async () => {
    const [from, to] = [await personOf(journey.founder), await personOf(ben)];
    const names = new Map<string, string>();
    for (const name of ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir']) names.set(await journey.system({ name }), name);
    await inWorkspace(journey.product.brehon.workshop, { workspace, as: { person: from, via: 'job' } }, (work) =>
      giveNotices(
        work,
        [...names].map(([id, title]) => ({
          kind: 'law_changes',
          to: [to],
          about: { noun: 'systems', kind: 'system', id, title },
          text: 'High-risk AI system: no → yes',
          together: { same: 'high-risk', list: 'systems?determination=none&sort=-name' },
        })),
      ),
    );
    await goTo('inbox');
    const row = page.locator('[data-notice]', { hasText: 'What the law says of 5 AI systems changes' });
    await row.getByText('High-risk AI system: No → Yes').waitFor(patience);
    expect(await lookAt(page, 'inbox-many')).toEqual([]);
    await row.getByRole('link', { name: /and 2 more$/u }).click();
    await page.getByRole('heading', { level: 1, name: 'AI systems' }).waitFor(patience);

    await expect.poll(() => page.url()).toBe(journey.at('systems?determination=none&sort=-name'));
    await page.getByRole('link', { name: 'Birch' }).waitFor(patience);
  });

  test('makes an address for his calendar, which is shown once, and switches it off', async () => {
    await goTo('notice-preferences');
    await page.getByRole('button', { name: 'Make an address' }).click();
    const field = page.getByLabel('Address of your calendar');
    await field.waitFor(patience);
    const address = await field.inputValue();
    expect(await lookAt(page, 'calendar')).toEqual([]);
    expect((await page.request.get(address)).status()).toBe(200);
    await page.reload();
    await page.getByText('An address is in use since').waitFor(patience);
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor(patience);

    expect((await page.request.get(address)).status()).toBe(404);
    expect(journey.complaints()).toEqual([]);
  });
});
