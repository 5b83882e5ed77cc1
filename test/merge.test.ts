import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evidenceContracts } from '../src/modules/evidence/contract.ts';
import { modelContracts } from '../src/modules/models/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { taskContracts } from '../src/modules/tasks/contract.ts';
import { unitContracts } from '../src/modules/units/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let contributor: Someone;
let stranger: Someone;
let workspace: string;
let elsewhere: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  contributor = await aMember(product, { founder, workspace, role: 'contributor' });
  ({ stranger, workspace: elsewhere } = await aStranger(product, founder));
});
afterAll(() => product.close());

const supplier = async (values: object, where = workspace, as = founder) =>
  (await product.call(supplierContracts.create, { workspace: where, values }, { as })).body.record;
const read = async (id: string) =>
  (await product.call(supplierContracts.read, { workspace, supplier: id }, { as: founder })).body;
const merge = (input: object, as = founder) => product.call(supplierContracts.merge, { workspace, ...input }, { as });
const undo = (id: string, as = founder) => product.call(supplierContracts.undoMerge, { workspace, merge: id }, { as });
const model = async (values: object) =>
  (await product.call(modelContracts.create, { workspace, values }, { as: founder })).body.record.id;
const valuesOf = async (id: string) =>
  (await product.call(modelContracts.read, { workspace, model: id }, { as: founder })).body.record;

describe('two suppliers that are one', () => {
  let winner: Awaited<ReturnType<typeof supplier>>;
  let loser: Awaited<ReturnType<typeof supplier>>;

  beforeEach(async () => {
    winner = await supplier({ name: 'Acme', country: 'DE', extra: { 'Cost centre': '7' } });
    loser = await supplier({
      name: 'ACME Inc.',
      country: 'US',
      reference: 'S-1',
      extra: { 'Cost centre': '8', Buyer: 'North' },
    });
  });

  test('become one with the values that were chosen, and what only one had', async () => {
    const { body } = await merge({
      supplier: winner.id,
      loser: loser.id,
      choose: { country: 'loser' },
      why: 'the same',
    });

    expect(body.record).toMatchObject({
      id: winner.id,
      version: 2,
      values: { name: 'Acme', country: 'US', reference: 'S-1' },
      extra: { 'Cost centre': '7', Buyer: 'North' },
    });
    const after = await read(loser.id);
    expect(after.record.archivedAt).not.toBeNull();
    expect(after.merges?.into).toEqual({ merge: body.merge, id: winner.id, title: 'Acme' });
    expect((await read(winner.id)).merges?.from).toMatchObject([{ id: loser.id, title: 'ACME Inc.' }]);
    const { entries } = (
      await product.call(supplierContracts.history, { workspace, supplier: loser.id }, { as: founder })
    ).body;
    expect(entries.map(({ event, why }) => [event, why])).toEqual([
      ['supplier.merged-away', 'the same'],
      ['supplier.created', null],
    ]);
  });

  test('leave no link to the one that goes, in any register, nor a comment or a task', async () => {
    const linking = await model({ name: 'By link', supplier: loser.id });
    const archived = await model({ name: 'Archived', supplier: loser.id });
    await product.call(modelContracts.archive, { workspace, model: archived }, { as: founder });
    const proof = (
      await product.call(
        evidenceContracts.create,
        { workspace, values: { name: 'Contract', suppliers: [winner.id, loser.id] } },
        { as: founder },
      )
    ).body.record.id;
    const task = (
      await product.call(taskContracts.create, { workspace, values: { name: 'Ask', about: loser.id } }, { as: founder })
    ).body.record.id;
    const said = await product.call(
      supplierContracts.comment,
      { workspace, supplier: loser.id, text: 'They moved.' },
      { as: founder },
    );
    expect(said.status, said.text).toBe(200);

    const { body } = await merge({ supplier: winner.id, loser: loser.id });

    expect([body.relinked, body.moved]).toEqual([4, 1]);
    expect((await valuesOf(linking)).values['supplier']).toBe(winner.id);
    expect((await valuesOf(archived)).values['supplier']).toBe(winner.id);
    const evidence = await product.call(evidenceContracts.read, { workspace, evidence: proof }, { as: founder });
    expect(evidence.body.record.values['suppliers']).toEqual([winner.id]);
    const asked = await product.call(taskContracts.read, { workspace, task }, { as: founder });
    expect(asked.body.record.values['about']).toBe(winner.id);
    const comments = await product.call(
      supplierContracts.comments,
      { workspace, supplier: winner.id },
      { as: founder },
    );
    expect(comments.body.comments).toMatchObject([{ text: 'They moved.', version: 2 }]);
    const related = await product.call(supplierContracts.related, { workspace, supplier: loser.id }, { as: founder });
    expect(related.body.related).toEqual([]);
  });

  test('are two again after the merge is undone, with all their links', async () => {
    const linking = await model({ name: 'By link', supplier: loser.id });
    await product.call(supplierContracts.comment, { workspace, supplier: loser.id, text: 'Old.' }, { as: founder });
    const { body } = await merge({ supplier: winner.id, loser: loser.id, choose: { country: 'loser' } });
    const undone = await undo(body.merge);

    expect(undone.body).toMatchObject({ winner: winner.id, loser: loser.id, relinked: 1, moved: 1 });
    const [first, second] = [await read(winner.id), await read(loser.id)];
    expect(first.record).toMatchObject({ values: winner.values, extra: winner.extra, version: 3 });
    expect(second.record).toMatchObject({ values: loser.values, extra: loser.extra, archivedAt: null });
    expect([first.merges, second.merges]).toEqual([
      { into: null, from: [] },
      { into: null, from: [] },
    ]);
    expect((await valuesOf(linking)).values['supplier']).toBe(loser.id);
    const comments = await product.call(supplierContracts.comments, { workspace, supplier: loser.id }, { as: founder });
    expect(comments.body.comments).toHaveLength(1);
    expect((await undo(body.merge)).problem.code).toBe('already_undone');
  });

  test('stay one where something changed since, and nothing is set back by half', async () => {
    const linking = await model({ name: 'By link', supplier: loser.id });
    const { body } = await merge({ supplier: winner.id, loser: loser.id });
    await product.call(modelContracts.edit, { workspace, model: linking, values: { task: 'chat' } }, { as: founder });
    const refused = await undo(body.merge);

    expect([refused.status, refused.problem.code]).toEqual([409, 'changed_since']);
    expect((await read(loser.id)).record.archivedAt).not.toBeNull();
    expect((await valuesOf(linking)).values['supplier']).toBe(winner.id);
  });

  test('are merged by who may archive, and by nobody else', async () => {
    expect((await merge({ supplier: winner.id, loser: loser.id }, contributor)).status).toBe(403);
    expect((await read(loser.id)).record.archivedAt).toBeNull();
  });

  test('are refused where one was changed meanwhile, is archived, or is the other', async () => {
    const stale = await merge({ supplier: winner.id, version: 1, loser: loser.id, loserVersion: 7 });
    const staleWinner = await merge({ supplier: winner.id, version: 4, loser: loser.id });
    const itself = await merge({ supplier: winner.id, loser: winner.id });
    await product.call(supplierContracts.archive, { workspace, supplier: loser.id }, { as: founder });
    const archived = await merge({ supplier: winner.id, loser: loser.id });

    expect([stale, staleWinner, itself, archived].map(({ problem }) => problem.code)).toEqual([
      'changed_meanwhile',
      'changed_meanwhile',
      'same_record',
      'archived',
    ]);
  });

  test('must both be of this workspace', async () => {
    const theirs = await supplier({ name: 'Theirs' }, elsewhere, stranger);
    const asWinner = await merge({ supplier: theirs.id, loser: loser.id });
    const asLoser = await merge({ supplier: winner.id, loser: theirs.id });
    const byThem = await merge({ supplier: winner.id, loser: loser.id }, stranger);
    const { body } = await merge({ supplier: winner.id, loser: loser.id });
    const undoneByThem = await product.call(
      supplierContracts.undoMerge,
      { workspace: elsewhere, merge: body.merge },
      { as: stranger },
    );

    expect([asWinner, asLoser, byThem, undoneByThem].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });
});

describe('a merge', () => {
  test('joins lists where that is chosen, and refuses to join what is none', async () => {
    const create = async (values: object) =>
      (await product.call(systemContracts.create, { workspace, values }, { as: founder })).body.record.id;
    const [system, loser] = [
      await create({ name: 'One', countries: ['DE'] }),
      await create({ name: 'Two', countries: ['FR', 'DE'] }),
    ];
    const call = (choose: object) =>
      product.call(systemContracts.merge, { workspace, system, loser, choose }, { as: founder });

    expect((await call({ name: 'both' })).status).toBe(422);
    expect((await call({ countries: 'both' })).body.record.values['countries']).toEqual(['DE', 'FR']);
  });

  test('refuses a state that the winner may not go to', async () => {
    const create = async (stage: string) =>
      (await product.call(systemContracts.create, { workspace, values: { name: stage, stage } }, { as: founder })).body
        .record.id;
    const [system, loser] = [await create('retired'), await create('verification')];
    const input = { workspace, system, loser, choose: { stage: 'loser' } };
    const refused = await product.call(systemContracts.merge, input, { as: founder });

    expect(refused.problem.code).toBe('move_not_allowed');
  });

  test('never makes a record link to itself', async () => {
    const create = async (values: object) =>
      (await product.call(unitContracts.create, { workspace, values }, { as: founder })).body.record.id;
    const loser = await create({ name: 'Legal' });
    const unit = await create({ name: 'Legal dept', parent: loser });
    const { body } = await product.call(unitContracts.merge, { workspace, unit, loser }, { as: founder });

    expect(body.record.values['parent']).toBeNull();
  });

  test('keeps a record of evidence whose files would be left behind', async () => {
    const create = async (name: string) =>
      (await product.call(evidenceContracts.create, { workspace, values: { name } }, { as: founder })).body.record.id;
    const [evidence, loser] = [await create('Minutes'), await create('Minutes of May')];
    await product.call(
      evidenceContracts.upload,
      { workspace, evidence: loser, filename: 'minutes.txt' },
      { as: founder, file: 'What was said.' },
    );
    const refused = await product.call(evidenceContracts.merge, { workspace, evidence, loser }, { as: founder });
    const otherWay = { workspace, evidence: loser, loser: evidence };

    expect(refused.problem.code).toBe('stays_with_it');
    expect((await product.call(evidenceContracts.merge, otherWay, { as: founder })).status).toBe(200);
  });
});
