import type { Locator, Page } from 'playwright-core';
import { patience } from './journey.ts';

const mostStops = 80;

/** Goes forward with Tab until a control has the focus, as somebody without a mouse does. */
export async function tabOnto(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor(patience);
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(wanted)} is not reached with ${mostStops} Tabs`);
}

/** The same, onto the first button or link of this name. */
export const tabTo = (page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> =>
  tabOnto(page, page.getByRole(role, { name, exact: typeof name === 'string' }).first());
