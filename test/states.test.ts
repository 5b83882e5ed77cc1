import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentContracts } from '../src/modules/documents/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { namerIn } from './support/namer.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let as: Someone;
let workspace: string;
let whole: object;

beforeAll(async () => {
  product = await aProduct();
  const founded = await aFounder(product);
  [as, workspace] = [founded.founder, founded.workspace];
  const person = await namerIn(product, { workspace, as }).person('Ada Byrne');
  whole = { accountablePerson: person, intendedPurpose: 'Sorts letters.' };
});
afterAll(() => product.close());

const create = async (values: object) =>
  String(
    (await product.call(contracts.create, { workspace, values: { name: 'A', ...values } }, { as })).body.record.id,
  );
const edit = (system: string, values: object, rest: object = {}) =>
  product.call(contracts.edit, { workspace, system, values, ...rest }, { as });
const read = async (system: string) =>
  (await product.call(contracts.read, { workspace, system }, { as })).body.record.values;
const problemPaths = (problem: { problems?: readonly { path: readonly PropertyKey[]; code: string }[] }) =>
  problem.problems?.map(({ path, code }) => [path.join('.'), code]);

describe('a state that needs fields', () => {
  test('is entered with all of them, and refused with every one that is missing by its label', async () => {
    const system = await create({ stage: 'verification' });
    const refused = await edit(system, { stage: 'deployment' });
    const together = await edit(system, { stage: 'deployment', ...whole });

    expect([refused.status, refused.problem.code]).toEqual([422, 'move_incomplete']);
    expect(refused.problem.detail).toBe(
      'Intended purpose and Accountable person must be filled in where Stage is Deployment',
    );
    expect(problemPaths(refused.problem)).toEqual([
      ['values.intendedPurpose', 'needed_by_state'],
      ['values.accountablePerson', 'needed_by_state'],
    ]);
    expect(together.body.record.values['stage']).toBe('deployment');
  });

  test('keeps them: none can be emptied in it, all else can be edited', async () => {
    const system = await create({ stage: 'operation', ...whole });

    expect(problemPaths((await edit(system, { accountablePerson: null })).problem)).toEqual([
      ['values.accountablePerson', 'needed_by_state'],
    ]);
    expect((await edit(system, { domain: 'Post' })).body.record.version).toBe(2);
  });

  test('is not where a record begins without them', async () => {
    const refused = await product.call(
      contracts.create,
      { workspace, values: { name: 'B', stage: 'operation' } },
      { as },
    );

    expect([refused.status, refused.problem.code]).toEqual([422, 'move_incomplete']);
  });

  test('of a document that is approved asks who approved it and when', async () => {
    const values = { name: 'AI policy', status: 'approved' };
    const refused = await product.call(documentContracts.create, { workspace, values }, { as });

    expect(refused.problem.problems?.map(({ path }) => path[1])).toEqual(['approver', 'approvedOn']);
  });
});

describe('a move that is made with a reason', () => {
  test('is refused without one, together with all else that it lacks, and its history keeps it', async () => {
    const system = await create({ stage: 'operation', ...whole });
    const refused = await edit(system, { stage: 'retired' });
    const blank = await edit(system, { stage: 'retired' }, { why: '  ' });
    const moved = await edit(system, { stage: 'retired' }, { why: 'The contract ended.' });
    const back = await edit(system, { stage: 'development' });
    const { body } = await product.call(contracts.history, { workspace, system }, { as });

    expect(problemPaths(refused.problem)).toEqual([['why', 'reason_required']]);
    expect(refused.problem.detail).toContain('from Operation to Retired');
    expect([blank.status, moved.status, back.status]).toEqual([422, 200, 422]);
    expect(body.entries[0]).toMatchObject({ event: 'system.edited', why: 'The contract ended.' });
  });
});

describe('many records at once', () => {
  test('are told apart: each that lacks something is named with all of it, and left', async () => {
    const [lacking, ready] = [
      await create({ stage: 'verification' }),
      await create({ stage: 'verification', ...whole }),
    ];
    const input = { workspace, ids: [lacking, ready], set: { stage: 'deployment' } };
    const checked = await product.call(contracts.checkBulkEdit, input, { as });
    const done = await product.call(contracts.bulkEdit, { ...input, onProblem: 'leave' }, { as });

    expect(checked.body).toMatchObject({ changed: 1, left: 1, reason: null });
    expect(done.body.firstLeft).toMatchObject([{ id: lacking, code: 'move_incomplete', field: 'intendedPurpose' }]);
    expect(done.body.firstLeft[0]?.message).toContain('Intended purpose and Accountable person');
    expect([(await read(lacking))['stage'], (await read(ready))['stage']]).toEqual(['verification', 'deployment']);
  });

  test('say when they are tried that a reason is needed, and do not move without it', async () => {
    const system = await create({ stage: 'operation', ...whole });
    const input = { workspace, ids: [system], set: { stage: 'retired' } };
    const checked = await product.call(contracts.checkBulkEdit, input, { as });
    const refused = await product.call(contracts.bulkEdit, input, { as });
    const done = await product.call(contracts.bulkEdit, { ...input, why: 'No longer needed.' }, { as });

    expect(checked.body).toMatchObject({ changed: 1, reason: 'required' });
    expect(refused.problem.problems).toMatchObject([{ code: 'move_incomplete' }]);
    expect(done.body.changed).toBe(1);
  });
});

describe('an import', () => {
  test('takes over what others recorded, with a notice of every gap, and lets it be edited with the gap', async () => {
    const file = 'name,stage,intended purpose\nOld one,operation,\nOld two,operation,Answers\nOld three,idea,\n';
    const { body } = await product.call(contracts.import, { workspace, filename: 'a.csv' }, { as, file });
    const found = await product.call(contracts.list, { workspace, q: 'Old one' }, { as });
    const system = String(found.body.rows[0]?.id);

    expect(body).toMatchObject({ created: 3, problems: 0 });
    expect(body.notices.filter(({ code }) => code === 'state_gap')).toMatchObject([
      { row: 2, level: 'warning', message: expect.stringContaining('Intended purpose and Accountable person are not') },
      { row: 3, level: 'warning', message: expect.stringContaining('Accountable person is not recorded') },
    ]);
    expect((await edit(system, { domain: 'Archive' })).status).toBe(200);
    expect((await edit(system, { intendedPurpose: 'Answers.' })).status).toBe(200);
  });

  test('that changes nothing says nothing of gaps again', async () => {
    const file = 'name,stage\nOld one,operation\n';
    const { body } = await product.call(contracts.import, { workspace, filename: 'a.csv' }, { as, file });

    expect(body).toMatchObject({ unchanged: 1, notices: [] });
  });
});
