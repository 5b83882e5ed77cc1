import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFieldSources } from '../src/catalogue/index.ts';
import { datasets } from '../src/modules/datasets/contract.ts';
import { documents } from '../src/modules/documents/contract.ts';
import { evidence } from '../src/modules/evidence/contract.ts';
import { models } from '../src/modules/models/contract.ts';
import { people } from '../src/modules/people/contract.ts';
import { supplierContracts, suppliers } from '../src/modules/suppliers/contract.ts';
import { systemContracts, systems } from '../src/modules/systems/contract.ts';
import { tasks } from '../src/modules/tasks/contract.ts';
import { units } from '../src/modules/units/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let place: { readonly as: Someone; readonly workspace: string };

beforeAll(async () => {
  product = await aProduct();
  const { founder: as, workspace } = await aFounder(product);
  place = { as, workspace };
});
afterAll(() => product.close());

test('every register has fields that rest on something, and each of them is a field of it', async () => {
  const sources = await openFieldSources();
  const registers = [systems, models, datasets, suppliers, units, people, documents, evidence, tasks];

  expect(Object.keys(sources).toSorted()).toEqual(registers.map(({ kind }) => kind).toSorted());
  for (const { kind, fields } of registers)
    expect(Object.keys(sources[kind] ?? {}).filter((name) => !Object.hasOwn(fields, name))).toEqual([]);
});

test('a register tells which fields it has, what belongs in them and what they rest on', async () => {
  const { as, workspace } = place;
  const { body } = await product.call(systemContracts.describe, { workspace }, { as });

  expect(body).toMatchObject({ noun: 'systems', title: 'name', states: { field: 'stage', first: 'idea' } });
  expect(body.fields.find(({ name }) => name === 'accountablePerson')).toMatchObject({
    label: 'Accountable person',
    kind: 'link',
    to: 'people',
    required: false,
    sources: [{ reference: '5.3', certainty: 'certain' }, { reference: 'A.3.2' }],
  });
  expect(body.fields.find(({ name }) => name === 'stage')?.options).toMatchObject({ retired: 'Retired' });
});

test('what a state needs and which moves are reasoned is told', async () => {
  const { as, workspace } = place;
  const { body } = await product.call(supplierContracts.describe, { workspace }, { as });

  expect(body.states?.needs).toMatchObject({ conditional: ['assessedOn', 'responsibilities'] });
  expect(body.states?.moves).toContainEqual(expect.objectContaining({ to: 'suspended', reason: 'required' }));
});
