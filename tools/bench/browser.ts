import { existsSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import type { Bench } from './bench.ts';
import { type Line, ms } from './table.ts';

const browsers = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Watches a page from before its first script: the largest paint, and the slowest answer to a key or a click. */
const watcher = `
  window.watched = { paint: 0, slowest: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.watched.paint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.interactionId > 0) window.watched.slowest = Math.max(window.watched.slowest, entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;

const scriptBytes = `performance.getEntriesByType('resource')
  .filter((entry) => entry.name.endsWith('.js'))
  .reduce((sum, entry) => sum + entry.encodedBodySize, 0)`;

const limits = { bytes: 250_000, paint: 1000, answer: 100 } as const;

/** The first page in Chromium, and how soon the list answers to typing and opening; left out where there is no Chromium. */
export async function measureBrowser(bench: Bench): Promise<readonly Line[]> {
  const executablePath = browsers.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) {
    return [
      { what: 'first page in the browser', bar: '', measured: 'left out: no Chromium was found', isMet: undefined },
    ];
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: 'brehon_session', value: bench.token, url: bench.product.url }]);
    await context.addInitScript(watcher);
    return [...(await measureFirstPage(bench, context)), await measureAnswers(bench, context)];
  } finally {
    await browser.close();
  }
}

const firstPages = 3;

async function measureFirstPage(bench: Bench, context: BrowserContext): Promise<readonly Line[]> {
  const paints: number[] = [];
  let bytes = 0;
  for (let visit = 0; visit < firstPages; visit += 1) {
    const page = await context.newPage();
    const cold = await context.newCDPSession(page);
    await cold.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(`${bench.product.url}/w/${bench.deep}/home`, { waitUntil: 'networkidle' });
    paints.push((await watchedOn(page)).paint);
    bytes = z.number().parse(await page.evaluate(scriptBytes));
    await page.close();
  }
  const slowest = Math.max(...paints);
  return [
    {
      what: 'first page in the browser: compressed JavaScript',
      bar: '≤ 250 kB',
      measured: `${(bytes / 1000).toFixed(0)} kB`,
      isMet: bytes > 0 && bytes <= limits.bytes,
    },
    {
      what: `first page in the browser: largest paint (LCP), nothing cached, slowest of ${firstPages}`,
      bar: '≤ 1 s',
      measured: ms(slowest),
      isMet: slowest > 0 && slowest <= limits.paint,
    },
  ];
}

/** Types a search and opens what it finds, as a person would; the slowest answer counts (as INP does). */
async function measureAnswers(bench: Bench, context: BrowserContext): Promise<Line> {
  const what = 'list of AI systems in the browser: slowest answer to typing and opening (INP)';
  const page = await context.newPage();
  try {
    await page.goto(`${bench.product.url}/w/${bench.deep}/systems`, { waitUntil: 'networkidle' });
    const search = page.getByRole('searchbox').first();
    await search.click({ timeout: 10_000 });
    await search.pressSequentially('claims tri', { delay: 90 });
    await page.waitForLoadState('networkidle');
    await page.getByRole('main').getByRole('link').filter({ hasText: 'Claims' }).first().click({ timeout: 10_000 });
    await page.waitForLoadState('networkidle');
    const { slowest } = await watchedOn(page);
    return { what, bar: '≤ 100 ms', measured: ms(slowest), isMet: slowest <= limits.answer };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { what, bar: '≤ 100 ms', measured: `not measured (${why})`, isMet: undefined };
  } finally {
    await page.close();
  }
}

const watchedSchema = z.object({ paint: z.number(), slowest: z.number() });

const watchedOn = async (page: Page) => watchedSchema.parse(await page.evaluate('window.watched'));
