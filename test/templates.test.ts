import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let contributor: Someone;
let workspace: string;
let system: string;
let person: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  contributor = await aMember(product, { founder, workspace, role: 'contributor' });
  const made = await product.call(peopleContracts.create, { workspace, values: { name: 'Cara' } }, { as: founder });
  person = made.body.record.id;
  const values = {
    name: 'Card fraud detector',
    reference: 'AI-7',
    stage: 'design',
    domain: 'Finance',
    accountablePerson: person,
    roles: ['deployer'],
  };
  system = (await product.call(contracts.create, { workspace, values }, { as: founder })).body.record.id;
});
afterAll(() => product.close());

const read = async (as = founder) => (await product.call(contracts.templates, { workspace }, { as })).body;
const save = (input: object, as = founder) => product.call(contracts.saveTemplate, { workspace, ...input }, { as });
const edit = (input: object) => product.call(contracts.editTemplate, { workspace, ...input }, { as: founder });

describe('a template', () => {
  test('keeps what is recorded of a record but its title, its reference and its state', async () => {
    const { template } = (await save({ templateName: 'Finance', record: system })).body;
    const { templates, titles, abilities } = await read(contributor);

    expect(template.values).toEqual({ domain: 'Finance', accountablePerson: person, roles: ['deployer'] });
    expect(templates).toEqual([template]);
    expect(titles).toEqual({ [person]: 'Cara' });
    expect(abilities).toEqual({ edit: false });
  });

  test('can be made of values, which are checked as a record’s are', async () => {
    const made = await save({ templateName: 'Ours', values: { domain: 'Post', roles: ['provider'] } });
    const wrong = await save({ templateName: 'Wrong', values: { roles: ['king'], nothing: 'x' } });

    expect(made.body.template.values).toEqual({ domain: 'Post', roles: ['provider'] });
    expect(wrong.problem.problems).toHaveLength(2);
  });

  test('has a name that no other one of its register has, whatever the case', async () => {
    expect((await save({ templateName: 'FINANCE' })).problem.code).toBe('name_taken');
    const other = await product.call(
      supplierContracts.saveTemplate,
      { workspace, templateName: 'Finance' },
      { as: founder },
    );
    expect(other.status).toBe(200);
    expect((await read()).templates.map(({ name }) => name)).toEqual(['Finance', 'Ours']);
  });

  test('is renamed at the version that was read, deleted, and brought back', async () => {
    const template = (await read()).templates.find(({ name }) => name === 'Ours')?.id;
    const renamed = (await edit({ template, version: 1, templateName: 'Own systems' })).body;
    const late = await edit({ template, version: 1, templateName: 'Late' });
    await product.call(contracts.deleteTemplate, { workspace, template }, { as: founder });

    expect(renamed).toMatchObject({ template: { name: 'Own systems', version: 2 }, entry: expect.any(String) });
    expect((await edit({ template, templateName: 'Own systems', version: 3 })).status).toBe(404);
    expect(late.problem.code).toBe('changed_meanwhile');
    expect((await read()).templates.map(({ name }) => name)).toEqual(['Finance']);
    expect((await edit({ template, deleted: false })).body.template.name).toBe('Own systems');
    expect((await edit({ template, templateName: 'Own systems' })).body.entry).toBeNull();
  });

  test('is kept by who keeps the register, and not by a contributor', async () => {
    expect((await save({ templateName: 'Mine', record: system }, contributor)).status).toBe(403);
    expect((await save({ templateName: 'Gone', record: 'sys_01arz3ndektsv4rrffq69g5fav' })).status).toBe(404);
  });
});
