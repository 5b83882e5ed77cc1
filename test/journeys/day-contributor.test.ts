import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { evidenceContracts } from '../../src/modules/evidence/contract.ts';
import { peopleContracts } from '../../src/modules/people/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { taskContracts } from '../../src/modules/tasks/contract.ts';
import { bytesOf, lookAt } from '../support/browser.ts';
import { aJourney, type Journey, patience, wide } from '../support/journey.ts';
import { tabOnto, tabTo } from '../support/tabbing.ts';

vi.setConfig({ testTimeout: 240_000 });

const inventory = [
  'reference,name,stage,domain',
  'S-1,CV screening,operation,People',
  'S-2,Shift planner,design,People',
  'S-3,Letter sorter,idea,Post',
];

const policy = Buffer.from(`%PDF-1.7\n${'How people decide about applications. '.repeat(300)}`);
const newer = Buffer.from(`%PDF-1.7\n${'How people decide about applications, again. '.repeat(300)}`);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A product in which a contributor has two tasks about a system, and a colleague to ask. */
async function aMorning() {
  const journey = await aJourney();
  await journey.imports(inventory);
  const { product, workspace, founder: as } = journey;
  const someone = await journey.joins('contributor');
  const { body } = await product.call(peopleContracts.list, { workspace, q: 'contributor' }, { as });
  const assignee = body.rows[0]?.id;
  const { rows } = (await product.call(systemContracts.list, { workspace, q: 'CV screening' }, { as })).body;
  const about = rows[0]?.id;
  for (const [name, dueOn] of [
    ['Record what CV screening is for', day(-2)],
    ['Write the policy on applications', day(9)],
  ] as const)
    await product.call(taskContracts.create, { workspace, values: { name, dueOn, about, assignee } }, { as });
  const kept = { name: 'Minutes of May', evidenceKind: 'minutes' };
  await product.call(evidenceContracts.create, { workspace, values: kept }, { as });
  return { journey, someone };
}

/** The bytes that a field of a new record was given, as the server keeps them. */
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('Tomás, who records what he knows, with the mouse', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    const morning = await aMorning();
    ({ journey } = morning);
    const context = await journey.stage.browser.newContext(wide);
    page = await context.newPage();
    await page.goto(journey.at('home'));
    await page.getByRole('textbox', { name: 'E-mail' }).fill(morning.someone.email, patience);
    await page.getByRole('textbox', { name: 'Password' }).fill(morning.someone.password);
  });
  afterAll(() => journey.close());

  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const goTo = (path: string) => page.goto(journey.at(path));
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor(patience);
  const chooses = async (name: string, buffer: Buffer) =>
    page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/html', buffer }, patience);

  test('signs in and finds what waits for him', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Who is accountable for AI decisions here?' }).waitFor(patience);
    await page.getByRole('link', { name: /^My work/u }).click();
    await part('Overdue 1').getByRole('link', { name: 'Record what CV screening is for' }).waitFor(patience);
    expect(await lookAt(page, 'contributor-work')).toEqual([]);
    await page.getByRole('link', { name: 'Record what CV screening is for' }).click();
    await heading('Record what CV screening is for');
    await page.getByRole('link', { name: 'CV screening', exact: true }).first().click();
    await heading('CV screening');
  });

  test('fills in what is missing where it stands, and takes a slip back', async () => {
    await page.getByRole('button', { name: 'Edit Domain' }).click(patience);
    await page.getByRole('textbox', { name: 'Domain' }).fill('Poeple');
    await page.getByRole('button', { name: 'Save' }).click();
    await part('Last change').getByText('Saved.').waitFor(patience);
    await page.getByText('Poeple', { exact: true }).first().waitFor(patience);
    await part('Last change').getByRole('button', { name: 'Undo' }).click();
    await part('Identity').getByText('People', { exact: true }).waitFor(patience);
  });

  test('asks a colleague, who is told', async () => {
    const comments = part('Comments');
    const box = comments.getByRole('textbox', { name: /Write a comment/u });
    await box.pressSequentially('Is this still used in the summer, @Ada');
    await comments.getByRole('option', { name: 'Ada Byrne' }).click(patience);
    await comments.getByRole('button', { name: 'Comment', exact: true }).click();
    await comments.getByText('@Ada Byrne').waitFor(patience);
    const ada = await journey.pageOf(journey.founder);
    await ada.goto(journey.at('inbox'));
    await ada
      .getByText(/mentioned you on CV screening/u)
      .first()
      .waitFor(patience);
    await ada.close();
  });

  test('keeps minutes as evidence of the system, and attaches what was here', async () => {
    const evidence = part('Evidence');
    await evidence
      .locator('input[type=file]')
      .setInputFiles({ name: 'Minutes of June.txt', mimeType: 'text/plain', buffer: Buffer.from('Said.') });
    await evidence.getByRole('link', { name: 'Minutes of June', exact: true }).waitFor(patience);
    await evidence.getByRole('combobox', { name: 'Attach evidence that is here' }).click();
    await page.getByRole('option', { name: 'Minutes of May' }).click(patience);
    await evidence.getByRole('link', { name: 'Minutes of May', exact: true }).waitFor(patience);
    expect(await lookAt(page, 'contributor-record')).toEqual([]);
  });

  test('adds a document with its file, and reads what was kept of it', async () => {
    await goTo('documents/new');
    await page.getByRole('textbox', { name: 'Title' }).fill('Policy on applications', patience);
    await page.locator('summary').filter({ hasText: 'Identity' }).click();
    await chooses('Policy.pdf', policy);
    await page.getByRole('link', { name: 'Policy.pdf' }).waitFor(patience);
    await page.getByRole('link', { name: 'Policy.pdf' }).evaluate((link) => link.scrollIntoView({ block: 'center' }));
    expect(await lookAt(page, 'contributor-file-form')).toEqual([]);
    await page.getByRole('button', { name: 'Add document' }).click();
    await heading('Policy on applications');
    await page.getByText(`${hashOf(policy).slice(0, 8)}…${hashOf(policy).slice(-8)}`).waitFor(patience);
    const coming = page.waitForEvent('download', patience);
    await page.getByRole('link', { name: 'Policy.pdf' }).click();
    expect((await bytesOf(await coming)).equals(policy)).toBe(true);
  });

  test('puts a newer file in its place, and the history has both', async () => {
    await page.getByRole('button', { name: 'Edit File' }).click();
    await chooses('Policy v2.pdf', newer);
    await page.getByRole('link', { name: 'Policy v2.pdf' }).waitFor(patience);
    await page.getByRole('button', { name: 'Save' }).click();
    const history = part('History');
    await history.getByText(hashOf(policy).slice(0, 8)).first().waitFor(patience);
    await history.getByText(hashOf(newer).slice(0, 8)).first().waitFor(patience);
    expect(await lookAt(page, 'contributor-file-record')).toEqual([]);
  });

  test('takes exactly the list that he has narrowed away as a file', async () => {
    await goTo('systems?domain=People');
    await page.getByRole('status').filter({ hasText: '2 of 3' }).first().waitFor(patience);
    await page.getByRole('button', { name: 'Export' }).click();
    const coming = page.waitForEvent('download', patience);
    await page.getByRole('menuitem', { name: /^CSV/u }).first().click();
    const text = (await bytesOf(await coming)).toString('utf8');

    expect(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(',')[0]),
    ).toHaveLength(3);
    expect(text).not.toContain('Letter sorter');
  });

  test('is told kindly that somebody else brings files of many records', async () => {
    await goTo('systems/import');
    await page.getByRole('heading', { name: 'You may not import here' }).waitFor(patience);
    expect(await lookAt(page, 'contributor-import')).toEqual([]);
  });

  test('does the same without the mouse: opens a task, edits, answers, attaches and ends it', async () => {
    await goTo('home');
    await page.getByRole('heading', { name: 'Who is accountable for AI decisions here?' }).waitFor(patience);
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor(patience);
    await part('Overdue 1').waitFor(patience);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await heading('Record what CV screening is for');
    await tabTo(page, 'link', 'CV screening');
    await page.keyboard.press('Enter');
    await heading('CV screening');
    await tabTo(page, 'button', 'Edit Affected people');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Edit Affected people' }).waitFor(patience);
    await page.keyboard.type('People who apply for work');
    await page.keyboard.press('Control+Enter');
    await part('Last change').getByText('Saved.').waitFor(patience);
    await part('Purpose and effect').getByText('People who apply for work').waitFor(patience);
    await tabOnto(page, part('Comments').getByRole('textbox', { name: /Write a comment/u }));
    await page.keyboard.type('Affected people are recorded, @Ada');
    await part('Comments').getByRole('option', { name: 'Ada Byrne' }).waitFor(patience);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await part('Comments').getByText('Affected people are recorded').waitFor(patience);
  });

  test('puts a file into a field by the keyboard: only its choice is the system\u2019s own dialogue', async () => {
    await goTo('documents?q=policy');
    await tabTo(page, 'link', 'Policy on applications');
    await page.keyboard.press('Enter');
    await heading('Policy on applications');
    await tabTo(page, 'button', 'Edit File');
    await page.keyboard.press('Enter');
    await tabOnto(page, page.getByLabel('File', { exact: true }));
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles({ name: 'Policy v3.pdf', mimeType: 'application/pdf', buffer: policy });
    await page.getByRole('link', { name: 'Policy v3.pdf' }).waitFor(patience);
    await tabTo(page, 'button', 'Save');
    await page.keyboard.press('Enter');
    await part('Identity').getByRole('button', { name: 'Edit File' }).waitFor(patience);
    await part('Identity').getByRole('link', { name: 'Policy v3.pdf' }).waitFor(patience);
    expect(journey.complaints()).toEqual([]);
  });
});
