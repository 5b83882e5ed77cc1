import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Download, type Page } from 'playwright-core';
import { inject } from 'vitest';
import * as z from 'zod';
import { aProduct, type Product } from './product.ts';

/** A product with its built screens that listens, and a browser beside it, for this journey alone. */
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
  const browser = await chromium.connect(inject('browserAt'));
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

/** Every rule of WCAG 2.2 AA, and those of them alone whose answer depends on the colours. */
const rules = {
  all: `['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']`,
  ofColour: `{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }`,
} as const;

/** What axe finds by some rules on the page as it stands, as readable lines; none is good. */
async function axeFindings(page: Page, which: keyof typeof rules): Promise<readonly string[]> {
  // By the debugger, not by a tag: the product's own policy forbids scripts from elsewhere.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source);
  const how = `{ runOnly: ${rules[which]}, resultTypes: ['violations'], selectors: false, iframes: false, preload: false }`;
  const found: unknown = await page.evaluate(`axe.run(document, ${how}).then((result) => result.violations)`);
  return violations
    .parse(found)
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/**
 * Examines a page whole in light colours, and in dark ones for what colours decide; with BREHON_PICTURES set it also
 * keeps pictures of both, wide and narrow.
 */
export async function lookAt(page: Page, name: string): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const [scheme, which] of [
    ['dark', 'ofColour'],
    ['light', 'all'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await settled(page);
    const found = await axeFindings(page, which);
    findings.push(...found.map((finding) => `${name}, ${scheme}: ${finding}`));
    await picture(page, `${name}-${scheme}`);
  }
  return findings;
}

/** The bytes of a file that a page had the browser download. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return buffer(await download.createReadStream());
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
