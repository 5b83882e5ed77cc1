import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { anObligation } from '../../../test/builders/obligations.ts';
import { day } from '../../../test/builders/rules.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { answer, factsOf, openCatalogue } from '../../catalogue/index.ts';
import type { Id } from '../../kernel/id.ts';
import { inWorkspace, type Work } from '../../store/index.ts';
import { accessContracts } from '../access/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { overviewContracts as contracts, obligationContracts } from './contract.ts';
import { takeUpAnswers, takeUpFindings } from './store.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let system: string;

async function inWork<T>(task: (work: Work) => Promise<T>): Promise<T> {
  const { body } = await product.call(accessContracts.session, {}, { as: founder });
  const settings = {
    workspace: z.custom<Id<'workspace'>>().parse(workspace),
    as: { person: body.person.id, via: 'web' },
  } as const;
  return inWorkspace(product.brehon.workshop, settings, task);
}

const aSystem = async (name: string): Promise<string> =>
  (await product.call(systemContracts.create, { workspace, values: { name } }, { as: founder })).body.record.id;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  system = await aSystem('Screening');
  const obligations = [
    anObligation({ obligation: 'a', appliesFrom: day('2025-02-02') }),
    anObligation({ obligation: 'b', appliesFrom: day('2099-12-02'), roles: ['Provider', 'Deployer'] }),
    anObligation({ obligation: 'c', appliesFrom: null, classes: [] }),
  ];
  await inWork((work) => takeUpFindings(work, [{ system, catalogue: 'law', determination: 'det-1', obligations }]));
});
afterAll(() => product.close());

describe('what is owed', () => {
  test('for one system stands by what presses most, with the next step of each', async () => {
    const { body } = await product.call(contracts.ofSystem, { workspace, system }, { as: founder });

    expect(body.obligations.map(({ place, next }) => [place, next])).toEqual([
      ['in_force', 'name_owner'],
      ['later', 'name_owner'],
      ['undated', 'name_owner'],
    ]);
    expect(body.obligations[0]).toMatchObject({ evidenceAsked: ['risk register', 'review minutes'], evidence: [] });
  });

  test('has days, each of which opens its obligations', async () => {
    const { days, undated } = (await product.call(contracts.timeline, { workspace }, { as: founder })).body;
    const [first] = days;
    const listed = await product.call(obligationContracts.list, { workspace, ...first?.search }, { as: founder });

    expect(days).toMatchObject([
      { day: '2025-02-02', field: 'appliesFrom', total: 1, open: 1, systems: 1 },
      { day: '2099-12-02' },
    ]);
    expect(undated).toBe(1);
    expect(listed.body.total).toBe(1);
  });

  test('is counted by state, day, role and class, and each figure opens as many records', async () => {
    const { by, total, systems } = (await product.call(contracts.portfolio, { workspace }, { as: founder })).body;

    expect({ total, systems }).toEqual({ total: 3, systems: 1 });
    expect(by.role).toMatchObject([
      { value: 'Provider', total: 3, pressing: 1 },
      { value: 'Deployer', total: 1, pressing: 0 },
    ]);
    for (const count of [...by.state, ...by.when, ...by.role, ...by.class]) {
      const listed = await product.call(obligationContracts.list, { workspace, ...count.search }, { as: founder });
      expect([count.value, listed.body.total]).toEqual([count.value, count.total]);
    }
  });
});

describe('how high fines may be', () => {
  test('follows from turnover and size, which are written down with an entry', async () => {
    const before = (await product.call(contracts.exposure, { workspace }, { as: founder })).body;
    const said = { workspace, turnoverEur: 40_000_000, size: 'sme' as const };
    const set = await product.call(contracts.setOrganisation, said, { as: founder });
    const again = await product.call(contracts.setOrganisation, said, { as: founder });
    const after = (await product.call(contracts.exposure, { workspace }, { as: founder })).body;

    expect(before.tiers.find(({ tier }) => tier === 't2')?.ceiling).toEqual({ kind: 'at_least', eur: 15_000_000 });
    expect(after.tiers.find(({ tier }) => tier === 't2')).toMatchObject({
      ceiling: { kind: 'exactly', eur: 1_200_000 },
      isLower: true,
    });
    expect([set.body.entry === null, again.body.entry]).toEqual([false, null]);
  });

  test('is said by owners and managers only', async () => {
    const contributor = await aMember(product, { founder, workspace, role: 'contributor' });
    const said = await product.call(
      contracts.setOrganisation,
      { workspace, turnoverEur: 1, size: null },
      { as: contributor },
    );

    expect(said.status).toBe(403);
  });
});

test('an answer of the catalogue is taken up whole: only what is owed, with its labels and its day', async () => {
  const catalogue = await openCatalogue(fileURLToPath(new URL('../../../catalogues/eu-ai-act', import.meta.url)));
  if (!catalogue.ok) throw new Error('the catalogue is not sound');
  const facts = factsOf({
    method: 'learned',
    exclusions: [],
    roles: ['uses'],
    'takes-over': [],
    practices: [],
    biometrics: [],
    areas: ['employment'],
    'work-task': ['hiring'],
    'kind-of-task': [],
    profiling: true,
    'product-law': [],
    'significantly-changed': false,
    'for-public-authorities': false,
    'annex-x': false,
  });
  const told = answer(catalogue.value, facts, { lawReadOn: day('2026-11-22'), placedOn: day('2028-01-15') });
  const ranking = await aSystem('Ranking');
  const taken = await inWork((work) =>
    takeUpAnswers(work, [{ system: ranking, answer: told, determination: 'det-2' }]),
  );
  const again = await inWork((work) =>
    takeUpAnswers(work, [{ system: ranking, answer: told, determination: 'det-3' }]),
  );
  const { obligations } = (await product.call(contracts.ofSystem, { workspace, system: ranking }, { as: founder }))
    .body;
  const owed = told.obligations.filter(({ truth, kind }) => truth === 'yes' && kind === 'duty');

  expect(taken.made).toBeGreaterThanOrEqual(owed.length);
  expect(taken.made).toBe(obligations.length);
  expect(again).toMatchObject({ made: 0, changed: 0 });
  expect(obligations.find(({ provision }) => provision?.startsWith('Art. 26(6)'))).toMatchObject({
    role: 'Deployer',
    appliesFrom: '2027-12-02',
  });
});
