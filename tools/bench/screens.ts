import type { BrowserContext } from 'playwright-core';
import * as z from 'zod';
import { allRegisters } from '../../src/entry/registers.ts';
import { requestOf } from '../../src/kernel/request.ts';
import { unitContracts } from '../../src/modules/units/contract.ts';
import { facetNames } from '../../src/register/contract/facets.ts';
import { groupNames } from '../../src/register/contract/group-names.ts';
import { fieldsOf, isMany, linkOf, type Register, registerContracts } from '../../src/register/contract.ts';
import type { Bench } from './bench.ts';
import { inChromium } from './browser.ts';
import { percentile } from './load.ts';
import { call } from './product.ts';
import { counted, type Line, ms } from './table.ts';

/** A request that a screen makes; `body` where it is not read by its address alone. */
type Asking = { readonly screen: string; readonly path: string; readonly body?: string | undefined };

type Timed = Asking & { readonly p50: number; readonly p99: number };

const repeats = 30;
/** Whoever asks for something after so many milliseconds of asking has an answer that is clear enough. */
const longest = 3000;
const limit = 100;
const mostShown = 25;

/**
 * How long the server takes for every request that a list-like screen makes, one after the other, the first of them after
 * somebody has written, so that nothing of it is remembered: what the screens ask when they are opened in Chromium, and
 * what every register's list is asked for in its heaviest order, grouped, narrowed by a linked record's field, searched
 * and counted by its values.
 */
export async function measureScreens(bench: Bench): Promise<readonly Line[]> {
  const opened = (await inChromium(bench, (context) => openAll(bench, context))) ?? [];
  const heaviest: Asking[] = [];
  for (const asked of allRegisters.flatMap((register) => listsOf(bench, register)))
    heaviest.push(await slowestOf(bench, asked));
  const timed: Timed[] = [];
  for (const asking of firstOfEach([...opened, ...heaviest])) {
    await write(bench);
    const took = await time(bench, asking, repeats);
    bench.tell(`${ms(took.p50).padStart(8)} ${ms(took.p99).padStart(8)}  ${took.screen}  ${took.path}`);
    timed.push(took);
  }
  const sorted = timed.toSorted((one, other) => other.p99 - one.p99);
  return linesOf(sorted);
}

function linesOf(sorted: readonly Timed[]): readonly Line[] {
  const slow = sorted.filter(({ p99 }) => p99 > limit).length;
  const half = percentile(
    sorted.map(({ p50 }) => p50).toSorted((one, other) => one - other),
    50,
  );
  return [
    {
      what: `${counted(sorted.length)} requests of lists and list-like screens, ${repeats} of each one after the other`,
      bar: 'p99 ≤ 100 ms each',
      measured: `${counted(sorted.length - slow)} within it; slowest ${ms(sorted[0]?.p99 ?? 0)}, median of all p50 ${ms(half)}`,
      isMet: slow === 0,
    },
    ...sorted.slice(0, mostShown).map(({ screen, p50, p99 }) => ({
      what: `of these, ${screen}`,
      bar: '',
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      isMet: undefined,
    })),
  ];
}

/** Screens that show many records, by their place in a workspace. */
const places: Readonly<Record<string, string>> = {
  home: 'home',
  'my work': 'work',
  inbox: 'inbox',
  jobs: 'jobs',
  activity: 'activity',
  ledger: 'ledger',
  members: 'members',
  determinations: 'determinations',
  triage: 'determinations/triage',
  'obligations, overview': 'obligations/overview',
  'search for a common word': 'search?q=people',
  'search for a beginning': 'search?q=Claims%20Tri',
  'AI systems as a board': 'systems?board=stage',
  'tasks as a board': 'tasks?board=status',
  'obligations as a board': 'obligations?board=status',
  ...Object.fromEntries(allRegisters.map(({ label, noun }) => [`list of ${label.many}`, noun])),
};

/** Opens every screen, and a record of each register, and hears what they ask the server. */
async function openAll(bench: Bench, context: BrowserContext): Promise<readonly Asking[]> {
  const asked: Asking[] = [];
  for (const [screen, place] of Object.entries(places)) {
    const page = await context.newPage();
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (!pathname.startsWith('/api/') || pathname.endsWith('/changes')) return;
      const isRead = request.method() === 'GET' || pathname.endsWith('/triage');
      if (isRead) asked.push({ screen, path: `${pathname}${search}`, body: request.postData() ?? undefined });
    });
    await page.goto(`${bench.product.url}/w/${bench.deep}/${place}`);
    await page.waitForLoadState('networkidle');
    await page.close();
  }
  return asked;
}

/** The requests of one list, in groups of which only the slowest counts. */
function listsOf({ deep }: Bench, register: Register): readonly (readonly Asking[])[] {
  const { list, facets, feed } = registerContracts(register);
  const columns = [...register.listed];
  const of = (what: string, input: Readonly<Record<string, unknown>>): Asking => ({
    screen: `${register.label.many}, ${what}`,
    path: requestOf(list, { workspace: deep, columns, ...input }).url,
  });
  const sorts = fieldsOf(register).flatMap(([name, field]) => (isMany(field) ? [] : [name, `-${name}`]));
  const linked = fieldsOf(register).flatMap(([name, field]) => {
    const to = linkOf(field);
    return to?.fields ? [`${name}.${to.title}.contains`] : [];
  });
  const countings = [{}, { facets: facetNames(register) }, { q: 'people' }];
  return [
    sorts.map((sort) => of(`by ${sort}`, { sort })),
    groupNames(register).map((group) => of(`grouped by ${group}`, { group })),
    linked.map((name) => of(`where ${name}`, { [name]: 'ver' })),
    ['people', 'Claims Tri', 'ver'].map((q) => of(`searched for ${q}`, { q })),
    [of('far back', { page: 20 })],
    countings.map((input) => ({
      screen: `${register.label.many}, values counted`,
      path: requestOf(facets, { workspace: deep, ...input }).url,
    })),
    [
      {
        screen: `${register.label.many}, what was done`,
        path: requestOf(feed, { workspace: deep }).url,
      },
    ],
  ].filter((group) => group.length > 0);
}

function firstOfEach(asked: readonly Asking[]): readonly Asking[] {
  const byRequest = Map.groupBy(asked, ({ path, body }) => `${path} ${body}`);
  return [...byRequest.values()].flatMap(([first]) => first ?? []);
}

/** The request that is slowest when each was asked once. */
async function slowestOf(bench: Bench, group: readonly Asking[]): Promise<Asking> {
  const timed: Timed[] = [];
  await write(bench);
  for (const asking of group) timed.push(await time(bench, asking, 1));
  const [slowest] = timed.toSorted((one, other) => other.p99 - one.p99);
  if (!slowest) throw new Error('a list is asked for nothing');
  return slowest;
}

/** Asks again and again, but not for long what is slow anyway. */
async function time({ product, token }: Bench, asking: Asking, times: number): Promise<Timed> {
  const took: number[] = [];
  for (let at = 0, until = performance.now() + longest; at < times && performance.now() < until; at += 1) {
    const since = performance.now();
    const response = await fetch(`${product.url}${asking.path}`, {
      method: asking.body === undefined ? 'GET' : 'POST',
      headers: {
        'x-brehon-request': 'api',
        authorization: `Bearer ${token}`,
        ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(asking.body === undefined ? {} : { body: asking.body }),
    });
    await response.arrayBuffer();
    took.push(performance.now() - since);
    if (response.status >= 500) throw new Error(`${asking.path} answered ${response.status}`);
    if (!response.ok)
      return { ...asking, screen: `${asking.screen} (refused: ${response.status})`, p50: Infinity, p99: Infinity };
  }
  const sorted = took.toSorted((one, other) => one - other);
  return { ...asking, p50: percentile(sorted, 50), p99: percentile(sorted, 99) };
}

const unitsSchema = z.object({ rows: z.array(z.object({ id: z.string() })) });
let writes = 0;

/** Changes one record in the workspace. */
async function write({ product: { url }, token, deep: workspace }: Bench): Promise<void> {
  const { rows } = await call(unitContracts.list, unitsSchema, { url, token, input: { workspace, size: 1 } });
  writes += 1;
  const values = { country: writes % 2 === 0 ? 'IE' : 'DE', description: `Written ${writes} times.` };
  await call(unitContracts.edit, z.unknown(), { url, token, input: { workspace, unit: rows[0]?.id, values } });
}
