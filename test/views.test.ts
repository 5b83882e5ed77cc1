import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let founder: Someone;
let second: Someone;
let reader: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  [second, reader] = [
    await aMember(product, { founder, workspace, role: 'owner' }),
    await aMember(product, { founder, workspace, role: 'reader' }),
  ];
});
afterAll(() => product.close());

const save = (view: object, as = founder) =>
  product.call(contracts.saveView, { workspace, query: '', ...view }, { as });
const saved = async (view: object, as = founder) => (await save(view, as)).body.view;
const edit = (view: string, change: object, as = founder) =>
  product.call(contracts.editView, { workspace, view, ...change }, { as });
const remove = (view: string, as = founder) => product.call(contracts.deleteView, { workspace, view }, { as });
const viewsOf = async (as: Someone) => (await product.call(contracts.views, { workspace }, { as })).body.views;
const namesOf = async (as: Someone) => (await viewsOf(as)).map(({ name }) => name);

describe('a saved view', () => {
  test('keeps the list\u2019s own query and is seen by its owner alone', async () => {
    const query = 'stage=operation&stage=idea&q=fraud&sort=-name&columns=name&columns=updatedAt&archived=all&size=100';
    const view = await saved({ name: 'In use', query });

    expect(view).toMatchObject({ name: 'In use', query, shared: false, version: 1, owner: { name: 'Ada Byrne' } });
    expect(await namesOf(founder)).toContain('In use');
    expect(await namesOf(second)).not.toContain('In use');
    expect((await edit(view.id, { name: 'Theirs' }, second)).status).toBe(404);
    expect((await remove(view.id, second)).status).toBe(404);
  });

  test('belongs to one register', async () => {
    const view = await saved({ name: 'Of systems' });
    const answer = await product.call(
      supplierContracts.editView,
      { workspace, view: view.id, name: 'x' },
      { as: founder },
    );

    expect(answer.status).toBe(404);
    const others = await product.call(supplierContracts.views, { workspace }, { as: founder });
    expect(others.body.views).toEqual([]);
  });

  test('is refused with every name and value that the list would not take', async () => {
    const answer = await save({ name: 'Wrong', query: 'stage=nowhere&stgae=idea&sort=nothing&page=2&size=0' });

    expect(answer.status).toBe(422);
    const paths = (answer.problem.problems ?? []).map(({ path }) => path.join('.'));
    expect(paths.toSorted()).toEqual(['query.page', 'query.size', 'query.sort', 'query.stage.0', 'query.stgae']);
  });

  test('has a name that no other view of its owner has', async () => {
    const first = await saved({ name: 'Twice' });
    const other = await saved({ name: 'Once' });

    expect((await save({ name: 'TWICE' })).problem.code).toBe('name_taken');
    expect((await edit(other.id, { name: 'twice' })).problem.code).toBe('name_taken');
    expect((await edit(first.id, { name: 'Twice!' })).body.view.name).toBe('Twice!');
    expect((await save({ name: 'Twice' }, second)).status).toBe(200);
  });

  test('is changed only from the version that was read, and not at all where nothing differs', async () => {
    const view = await saved({ name: 'Versions' });
    const again = await edit(view.id, { version: 1, query: 'q=x' });

    expect(again.body.view).toMatchObject({ version: 2, query: 'q=x' });
    expect((await edit(view.id, { version: 1, query: 'q=y' })).problem.code).toBe('changed_meanwhile');
    expect((await edit(view.id, { query: 'q=x' })).body).toMatchObject({ entry: null, view: { version: 2 } });
  });

  test('comes back after deleting, under its own id', async () => {
    const view = await saved({ name: 'Gone' });
    const deleted = (await remove(view.id)).body.view;

    expect(await namesOf(founder)).not.toContain('Gone');
    expect((await edit(view.id, { name: 'Still gone' })).status).toBe(404);
    expect((await remove(view.id)).status).toBe(404);
    const back = await edit(view.id, { deleted: false, version: deleted.version });
    expect(back.body.view).toMatchObject({ id: view.id, name: 'Gone', version: 3 });
    expect(await namesOf(founder)).toContain('Gone');
  });
});

describe('a shared view', () => {
  test('is seen by all, and changed by its owner or who may edit the workspace', async () => {
    const view = await saved({ name: 'For all', shared: true });

    expect((await viewsOf(reader)).find(({ id }) => id === view.id)?.abilities).toEqual({ edit: false, own: false });
    expect((await edit(view.id, { name: 'Mine' }, reader)).problem.code).toBe('not_your_view');
    expect((await remove(view.id, reader)).problem.code).toBe('not_your_view');
    expect((await edit(view.id, { name: 'For all of us' }, second)).body.view.owner.name).toBe('Ada Byrne');
    expect((await remove(view.id, second)).status).toBe(200);
    expect(await namesOf(reader)).not.toContain('For all of us');
  });

  test('is shared by nobody who may only read; for himself he may save one', async () => {
    expect((await save({ name: 'Pushed', shared: true }, reader)).problem.code).toBe('may_not_share');
    const own = await saved({ name: 'His own' }, reader);

    expect((await edit(own.id, { shared: true }, reader)).problem.code).toBe('may_not_share');
    expect((await remove(own.id, reader)).status).toBe(200);
  });
});

describe('the ledger', () => {
  test('says that a view was saved, without its name and filters', async () => {
    const answer = await save({ name: 'About Grace Hopper', query: 'q=Grace+Hopper' });
    await settle(product, workspace);
    const entry = String(answer.body.entry);
    const { body } = await product.call(ledgerContracts.proof, { workspace, entry }, { as: founder });

    expect(body.entry.text).toContain('view.saved');
    expect(body.entry.text).not.toContain('Hopper');
  });
});
