import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentContracts } from '../src/modules/documents/contract.ts';
import { evidenceContracts as contracts } from '../src/modules/evidence/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let as: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  const founded = await aFounder(product);
  [as, workspace] = [founded.founder, founded.workspace];
});
afterAll(() => product.close());

const aPerson = async (values: object) =>
  String((await product.call(peopleContracts.create, { workspace, values }, { as })).body.record.id);
const create = async (values: object) =>
  (await product.call(contracts.create, { workspace, values: { name: 'Minutes', ...values } }, { as })).body.record;

test('a record begins with the moment, and with nobody where the people do not have who makes it', async () => {
  const here = await product.call(peopleContracts.list, { workspace }, { as });
  for (const { id } of here.body.rows) await product.call(peopleContracts.archive, { workspace, staff: id }, { as });
  const { values } = await create({});

  expect(String(values['receivedAt'])).toMatch(/^20\d\d-/u);
  expect(values['collector']).toBeNull();
});

test('a record begins with who makes it, told by the address of the account, before and after it is made', async () => {
  const me = await aPerson({ name: as.name, email: as.email.toUpperCase() });
  const begun = await product.call(contracts.defaults, { workspace }, { as });
  const of = await product.call(documentContracts.defaults, { workspace }, { as });
  const record = await create({});

  expect(begun.body).toMatchObject({ values: { collector: me }, titles: { [me]: as.name } });
  expect(of.body.values).toEqual({ owner: me });
  expect([record.values['collector'], record.titles[me]]).toEqual([me, as.name]);
});

test('what is said goes before it, and what is said to be empty stays empty', async () => {
  const other = await aPerson({ name: 'Brian Roe' });
  const said = await create({ collector: other, receivedAt: '2026-01-02T10:00:00Z' });
  const emptied = await create({ collector: null, receivedAt: null });

  expect(said.values).toMatchObject({ collector: other, receivedAt: '2026-01-02T10:00:00.000Z' });
  expect(emptied.values).toMatchObject({ collector: null, receivedAt: null });
});

test('a file brings it to the records that it creates, and to no others', async () => {
  const emptied = await create({ name: 'Old record', collector: null, receivedAt: null });
  const file = 'name,description\nOld record,Changed\nNew record,Fresh\n';
  const { body } = await product.call(contracts.import, { workspace, filename: 'a.csv' }, { as, file });
  const again = await product.call(contracts.import, { workspace, filename: 'a.csv' }, { as, file });
  const old = await product.call(contracts.read, { workspace, evidence: emptied.id }, { as });
  const fresh = await product.call(contracts.list, { workspace, q: 'New record' }, { as });

  expect(body).toMatchObject({ created: 1, updated: 1 });
  expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(old.body.record.values['collector']).toBeNull();
  expect(fresh.body.rows[0]?.values['collector']).not.toBeNull();
});

test('an address that two people have is nobody', async () => {
  await aPerson({ name: 'Twin', email: as.email });
  const { body } = await product.call(documentContracts.defaults, { workspace }, { as });

  expect(body.values).toEqual({});
});
