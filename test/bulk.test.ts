import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { type Namer, namerIn } from './support/namer.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let as: Someone;
let workspace: string;
let named: Namer;

beforeAll(async () => {
  product = await aProduct();
  const founded = await aFounder(product);
  as = founded.founder;
  workspace = founded.workspace;
  named = namerIn(product, { workspace, as });
});
afterAll(() => product.close());

const { checkBulkEdit, bulkEdit, bulkArchive, bulkRestore, create, read, edit, list } = systemContracts;

async function aSystem(values: object): Promise<string> {
  const { body } = await product.call(create, { workspace, values: { name: 'A system', ...values } }, { as });
  return body.record.id;
}

const valuesOf = async (system: string) => {
  const { body } = await product.call(read, { workspace, system }, { as });
  return { ...body.record.values, version: body.record.version, archivedAt: body.record.archivedAt };
};

const bulk = (input: object) => product.call(bulkEdit, { workspace, ...input }, { as });

/** What the newest entries of the ledger say that they are about, by the record that they are of. */
async function aboutOf(...subjects: readonly string[]): Promise<readonly unknown[]> {
  await settle(product, workspace);
  const answer = await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as });
  const entries = answer.body.entries.map(({ text }) => bodySchema.parse(JSON.parse(text)));
  return subjects.map((id) => entries.findLast(({ subject }) => subject.id === id)?.about);
}

const bodySchema = z.object({ subject: z.object({ id: z.string() }), about: z.unknown().optional() });

describe('a bulk edit', () => {
  test('is tried without anything being written, then made, and taken back by its own undo', async () => {
    const [sales, legal] = [await named.unit('Sales'), await named.unit('Legal')];
    const ids = [await aSystem({ ownerUnit: sales }), await aSystem({ ownerUnit: legal })];
    const set = { ownerUnit: legal, roles: ['provider'] };

    const checked = await product.call(checkBulkEdit, { workspace, ids, set }, { as });
    expect(checked.body).toMatchObject({ found: 2, changed: 2, unchanged: 0, left: 0 });
    expect(checked.body.fields.map(({ field, records }) => [field, records])).toEqual([
      ['roles', 2],
      ['ownerUnit', 1],
    ]);
    expect((await valuesOf(ids[0] ?? '')).version).toBe(1);

    const done = await bulk({ records: checked.body.records, set, why: 'Sales was dissolved' });
    expect(done.body).toMatchObject({ changed: 2, left: 0 });
    expect(await valuesOf(ids[0] ?? '')).toMatchObject({ ownerUnit: legal, roles: ['provider'], version: 2 });
    const about = { bulk: done.body.bulk };
    expect(await aboutOf(...ids)).toEqual([about, about]);

    await bulk({ records: done.body.undo });
    expect(await valuesOf(ids[0] ?? '')).toMatchObject({ ownerUnit: sales, roles: null, version: 3 });
  });

  test('means all that a list filter finds', async () => {
    const [unit, ada] = [await named.unit('Filtered unit'), await named.person('Ada')];
    for (const name of ['One', 'Two', 'Three']) await aSystem({ name, ownerUnit: unit });

    const done = await bulk({ filter: { ownerUnit: [unit] }, set: { accountablePerson: ada } });

    expect(done.body.changed).toBe(3);
    const listed = await product.call(list, { workspace, ownerUnit: [unit], columns: ['accountablePerson'] }, { as });
    expect(listed.body.rows.map(({ values }) => values['accountablePerson'])).toEqual([ada, ada, ada]);
  });

  test('refuses the whole where somebody was quicker, or leaves that record, by choice', async () => {
    const [one, other] = [await aSystem({}), await aSystem({})];
    const records = [one, other].map((id) => ({ id, version: 1 }));
    await product.call(edit, { workspace, system: one, values: { domain: 'Quicker' } }, { as });

    const refused = await bulk({ records, set: { domain: 'Slower' } });
    expect(refused.problem).toMatchObject({ code: 'records_refused', status: 409 });
    expect(refused.problem.problems?.map(({ path, code }) => [path[1], code])).toEqual([[one, 'changed_meanwhile']]);
    expect(await valuesOf(other)).toMatchObject({ domain: null, version: 1 });

    const left = await bulk({ records, set: { domain: 'Slower' }, onProblem: 'leave' });
    expect(left.body).toMatchObject({ changed: 1, left: 1, firstLeft: [{ id: one, code: 'changed_meanwhile' }] });
    expect(await valuesOf(one)).toMatchObject({ domain: 'Quicker' });
    expect(await valuesOf(other)).toMatchObject({ domain: 'Slower' });
  });

  test('names records whose stage may not go there', async () => {
    const [idea, retired] = [await aSystem({ stage: 'idea' }), await aSystem({ stage: 'retired' })];

    const { body } = await product.call(
      checkBulkEdit,
      { workspace, ids: [idea, retired], set: { stage: 'verification' } },
      { as },
    );

    expect(body).toMatchObject({ changed: 1, left: 1, firstLeft: [{ id: retired, code: 'move_not_allowed' }] });
  });

  test('refuses links to what is not here, and lets lists of links gain and lose', async () => {
    const { body: supplier } = await product.call(
      supplierContracts.create,
      { workspace, values: { name: 'Acme' } },
      { as },
    );
    const id = await aSystem({});
    const gone = 'sup_01jd0000000000000000000000';

    const refused = await bulk({ ids: [id], set: { supplier: gone } });
    expect(refused.status).toBe(404);
    const done = await bulk({ records: [{ id, texts: { supplier: 'ACME', name: 'By text' } }] });
    expect(done.body.titles).toEqual({ [supplier.record.id]: 'Acme' });
    expect(await valuesOf(id)).toMatchObject({ supplier: supplier.record.id, name: 'By text' });
  });

  test('reads texts as cells of a file are read, and names those that it cannot', async () => {
    const id = await aSystem({ stage: 'idea' });
    const texts = { stage: 'Design', putIntoServiceOn: '3 April 2026', roles: 'provider; Deployer' };

    await bulk({ records: [{ id, version: 1, texts }] });
    expect(await valuesOf(id)).toMatchObject({
      stage: 'design',
      putIntoServiceOn: '2026-04-03',
      roles: ['provider', 'deployer'],
    });

    for (const [field, text] of Object.entries({
      stage: 'no such',
      name: '',
      putIntoServiceOn: 'soon',
      supplier: 'Nobody',
    })) {
      const { body } = await product.call(
        checkBulkEdit,
        { workspace, records: [{ id, texts: { [field]: text } }] },
        { as },
      );
      expect(body.firstLeft, field).toMatchObject([{ id, field }]);
    }
  });

  test('wants its records meant in one way, and no more than it takes', async () => {
    const id = await aSystem({});
    const set = { domain: 'x' };

    expect((await bulk({ set })).status).toBe(422);
    expect((await bulk({ ids: [id], filter: {}, set })).status).toBe(422);
    expect((await bulk({ ids: Array.from({ length: 5001 }, () => id), set })).status).toBe(422);
  });
});

describe('archiving in bulk', () => {
  test('passes over what is archived already, and restores by the same way', async () => {
    const ids = [await aSystem({}), await aSystem({})];

    const archived = await product.call(bulkArchive, { workspace, ids, why: 'Not ours' }, { as });
    expect(archived.body).toMatchObject({ found: 2, changed: 2 });
    const again = await product.call(bulkArchive, { workspace, ids }, { as });
    expect(again.body).toMatchObject({ changed: 0, unchanged: 2 });
    const restored = await product.call(bulkRestore, { workspace, records: archived.body.records }, { as });
    expect(restored.body).toMatchObject({ changed: 2 });
    expect((await valuesOf(ids[0] ?? '')).archivedAt).toBeNull();
  });
});
