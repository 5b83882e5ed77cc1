import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { lookAt } from '../support/browser.ts';
import { aJourney, type Journey, narrowWidth, patience } from '../support/journey.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

/** Presses Tab until somebody who uses the keyboard stands on what is meant. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the Tab key does not lead there');
}

const answers = [
  'Reference;Name;How it works;roles;Used in;Contact;profiling',
  'AI-1;CV screening;learned;Uses it in its work;none;Mia;yes',
  'AI-2;Help chat;It has learned from data or examples;offers;?;Tom;no',
  ';Rule book;fixed;uses;none;;nein',
].join('\n');

const faulty = ['name,method,profiling', 'CV screening,fixxed,no', 'Help chat,learned,yes', 'Helpp chat,learned,'].join(
  '\n',
);

describe('Ada, who keeps her answers in a spreadsheet', () => {
  let journey: Journey;
  let page: Page;

  beforeAll(async () => {
    journey = await aJourney();
    await journey.imports(['name,reference', 'CV screening,AI-1', 'Help chat,AI-2', 'Rule book,']);
    page = await journey.pageOf(journey.founder);
  });
  afterAll(() => journey.close());

  const take = (name: string, text: string) =>
    page
      .getByLabel('File with answers')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }, patience);
  const target = (heading: string) => page.getByRole('combobox', { name: `What ${heading} answers` });

  test('comes from her list, and sees by the mouse what her columns answer and what follows', async () => {
    await page.goto(journey.at('systems'));
    await page.getByRole('button', { name: 'More', exact: true }).click(patience);
    await page.getByRole('menuitem', { name: 'Answers from a file' }).click(patience);
    await page.getByRole('heading', { name: 'Answers from a file', level: 1 }).waitFor(patience);
    const empty = await lookAt(page, 'answers-file-empty');
    await take('answers.csv', answers);
    await page.getByText('9 new answers').waitFor(patience);
    await expect.poll(() => target('How it works').inputValue()).toMatch(/^How does it get from what goes in/u);
    await expect.poll(() => target('Used in').count()).toBe(0);
    const columns = await lookAt(page, 'answers-file-columns');
    await page.getByRole('button', { name: 'Show 2 columns that answer nothing' }).click();
    await target('Used in').fill('In which of these areas');
    await page.getByRole('option', { name: /^In which of these areas/u }).click(patience);
    await page.getByText('12 new answers').waitFor(patience);
    await page.getByText('1 says that nobody knows').scrollIntoViewIfNeeded();
    const seen = await lookAt(page, 'answers-file-follows');

    expect([...empty, ...columns, ...seen]).toEqual([]);
    expect(await narrowWidth(page)).toBeLessThanOrEqual(390);
  });

  test('gives them by the keyboard, and takes them back', async () => {
    const give = page.getByRole('button', { name: 'Give the answers for 3 AI systems' });
    await give.waitFor(patience);
    await tabTo(page, give);
    await page.keyboard.press('Enter');
    await page.getByText('Answered for 3 AI systems.').waitFor(patience);
    const done = await lookAt(page, 'answers-file-done');
    await tabTo(page, page.getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Enter');
    await page.getByText('Everything is as it was before.').waitFor(patience);

    expect(done).toEqual([]);
  });

  test('sees what is wrong by cell, leaves those rows out, and gives the rest', async () => {
    await page.getByRole('button', { name: 'Another file' }).click();
    await page.goto(journey.at('determinations'));
    await page.getByRole('link', { name: 'Answers from a file' }).click(patience);
    await take('faulty.csv', faulty);
    await page.getByText('did you mean').first().waitFor(patience);
    await page.getByRole('cell', { name: 'B2', exact: true }).waitFor(patience);
    await expect.poll(() => page.getByRole('button', { name: /^Give the answers/u }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'Leave out rows with problems' }).scrollIntoViewIfNeeded();
    const wrong = await lookAt(page, 'answers-file-problems');
    await page.getByRole('checkbox', { name: 'Leave out rows with problems' }).check();
    await page.getByText('2 rows are left out.').waitFor(patience);
    await page.getByRole('button', { name: 'Give the answers for 1 AI system' }).click(patience);
    await page.getByText('Answered for 1 AI system.').waitFor(patience);

    expect(wrong).toEqual([]);
    expect(journey.complaints()).toEqual([]);
  });
});
