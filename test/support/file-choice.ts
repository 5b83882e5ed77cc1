import type { FileChooser, Page } from 'playwright-core';
import { patience } from './journey.ts';

/**
 * Opens the system's own choice of a file by `open`, and chooses. Chromium is asked something in between, so that it is
 * surely listening when the choice opens: it answers in order.
 */
export async function chooseFile(
  page: Page,
  open: () => Promise<void>,
  file: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser', patience);
  await page.evaluate('document.readyState');
  await open();
  await (await chooser).setFiles(file);
}
