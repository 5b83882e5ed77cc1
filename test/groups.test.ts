import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelContracts } from '../src/modules/models/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let before: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const file = ['name,vendor,status', 'Aa,Zeta,approved', 'Bb,Acme,', 'Cc,Zeta,', 'Dd,,approved', 'Ee,Acme,'].join(
    '\n',
  );
  await product.call(modelContracts.import, { workspace, filename: 'a.csv' }, { as: founder, file });
  before = new Date().toISOString();
});
afterAll(() => product.close());

const list = async (asked: object, as = founder) =>
  (await product.call(modelContracts.list, { workspace, ...asked }, { as })).body;
const names = (rows: readonly { readonly values: Readonly<Record<string, unknown>> }[]) =>
  rows.map(({ values }) => values['name']);

describe('a list in groups', () => {
  test('has its records by group, and says how many each group has, by title for a link', async () => {
    const { rows, groups, total } = await list({ group: 'supplier' });

    expect(names(rows)).toEqual(['Bb', 'Ee', 'Aa', 'Cc', 'Dd']);
    expect(total).toBe(5);
    expect(groups).toMatchObject({ field: 'supplier', total: 3, open: 5 });
    expect(groups?.heads.map(({ title, records }) => [title, records])).toEqual([
      ['Acme', 2],
      ['Zeta', 2],
      [null, 1],
    ]);
  });

  test('is paged through the whole order, and a group goes on over the page', async () => {
    const { rows, groups } = await list({ group: 'supplier', page: 2, size: 3 });

    expect(names(rows)).toEqual(['Cc', 'Dd']);
    expect(groups?.heads.map(({ title, before: shown }) => [title, shown])).toEqual([
      ['Zeta', 1],
      [null, 0],
    ]);
  });

  test('leaves out the records of folded groups, and keeps their heads', async () => {
    const acme = (await list({ group: 'supplier' })).groups?.heads[0]?.value;
    const { rows, groups, total } = await list({ group: 'supplier', folded: [acme, '-'], sort: '-name' });

    expect(names(rows)).toEqual(['Cc', 'Aa']);
    expect(groups?.heads.map(({ isFolded }) => isFolded)).toEqual([true, false, true]);
    expect([total, groups?.open]).toEqual([5, 2]);
  });

  test('counts within filters and search', async () => {
    const filtered = await list({ group: 'status', 'supplier.name.contains': 'e' });
    const searched = await list({ group: 'supplier', q: 'Zeta' });

    expect(filtered.groups?.heads.reduce((sum, { records }) => sum + records, 0)).toBe(filtered.total);
    expect(searched.groups?.heads).toMatchObject([{ title: 'Zeta', records: 2 }]);
  });

  test('groups what was on a past day', async () => {
    const { rows } = await list({ q: 'Bb' });
    const model = rows[0]?.id;
    await product.call(modelContracts.edit, { workspace, model, values: { supplier: null } }, { as: founder });
    const then = await list({ group: 'supplier', asOn: before });
    const now = await list({ group: 'supplier' });

    expect(then.groups?.heads.map(({ records }) => records)).toEqual([2, 2, 1]);
    expect(now.groups?.heads.map(({ records }) => records)).toEqual([1, 2, 2]);
  });

  test('has the options of a life cycle in their order, and refuses a field that no records share', async () => {
    const file = 'name,stage\nA,retired\nB,idea\nC,operation\n';
    await product.call(systemContracts.import, { workspace, filename: 's.csv' }, { as: founder, file });
    const { body } = await product.call(systemContracts.list, { workspace, group: 'stage' }, { as: founder });
    const refused = await product.call(systemContracts.list, { workspace, group: 'name' }, { as: founder });

    expect(body.groups?.heads.map(({ value }) => value)).toEqual(['idea', 'operation', 'retired']);
    expect(refused.status).toBe(422);
  });

  test('may be saved as a view, with what is folded and as a board', async () => {
    const save = (query: string) =>
      product.call(modelContracts.saveView, { workspace, name: `By ${query}`, query }, { as: founder });

    expect((await save('group=supplier&folded=-')).status).toBe(200);
    expect((await save('board=status')).status).toBe(200);
    expect((await save('board=name')).status).toBe(422);
  });

  test('shows nothing of another workspace', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const { body } = await product.call(
      modelContracts.list,
      { workspace: elsewhere, group: 'supplier' },
      { as: stranger },
    );

    expect(body.groups).toMatchObject({ total: 0, heads: [] });
  });
});
