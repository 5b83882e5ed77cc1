import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from '../../../test/support/product.ts';
import { peopleContracts } from '../people/contract.ts';
import { recordsContracts } from '../records/contract.ts';
import { supplierContracts } from '../suppliers/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { taskContracts as contracts } from './contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const task = async (values: object) =>
  (await product.call(contracts.create, { workspace, values }, { as: founder })).body.record;
const list = async (asked: object) =>
  (await product.call(contracts.list, { workspace, ...asked }, { as: founder })).body;
const aSystem = async (name: string, where = workspace, as = founder) =>
  (await product.call(systemContracts.create, { workspace: where, values: { name } }, { as })).body.record.id;

describe('a task', () => {
  test('is about a record of any register, whose name comes with it', async () => {
    const system = await aSystem('CV screening');
    const supplier = await product.call(
      supplierContracts.create,
      { workspace, values: { name: 'Acme' } },
      { as: founder },
    );
    const one = await task({ name: 'Write the impact assessment', about: system, dueOn: '2026-12-02' });
    const other = await task({ name: 'Ask for the contract', about: supplier.body.record.id });

    expect(one).toMatchObject({ values: { about: system, status: 'open' }, titles: { [system]: 'CV screening' } });
    expect(other.titles).toEqual({ [supplier.body.record.id]: 'Acme' });
    const { total, rows } = await list({ about: [system] });
    expect({ total, titles: rows[0]?.titles }).toEqual({ total: 1, titles: { [system]: 'CV screening' } });
    expect((await list({ sort: 'about' })).rows.map((row) => row.values['name'])).toEqual([
      'Ask for the contract',
      'Write the impact assessment',
    ]);
  });

  test('is refused where it is about what another workspace has, or what is no record', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const theirs = await aSystem('Theirs', elsewhere, stranger);
    const create = (about: string) =>
      product.call(contracts.create, { workspace, values: { name: 'x', about } }, { as: founder });
    const [hidden, none, noRecord] = [
      await create(theirs),
      await create('sys_01jd0000000000000000000000'),
      await create('ent_01jd0000000000000000000000'),
    ];

    expect([hidden.status, none.status, noRecord.status]).toEqual([404, 404, 404]);
    expect(hidden.problem.detail).toBe(none.problem.detail);
    expect((await create('nonsense')).status).toBe(422);
  });

  test('goes on by the moves that are allowed', async () => {
    const { id } = await task({ name: 'Moves' });
    const move = (status: string) =>
      product.call(contracts.edit, { workspace, task: id, values: { status } }, { as: founder });

    expect((await move('done')).status).toBe(200);
    expect((await move('blocked')).problem.code).toBe('move_not_allowed');
    expect((await move('open')).status).toBe(200);
  });
});

describe('a file of tasks', () => {
  const bring = (file: string) =>
    product.call(contracts.import, { workspace, filename: 'tasks.csv' }, { as: founder, file });

  test('names the records that they are about by their names, and comes back with no changes', async () => {
    const system = await aSystem('Route planner');
    const imported = await bring(
      'task,about,assigned to,due date\nCheck the logs,Route planner,Bob Byrne,2026-12-01\n',
    );
    const { rows } = await list({ about: [system] });
    const exported = await product.call(contracts.export, { workspace }, { as: founder });
    const again = await product.call(
      contracts.checkImport,
      { workspace, filename: 'a.csv' },
      { as: founder, file: exported.text },
    );

    expect(imported.body).toMatchObject({ created: 1, linked: [{ noun: 'people', records: 1 }] });
    expect(rows.map(({ values }) => values['name'])).toEqual(['Check the logs']);
    expect(again.body).toMatchObject({ created: 0, updated: 0, problems: 0 });
  });

  test('is refused with the cell that names what is nowhere', async () => {
    const refused = await bring('task,about\nLook for it,Nothing is called so\n');
    const tried = await product.call(
      contracts.checkImport,
      { workspace, filename: 'a.csv' },
      { as: founder, file: 'task,about\nLook for it,Nothing is called so\n' },
    );

    expect(refused.problem).toMatchObject({ code: 'rows_refused', problems: [{ code: 'not_found' }] });
    expect(tried.body).toMatchObject({ problems: 1, notices: [{ row: 2, level: 'problem' }] });
  });
});

describe('a record by its id alone', () => {
  test('is told with its register, and found by its words', async () => {
    const system = await aSystem('Loan scoring');
    const read = await product.call(recordsContracts.read, { workspace, record: system }, { as: founder });
    const found = await product.call(recordsContracts.list, { workspace, q: 'loan' }, { as: founder });

    expect(read.body.record).toEqual({ id: system, kind: 'system', noun: 'systems', values: { name: 'Loan scoring' } });
    expect(found.body.rows.map(({ id }) => id)).toEqual([system]);
  });
});

describe('the register of people', () => {
  test('has whoever founds or joins the workspace, once', async () => {
    const called = async (name: string) => {
      const { body } = await product.call(peopleContracts.list, { workspace, q: name }, { as: founder });
      return body.rows.map(({ values }) => values['name']);
    };
    await aMember(product, { founder, workspace, role: 'contributor' });
    const joining = { workspace, values: { name: 'Cara Known', email: 'CARA@example.org' } };
    await product.call(peopleContracts.create, joining, { as: founder });

    expect(await called('Ada')).toEqual(['Ada Byrne']);
    expect(await called('contributor')).toEqual(['A contributor']);
  });
});
