import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelContracts } from '../src/modules/models/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const file = [
    'name,reference,vendor',
    'Fraud detector,M-1,Acme',
    'fraud-detector,,Acme',
    'Letter reader,M-7,',
    'Reader of mail,M 7,',
    'Chat,,',
  ].join('\n');
  await product.call(modelContracts.import, { workspace, filename: 'a.csv' }, { as: founder, file });
});
afterAll(() => product.close());

const pairs = async (asked: object = {}, as = founder) =>
  (await product.call(modelContracts.duplicates, { workspace, ...asked }, { as })).body;
const titles = (found: Awaited<ReturnType<typeof pairs>>) =>
  found.pairs.map(({ records }) => records.map(({ title }) => title).toSorted());

test('pairs that are likely the same come with a score and why, the likeliest first', async () => {
  const found = await pairs();

  expect(titles(found)).toEqual([
    ['Letter reader', 'Reader of mail'],
    ['Fraud detector', 'fraud-detector'],
  ]);
  expect(found.pairs[0]?.reasons).toEqual([{ code: 'same_key', fields: ['reference'] }]);
  expect(found.isComplete).toBe(true);
});

test('a pair that was told apart is not shown again, until that is taken back', async () => {
  const [first] = (await pairs()).pairs;
  const [one, other] = first?.records.map(({ id }) => id) ?? [];
  const tell = (apart: boolean) =>
    product.call(modelContracts.tellApart, { workspace, one: other, other: one, apart }, { as: founder });

  expect((await tell(true)).body.entry).not.toBeNull();
  expect((await tell(true)).body.entry).toBeNull();
  expect(titles(await pairs())).toEqual([['Fraud detector', 'fraud-detector']]);
  expect((await tell(false)).body.entry).not.toBeNull();
  expect((await pairs()).total).toBe(2);
});

test('one record is asked for, and a record that is archived is no duplicate', async () => {
  const [first] = (await pairs({ size: 1 })).pairs;
  const [one, other] = first?.records ?? [];
  expect((await pairs({ record: one?.id })).total).toBe(1);
  await product.call(modelContracts.archive, { workspace, model: other?.id }, { as: founder });

  expect((await pairs({ record: one?.id })).total).toBe(0);
  await product.call(modelContracts.restore, { workspace, model: other?.id }, { as: founder });
});

test('a new title is told what is called so already', async () => {
  const similar = async (title: string) =>
    (await product.call(modelContracts.similar, { workspace, title }, { as: founder })).body.records;

  expect((await similar('Fraud Detector')).map(({ title }) => title)).toEqual(['Fraud detector', 'fraud-detector']);
  expect(await similar('Something else')).toEqual([]);
});

test('a reader sees pairs and may not tell them apart; another workspace sees none', async () => {
  const reader = await aMember(product, { founder, workspace, role: 'reader' });
  const { stranger, workspace: elsewhere } = await aStranger(product, founder);
  const found = await pairs({}, reader);
  const [one, other] = found.pairs[0]?.records.map(({ id }) => id) ?? [];
  const refused = await product.call(modelContracts.tellApart, { workspace, one, other }, { as: reader });
  const theirs = await product.call(modelContracts.duplicates, { workspace: elsewhere }, { as: stranger });

  expect(found.abilities).toEqual({ merge: false, tellApart: false });
  expect(refused.status).toBe(403);
  expect(theirs.body.total).toBe(0);
});
