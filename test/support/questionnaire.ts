import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import { patience } from './journey.ts';

/**
 * What somebody says to each question, by the beginning of the question: the beginnings of the choices that she takes, or
 * what she writes. Questions that are not here she answers with "None of these" or "No".
 */
export type Answers = Readonly<Record<string, readonly string[] | string>>;

/** Answers every question that comes, to the end. Gives the questions in the order in which they came. */
export async function answerAll(
  page: Page,
  answers: Answers,
  by: 'mouse' | 'keyboard' = 'mouse',
): Promise<readonly string[]> {
  const question = page.locator('h2#question');
  const done = page.getByText('All questions are answered');
  const asked: string[] = [];
  for (;;) {
    await expect.poll(() => next({ question, done, asked }), patience).not.toBe('');
    const ask = await next({ question, done, asked });
    if (ask === 'done') return asked;
    asked.push(ask);
    await (by === 'mouse' ? byMouse : byKeyboard)(page, wantedOf(ask, answers));
  }
}

type Screen = { readonly question: Locator; readonly done: Locator; readonly asked: readonly string[] };

/** The question that stands there now, if it is another than before; `done` at the end. */
async function next({ question, done, asked }: Screen): Promise<string> {
  if (await done.isVisible()) return 'done';
  const [ask = ''] = await question.allInnerTexts();
  return asked.includes(ask) ? '' : ask;
}

const wantedOf = (ask: string, answers: Answers): readonly string[] | string =>
  Object.entries(answers).find(([beginning]) => ask.startsWith(beginning))?.[1] ?? ['None of these', 'No'];

type Line = { readonly label: string; readonly isOn: boolean; readonly digit: string };

const linesShape = z.array(z.object({ label: z.string(), isOn: z.boolean(), digit: z.string() }));

/** The choices as they stand, by their labels, with their digits. */
const linesOf = async (page: Page): Promise<readonly Line[]> =>
  linesShape.parse(
    await page.evaluate(`[...document.querySelectorAll('fieldset label:has(input[name=answer])')].map((line) => ({
      label: line.querySelector('span > span').innerText.trim(),
      isOn: line.querySelector('input').checked,
      digit: line.querySelector('kbd')?.innerText ?? '',
    }))`),
  );

/** The choices whose labels begin so; somebody who finds none does not understand the question. */
function chosenOf(lines: readonly Line[], wanted: readonly string[]): readonly Line[] {
  const chosen = lines.filter(({ label }) =>
    wanted.some((begins) => (begins === 'No' ? label === begins : label.startsWith(begins))),
  );
  if (chosen.length === 0) throw new Error(`none of ${wanted.join(', ')} is offered`);
  return chosen;
}

/** The choices to turn on and off, whatever was proposed; one that stands alone takes the place of the others by itself. */
function changesTo(lines: readonly Line[], chosen: readonly Line[]): readonly Line[] {
  const isSeveral = lines.some(({ digit }) => digit === '0');
  const isAlone = !isSeveral || chosen.some(({ digit }) => digit === '0');
  const dropped = isAlone ? [] : lines.filter((each) => each.isOn && !chosen.includes(each));
  return [...dropped, ...chosen.filter(({ isOn }) => !isOn)];
}

async function byMouse(page: Page, wanted: readonly string[] | string): Promise<void> {
  if (typeof wanted === 'string') await page.locator('fieldset input:not([name=answer])').fill(wanted);
  else {
    const lines = await linesOf(page);
    const chosen = chosenOf(lines, wanted);
    for (const { label } of changesTo(lines, chosen))
      await page.locator('fieldset').getByText(label, { exact: true }).click();
  }
  await page.getByRole('button', { name: 'Next' }).click();
}

/** By digits, where a choice has one, else by Tab and Space; Enter on the question goes on. */
async function byKeyboard(page: Page, wanted: readonly string[] | string): Promise<void> {
  if (typeof wanted === 'string') {
    await page.keyboard.press('Tab');
    await page.keyboard.type(wanted);
    await page.keyboard.press('Enter');
    return;
  }
  const lines = await linesOf(page);
  for (const { label, digit } of changesTo(lines, chosenOf(lines, wanted))) {
    if (digit === '') await tabTo(page, label);
    await page.keyboard.press(digit === '' ? 'Space' : digit);
  }
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, label: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press('Tab');
    if (String(await page.evaluate(`document.activeElement.closest('label')?.innerText ?? ''`)).startsWith(label))
      return;
  }
  throw new Error(`no key leads to ${label}`);
}
