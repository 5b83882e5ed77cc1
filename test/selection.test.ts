import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;
const ids: string[] = [];

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  for (const name of ['Sorter', 'Judge', 'Writer', 'Reader']) {
    const values = { name, stage: name === 'Judge' ? 'idea' : 'design' };
    const made = await product.call(contracts.create, { workspace, values }, { as: founder });
    ids.push(made.body.record.id);
  }
});
afterAll(() => product.close());

const list = (asked: object) => product.call(contracts.list, { workspace, ...asked }, { as: founder });
const namesIn = ({ body }: Awaited<ReturnType<typeof list>>) => body.rows.map(({ values }) => values['name']);

test('a list of ids has exactly these records, in its own order, and counts them', async () => {
  const found = await list({ ids: [ids[2], ids[1]] });

  expect(namesIn(found)).toEqual(['Judge', 'Writer']);
  expect(found.body.total).toBe(2);
  expect(namesIn(await list({ ids: [ids[2], ids[1]], sort: '-name', size: 1 }))).toEqual(['Writer']);
  expect((await list({ ids: [ids[2], ids[1]], size: 1 })).body.total).toBe(2);
});

test('what else is asked narrows it, and a past list has them too', async () => {
  expect(namesIn(await list({ ids: [ids[0], ids[1]], stage: ['idea'] }))).toEqual(['Judge']);
  expect(namesIn(await list({ ids: [ids[0], ids[1]], q: 'sorter' }))).toEqual(['Sorter']);
  const asOn = new Date().toISOString();
  expect(namesIn(await list({ ids: [ids[3]], asOn }))).toEqual(['Reader']);
});

test('an archived record is in it where the archive is asked for', async () => {
  await product.call(contracts.archive, { workspace, system: ids[3] }, { as: founder });

  expect(namesIn(await list({ ids: [ids[3]] }))).toEqual([]);
  expect(namesIn(await list({ ids: [ids[3]], archived: 'all' }))).toEqual(['Reader']);
});

test('an export of a selection has exactly its records', async () => {
  const asked = { workspace, ids: [ids[0], ids[2]], columns: ['name'], format: 'csv' };
  const { text } = await product.call(contracts.export, asked, { as: founder });

  expect(text).toContain('Sorter');
  expect(text).toContain('Writer');
  expect(text).not.toContain('Judge');
});

test('an id of something else is refused, and more than an address may hold', async () => {
  expect((await list({ ids: ['mod_01arz3ndektsv4rrffq69g5fav'] })).status).toBe(422);
  const many = Array.from({ length: 201 }, () => ids[0]);
  expect((await list({ ids: many })).problem.problems?.[0]?.path).toEqual(['ids']);
});
