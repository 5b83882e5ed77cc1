import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../src/modules/access/contract.ts';
import { systemContracts } from '../../src/modules/systems/contract.ts';
import { aStage, complaintsOf, type Stage } from './browser.ts';
import { aFounder, aMember, type Product, type Someone } from './product.ts';

/** How long a journey waits for what it should see: long enough for a machine that does much else. */
export const patience = { timeout: 60_000 } as const;

/** A window as wide as a desk's, in English, in which nothing moves. */
export const wide = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  reducedMotion: 'reduce',
} as const satisfies BrowserContextOptions;

/** A product with one workspace, the people who work in it, and a browser for each of them. */
export type Journey = {
  readonly stage: Stage;
  readonly product: Product;
  readonly founder: Someone;
  readonly workspace: string;
  /** The address of a screen of the workspace: `systems/new`. */
  readonly at: (path: string) => string;
  /** Somebody more, who joins the workspace in this role. */
  readonly joins: (role: Role) => Promise<Someone>;
  /** A browser of somebody's own, in which she is signed in. */
  readonly pageOf: (someone: Someone, settings?: BrowserContextOptions) => Promise<Page>;
  /** Takes a CSV file into the register of AI systems. */
  readonly imports: (rows: readonly string[]) => Promise<void>;
  /** Makes an AI system, and gives its id. */
  readonly system: (values: Readonly<Record<string, unknown>>) => Promise<string>;
  /** What went wrong by itself in any of the pages so far; nothing is good. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens it; `works`: whether it also runs its jobs. */
export async function aJourney(settings: { readonly works?: boolean } = {}): Promise<Journey> {
  const stage = await aStage(settings);
  const { product } = stage;
  const { founder, workspace } = await aFounder(product);
  const heard: (readonly string[])[] = [];
  return {
    stage,
    product,
    founder,
    workspace,
    at: (path) => `${stage.address}/w/${workspace}/${path}`,
    joins: (role) => aMember(product, { founder, workspace, role }),
    pageOf: async ({ token }, more = {}) => {
      const context = await stage.browser.newContext({ ...wide, ...more });
      await context.addCookies([{ name: 'brehon_session', value: token, url: stage.address }]);
      const page = await context.newPage();
      heard.push(complaintsOf(page));
      return page;
    },
    imports: async (rows) => {
      const file = rows.join('\n');
      const input = { workspace, filename: 'inventory.csv' };
      const { status, text } = await product.call(systemContracts.import, input, { as: founder, file });
      if (status !== 200) throw new Error(text);
    },
    system: async (values) =>
      (await product.call(systemContracts.create, { workspace, values }, { as: founder })).body.record.id,
    complaints: () => heard.flat(),
    close: stage.close,
  };
}

/** Waits until a page, while `opening` opens it, hears of what others change. */
export async function following(page: Page, opening: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForResponse((answer) => /\/changes(?:\?|$)/u.test(answer.url()), patience), opening()]);
}

/** How wide a page stands in a window of 390 px, once it has found its narrow form; then its window is wide again. */
export async function narrowWidth(page: Page): Promise<number> {
  await page.setViewportSize({ width: 390, height: 844 });
  const width = () => page.evaluate('document.documentElement.scrollWidth').then(Number);
  // The narrow form comes with a later drawing, which a busy machine delays.
  for (let asked = 1; asked < 300 && (await width()) > 390; asked += 1)
    await page.evaluate('new Promise(requestAnimationFrame)');
  const last = await width();
  await page.setViewportSize(wide.viewport);
  return last;
}
