import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import type { Id } from '../../kernel/id.ts';
import { instantOf } from '../../kernel/time.ts';
import { readSearch } from '../../kit/address.ts';
import { inWorkspace } from '../../store/index.ts';
import { accessContracts } from '../access/contract.ts';
import { noticeContracts } from '../notices/contract.ts';
import { obligationContracts } from '../obligations/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { determinationContracts as contracts } from './contract.ts';
import { renewDeterminations } from './renewal.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

/** Of a prohibition that takes effect on 2 December 2026, and of recruitment, of which the law was amended in July 2026. */
const answers = {
  method: 'learned',
  exclusions: [],
  roles: ['uses'],
  practices: ['intimate-images'],
  'intimate-consent': false,
  'intimate-how': ['purpose'],
  areas: ['employment'],
  'work-task': ['hiring'],
  profiling: true,
};

/** Accepts what is determined of new AI systems, one after the other, and gives their ids. */
async function accepted(names: readonly string[]): Promise<readonly string[]> {
  const made: string[] = [];
  for (const name of names) {
    const input = { workspace, values: { name, putIntoServiceOn: '2026-03-01' } };
    const system = (await product.call(systemContracts.create, input, { as: founder })).body.record.id;
    await product.call(contracts.answer, { workspace, system, answers }, { as: founder });
    await product.call(contracts.accept, { workspace, system }, { as: founder });
    made.push(system);
  }
  return made;
}

/** All notices: those of days to come are not shown before. */
const inbox = async () => [...(await shown('open')), ...(await shown('snoozed'))];
const shown = async (show: string) =>
  (await product.call(noticeContracts.list, { workspace, show, size: 200 }, { as: founder })).body.notices;

/** What the renewal of a day tells, by whom it names, and of how many. */
async function toldOn(day: string) {
  const known = new Set((await inbox()).map(({ id }) => id));
  const { person } = (await product.call(accessContracts.session, {}, { as: founder })).body;
  const { workshop, catalogues } = product.brehon;
  const machine = { ...workshop.machine, clock: () => instantOf(Date.parse(day)) };
  const settings = {
    workspace: z.custom<Id<'workspace'>>().parse(workspace),
    as: { person: person.id, via: 'job' },
  } as const;
  await inWorkspace({ ...workshop, machine }, settings, (work) => renewDeterminations(work, catalogues, ''));
  return (await inbox())
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => a.about.title.localeCompare(b.about.title));
}

const shortly = (notices: Awaited<ReturnType<typeof toldOn>>) =>
  notices.map(({ about, several }) => `${about.title}: ${several?.count ?? 1}`);

describe('what takes effect soon', () => {
  test('is told of few AI systems each by itself', async () => {
    await accepted(['Ash', 'Birch', 'Cedar']);
    const told = (await toldOn('2026-11-01')).filter(({ text }) => text?.startsWith('2026-12-02'));

    expect(shortly(told)).toEqual(['Ash: 1', 'Birch: 1', 'Cedar: 1']);
  });

  test('is told of many by one notice, that leads to the obligations of the day', async () => {
    const made = await accepted(['Dogwood', 'Elm', 'Fir', 'Gorse', 'Hazel']);
    const told = (await toldOn('2026-11-02')).filter(({ text }) => text?.startsWith('2026-12-02'));
    const [path, search] = told[0]?.several?.list.split('?') ?? [];
    const { body } = await product.call(
      obligationContracts.list,
      { workspace, ...readSearch(search ?? ''), size: 100 },
      { as: founder },
    );

    expect(shortly(told)).toEqual(['Dogwood, Elm, Fir: 5']);
    expect(told[0]?.text).toMatch(/^2026-12-02: .*intimate images/u);
    expect(path).toBe('obligations');
    expect(body.rows.map(({ values }) => values['system'])).toEqual(expect.arrayContaining([...made]));
  });

  test('is told of nothing twice, and of one more system alone', async () => {
    expect(shortly(await toldOn('2026-11-03'))).toEqual([]);
    await accepted(['Ivy']);
    const told = (await toldOn('2026-11-04')).filter(({ text }) => text?.startsWith('2026-12-02'));

    expect(shortly(told)).toEqual(['Ivy: 1']);
    expect(shortly(await toldOn('2026-11-05'))).toEqual([]);
  });
});

describe('what the law says otherwise', () => {
  test('is told of many AI systems by one notice, that leads to those of which a renewal waits; and once', async () => {
    const told = await toldOn('2026-07-01');
    const list = told[0]?.several?.list ?? '';
    const { body } = await product.call(
      systemContracts.list,
      { workspace, ...readSearch(list.split('?')[1] ?? ''), size: 100 },
      { as: founder },
    );

    expect(shortly(told)).toEqual(['Ash, Birch, Cedar: 9']);
    expect(told[0]?.text).toMatch(/: (?:no|yes|unknown) → (?:no|yes|unknown)/u);
    expect(list.split('?')[0]).toBe('systems');
    expect(body.total).toBe(9);
    expect(await toldOn('2026-07-02')).toEqual([]);
  });

  test('is taken back of all of them, which nobody is told of', async () => {
    expect(await toldOn('2026-11-23')).toEqual([]);
    const { body } = await product.call(systemContracts.list, { workspace, determination: 'renewal' }, { as: founder });

    expect(body.total).toBe(0);
  });
});
