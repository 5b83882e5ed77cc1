import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { aProduct, type Product } from './product.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The installed Chromium. Throws, naming the command that mends it, where there is none. */
function installedChromium(): string {
  const found = [process.env['BREHON_CHROMIUM'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (!found)
    throw new Error('no Chromium is installed: run `apt-get install chromium`, or name one in BREHON_CHROMIUM');
  return found;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A product with its built screens that listens, and a browser beside it. */
export type Stage = {
  readonly product: Product;
  readonly address: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

const web = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Opens both. The screens MUST have been built: `npm test` does so, and `npm run build`. */
export async function aStage({ works = false } = {}): Promise<Stage> {
  if (!existsSync(join(web, 'index.html'))) throw new Error('the screens are not built: run `npm run build`');
  const product = await aProduct({ web, works });
  const address = await product.app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({ executablePath: installedChromium(), args: flags });
  return {
    product,
    address,
    browser,
    close: async () => {
      await browser.close();
      await product.close();
    },
  };
}

/** What went wrong in a page by itself: errors of scripts, and files that did not come. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}

const violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/** What axe finds against WCAG 2.2 AA on the page as it stands, as readable lines; none is good. */
async function axeFindings(page: Page): Promise<readonly string[]> {
  // By the debugger, not by a tag: the product's own policy forbids scripts from elsewhere.
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) => result.violations)`,
  );
  return violations
    .parse(found)
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** Shows a page in both colours and checks each; with BREHON_PICTURES set it also keeps pictures, wide and narrow. */
export async function lookAt(page: Page, name: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await settled(page);
    const found = await axeFindings(page);
    findings.push(...found.map((finding) => `${name}, ${scheme}: ${finding}`));
    await picture(page, `${name}-${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return findings;
}

/** Waits until nothing moves any more: a colour on its way from light to dark is neither, and what inherits it follows later. */
async function settled(page: Page): Promise<void> {
  for (let moving = 1; moving > 0; ) {
    await page.evaluate('new Promise(requestAnimationFrame)');
    await page.evaluate(
      'Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))).then(() => true)',
    );
    await page.evaluate('new Promise(requestAnimationFrame)');
    moving = Number(
      await page.evaluate(`document.getAnimations().filter((each) => each.playState === 'running').length`),
    );
  }
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['BREHON_PICTURES'];
  if (folder === undefined || folder === '') return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}-1440.png`) });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}-390.png`) });
  await page.setViewportSize({ width: 1440, height: 900 });
}
