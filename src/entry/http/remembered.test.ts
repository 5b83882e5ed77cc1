import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFounder, aMember, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { accessContracts } from '../../modules/access/contract.ts';
import { systemContracts } from '../../modules/systems/contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  await add('Credit scoring');
});
afterAll(() => product.close());

const add = (name: string) => product.call(systemContracts.create, { workspace, values: { name } }, { as: founder });

const listed = (as: Someone, asked: object = {}) => product.call(systemContracts.list, { workspace, ...asked }, { as });

const namesIn = ({ body }: Awaited<ReturnType<typeof listed>>) => body.rows.map(({ values }) => values['name']);

test('a list that is asked for twice is answered alike, byte for byte', async () => {
  const first = await listed(founder);
  const second = await listed(founder);

  expect(second.text).toBe(first.text);
  expect(second.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(second.headers['cache-control']).toBe('no-store');
});

test('a list that was answered before has what was written since', async () => {
  await listed(founder, { sort: 'name' });
  await add('Route planning');

  expect(namesIn(await listed(founder, { sort: 'name' }))).toContain('Route planning');
});

test('a list that another role was given before says what this one may do', async () => {
  const reader = await aMember(product, { founder, workspace, role: 'reader' });
  const [owners, readers] = [await listed(founder), await listed(reader)];

  expect(owners.body.abilities).toMatchObject({ create: true });
  expect(readers.body.abilities).toMatchObject({ create: false });
  expect(namesIn(readers)).toEqual(namesIn(owners));
});

test('who has left the workspace, or signed out, is given nothing of what is remembered', async () => {
  const leaver = await aMember(product, { founder, workspace, role: 'reader' });
  const other = await aMember(product, { founder, workspace, role: 'reader' });
  await listed(leaver);
  const { body } = await product.call(accessContracts.members, { workspace }, { as: founder });
  const member = body.members.find(({ email }) => email === leaver.email)?.id;
  await product.call(accessContracts.removeMember, { workspace, member }, { as: founder });
  await listed(founder);
  await listed(other);
  await product.call(accessContracts.signOut, {}, { as: other });

  expect((await listed(leaver)).status).toBe(404);
  expect((await listed(other)).status).toBe(401);
});

test('what is refused is refused again, each time with its own request id', async () => {
  const asked = { asOn: '1999-01-01T00:00:00.000Z' };
  const [first, second] = [await listed(founder, { size: 'many' }), await listed(founder, { size: 'many' })];

  expect([first.status, second.status]).toEqual([422, 422]);
  expect(second.problem.requestId).toBe(second.headers['x-request-id']);
  expect((await listed(founder, asked)).text).toBe((await listed(founder, asked)).text);
});

test('lists asked for at the same moment are all answered', async () => {
  await add('Fraud detection');
  const answers = await Promise.all(Array.from({ length: 30 }, () => listed(founder, { q: 'fraud' })));

  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0] && namesIn(answers[0])).toEqual(['Fraud detection']);
});
