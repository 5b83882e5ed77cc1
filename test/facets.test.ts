import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelContracts } from '../src/modules/models/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const file = [
    'name,stage,owner unit,roles',
    'Reader of letters,operation,Payments,deployer;provider',
    'Sorter of letters,operation,payments,deployer',
    'Fraud detector,idea,Payments,provider',
    'Chat,idea,Service,',
    'Old chat,retired,,deployer',
  ].join('\n');
  const imported = await product.call(systemContracts.import, { workspace, filename: 'a.csv' }, { as: founder, file });
  expect(imported.body).toMatchObject({ created: 5 });
});
afterAll(() => product.close());

const facets = async (asked: object, as = founder) =>
  (await product.call(systemContracts.facets, { workspace, ...asked }, { as })).body;
const counts = async (field: string, asked: object = {}) => {
  const {
    facets: [facet],
    titles,
  } = await facets({ ...asked, facets: [field] });
  return Object.fromEntries([
    ...(facet?.values ?? []).map(({ value, records }) => [titles[value] ?? value, records] as const),
    ...(facet && facet.missing > 0 ? [['(missing)', facet.missing] as const] : []),
  ]);
};

describe('the values of a field', () => {
  test('come with how many records have each, and how many have none', async () => {
    expect(await counts('stage')).toEqual({ operation: 2, idea: 2, retired: 1 });
    expect(await counts('roles')).toEqual({ deployer: 3, provider: 2, '(missing)': 1 });
  });

  test('that a file wrote in upper and lower case are one unit', async () => {
    expect(await counts('ownerUnit')).toEqual({ Payments: 3, Service: 1, '(missing)': 1 });
  });

  test('are counted within all other filters, and without their own', async () => {
    const asked = { stage: ['operation'], roles: ['provider'] };

    expect(await counts('stage', asked)).toEqual({ operation: 1, idea: 1 });
    expect(await counts('roles', asked)).toEqual({ deployer: 2, provider: 1 });
    expect(await counts('ownerUnit', asked)).toEqual({ Payments: 1 });
    expect(await counts('roles', { 'roles.empty': 'yes', q: 'chat' })).toEqual({ deployer: 1, '(missing)': 1 });
  });

  test('are counted for several fields at once, each as if it were asked alone', async () => {
    const asked = { stage: ['idea'], 'ownerUnit.name.contains': 'pay', facets: ['stage', 'ownerUnit', 'roles'] };
    const { facets: found } = await facets(asked);

    expect(found.map(({ field, missing }) => [field, missing])).toEqual([
      ['stage', 0],
      ['ownerUnit', 0],
      ['roles', 0],
    ]);
    expect(found.map(({ values }) => values.map(({ records }) => records))).toEqual([[2, 1], [1], [1]]);
  });

  test('follow a change at once', async () => {
    const before = await counts('stage');
    const values = { name: 'One more', stage: 'retired' };
    const made = await product.call(systemContracts.create, { workspace, values }, { as: founder });
    const after = await counts('stage');
    await product.call(systemContracts.archive, { workspace, system: made.body.record.id }, { as: founder });

    expect([before['retired'], after['retired'], (await counts('stage'))['retired']]).toEqual([1, 2, 1]);
    expect(await counts('stage', { archived: 'only' })).toEqual({ retired: 1 });
  });

  test('that are links come with their titles, and can be narrowed by what the linked records say', async () => {
    const call = { as: founder };
    const made = await product.call(
      supplierContracts.create,
      { workspace, values: { name: 'Example Models', country: 'US' } },
      call,
    );
    const supplier = made.body.record.id;
    for (const name of ['First', 'Second'])
      await product.call(modelContracts.create, { workspace, values: { name, supplier } }, call);
    await product.call(modelContracts.create, { workspace, values: { name: 'Third' } }, call);
    const asked = { workspace, facets: ['supplier'], 'supplier.country': ['US'] };
    const all = await product.call(modelContracts.facets, { workspace, facets: ['supplier'] }, call);
    const narrowed = await product.call(modelContracts.facets, asked, call);

    expect(all.body).toEqual({
      facets: [{ field: 'supplier', values: [{ value: supplier, records: 2 }], missing: 1, more: false }],
      titles: { [supplier]: 'Example Models' },
    });
    expect(narrowed.body.facets[0]).toMatchObject({ values: [{ value: supplier, records: 2 }], missing: 0 });
  });

  test('are of the reader\u2019s own workspace', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);

    expect((await facets({ workspace: elsewhere, facets: ['stage'] }, stranger)).facets).toEqual([
      { field: 'stage', values: [], missing: 0, more: false },
    ]);
  });

  test('are not counted for titles, long texts and days', async () => {
    const answer = await product.call(
      systemContracts.facets,
      { workspace, facets: ['name', 'description', 'retiredOn'] },
      { as: founder },
    );

    expect(answer.problem.problems?.map(({ path }) => path.join('.'))).toEqual(['facets.0', 'facets.1', 'facets.2']);
  });
});
