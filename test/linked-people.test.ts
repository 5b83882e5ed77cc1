import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
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

const bring = (rows: readonly string[]) =>
  product.call(
    contracts.import,
    { workspace, filename: 'a.csv' },
    { as, file: ['name,accountable person,owner unit', ...rows].join('\n') },
  );
/** All people but the founder of the workspace, who is one of them from the start. */
const people = async () =>
  (await product.call(peopleContracts.list, { workspace, sort: 'name' }, { as })).body.rows.filter(
    ({ values }) => values['email'] !== as.email,
  );
const aPerson = (values: object) => product.call(peopleContracts.create, { workspace, values }, { as });

test('a file finds people by name or address, and makes those that are not there with what it says of them', async () => {
  await aPerson({ name: 'Abe Byrne', email: 'abe@example.org' });
  const rows = [
    'One,abe@example.org,Sales',
    'Two,ABE BYRNE,sales',
    'Three,Brian Roe <brian@example.org>,',
    'Four,Brian Roe,',
  ];
  const { body } = await bring(rows);
  const again = await bring(rows);

  expect(body).toMatchObject({
    created: 4,
    problems: 0,
    linked: [
      { noun: 'people', records: 1 },
      { noun: 'units', records: 1 },
    ],
  });
  expect((await people()).map(({ values }) => [values['name'], values['email']])).toEqual([
    ['Abe Byrne', 'abe@example.org'],
    ['Brian Roe', 'brian@example.org'],
  ]);
  expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 4, linked: [] });
});

test('a name that two people have is a problem of its row, and nobody is guessed', async () => {
  for (const email of ['eve.a@example.org', 'eve.b@example.org']) await aPerson({ name: 'Eve Nolan', email });
  const refused = await bring(['Five,Eve Nolan,', 'Six,Abe Byrne,']);
  const clear = await bring(['Five,eve.b@example.org,']);

  expect(refused.problem).toMatchObject({
    code: 'rows_refused',
    problems: [{ path: ['rows', 2, 'accountable person'], code: 'name_of_several' }],
  });
  expect(refused.problem.problems?.[0]?.message).toContain('2 records of people');
  expect(clear.body).toMatchObject({ created: 1, problems: 0 });
});

test('an own file with a name of two people comes back without a change', async () => {
  const exported = await product.app.inject({
    url: `/api/v1/workspaces/${workspace}/systems/export?format=csv`,
    headers: { authorization: `Bearer ${as.token}` },
  });
  const file = exported.rawPayload;
  const { body } = await product.call(contracts.import, { workspace, filename: 'own.csv' }, { as, file });

  expect(exported.body).toContain('Eve Nolan');
  expect(body).toMatchObject({ created: 0, updated: 0, unchanged: 5, problems: 0 });
});

test('lists sort by the names of those who answer, and filter by what their records say', async () => {
  const sorted = await product.call(contracts.list, { workspace, sort: 'accountablePerson' }, { as });
  const asked = { workspace, 'accountablePerson.email': ['brian@example.org'] };
  const filtered = await product.call(contracts.list, asked, { as });
  const nobody = await product.call(contracts.list, { workspace, 'accountablePerson.empty': 'yes' }, { as });

  expect(sorted.body.rows.map(({ values, titles }) => titles[String(values['accountablePerson'])])).toEqual([
    'Abe Byrne',
    'Abe Byrne',
    'Brian Roe',
    'Brian Roe',
    'Eve Nolan',
  ]);
  expect([filtered.body.total, nobody.body.total]).toEqual([2, 0]);
});
