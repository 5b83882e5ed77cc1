import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modelContracts } from '../src/modules/models/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

/** What was asked of the product at each of these moments stands before it, and nothing else. */
const moments: string[] = [];
const ids = { reader: '', judge: '', late: '', supplier: '', person: '' };

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const supplier = await act(supplierContracts.create, { values: { name: 'Acme', country: 'US' } });
  ids.supplier = idOf(supplier);
  ids.reader = idOf(
    await act(contracts.create, { values: { name: 'Reader', stage: 'idea', description: 'sorts letters' } }),
  );
  ids.judge = idOf(await act(contracts.create, { values: { name: 'Judge', stage: 'idea', extra: { Agency: 'DOJ' } } }));
  ids.person = idOf(await act(peopleContracts.create, { values: { name: 'Ada', email: 'ada@example.org' } }));
  await moment();
  await act(contracts.edit, {
    system: ids.reader,
    values: { name: 'Writer', stage: 'design', description: 'writes poems' },
  });
  await act(contracts.edit, { system: ids.judge, values: { extra: { Agency: null, Bureau: 'FBI' } } });
  await act(supplierContracts.edit, { supplier: ids.supplier, values: { country: 'DE', name: 'Acme GmbH' } });
  await act(peopleContracts.edit, { staff: ids.person, values: { email: 'ada@example.com' } });
  await moment();
  await act(contracts.archive, { system: ids.judge });
  ids.late = idOf(await act(contracts.create, { values: { name: 'Late' } }));
  await act(contracts.edit, { system: ids.reader, values: { stage: 'development' } });
  await moment();
});
afterAll(() => product.close());

async function act(contract: Parameters<Product['call']>[0], input: object): Promise<unknown> {
  const answer = await product.call(contract, { workspace, ...input }, { as: founder });
  return answer.body;
}

const idOf = (answer: unknown): string => /"id":"([^"]+)"/u.exec(JSON.stringify(answer))?.[1] ?? '';

async function moment(): Promise<void> {
  await setTimeout(5);
  moments.push(new Date().toISOString());
  await setTimeout(5);
}

const listThen = async (at: number, asked: object = {}) =>
  (await product.call(contracts.list, { workspace, asOn: moments[at], ...asked }, { as: founder })).body;
const names = ({ rows }: Awaited<ReturnType<typeof listThen>>) => rows.map(({ values }) => values['name']);
const recordThen = (system: string, at: number) =>
  product.call(contracts.read, { workspace, system, asOn: moments[at] }, { as: founder });

describe('a list as on a moment', () => {
  test('has the records that were there, with what they were called, and says what differs today', async () => {
    const page = await listThen(0);

    expect(names(page)).toEqual(['Judge', 'Reader']);
    expect(page.total).toBe(2);
    expect(page.rows.map(({ differences }) => differences)).toEqual([
      ['extra.Agency', 'extra.Bureau'],
      ['name', 'description', 'stage'],
    ]);
    expect(page.asOn?.differences).toEqual({ added: 1, changed: 2, archived: 1, restored: 0 });
    expect(page.abilities).toEqual({});
    expect(names(await listThen(1))).toEqual(['Judge', 'Writer']);
    expect(names(await listThen(2))).toEqual(['Late', 'Writer']);
  });

  test('is filtered, searched, sorted and paged by the values of then', async () => {
    expect(names(await listThen(0, { stage: ['idea'] }))).toEqual(['Judge', 'Reader']);
    expect(names(await listThen(1, { stage: ['idea'] }))).toEqual(['Judge']);
    expect(names(await listThen(0, { extra: ['Agency=doj'] }))).toEqual(['Judge']);
    expect(names(await listThen(1, { extra: ['Agency=doj'] }))).toEqual([]);
    expect(names(await listThen(0, { q: 'letters' }))).toEqual(['Reader']);
    expect(names(await listThen(1, { q: 'letters' }))).toEqual([]);
    expect(names(await listThen(1, { q: 'poems' }))).toEqual(['Writer']);
    expect(names(await listThen(0, { q: 'DOJ' }))).toEqual(['Judge']);
    expect(names(await listThen(0, { sort: '-name', size: 1 }))).toEqual(['Reader']);
    const second = await listThen(0, { sort: '-name', size: 1, page: 2 });
    expect([names(second), second.total]).toEqual([['Judge'], 2]);
    expect(names(await listThen(1, { archived: 'only' }))).toEqual([]);
    expect(names(await listThen(2, { archived: 'only' }))).toEqual(['Judge']);
    const byChange = await listThen(0, { sort: '-updatedAt' });
    expect(byChange.rows.every(({ version }) => version === 1)).toBe(true);
  });

  test('follows links to what the linked records were', async () => {
    await act(modelContracts.create, { values: { name: 'Llama', supplier: ids.supplier } });
    await moment();
    const at = moments.at(-1);
    await act(supplierContracts.edit, { supplier: ids.supplier, values: { country: 'FR', name: 'Acme SA' } });
    const ask = async (asked: object) =>
      (await product.call(modelContracts.list, { workspace, asOn: at, ...asked }, { as: founder })).body;

    expect((await ask({ 'supplier.country': ['DE'] })).total).toBe(1);
    expect((await ask({ 'supplier.country': ['FR'] })).total).toBe(0);
    expect((await ask({})).rows[0]?.titles).toEqual({ [ids.supplier]: 'Acme GmbH' });
    expect((await ask({ q: 'GmbH' })).total).toBe(1);
    expect((await ask({ q: 'SA' })).total).toBe(0);
    expect((await ask({ sort: 'supplier' })).total).toBe(1);
  });
});

describe('a record as on a moment', () => {
  test('is as it was, with its differences from today, and nobody may change it there', async () => {
    const { record, asOn, abilities } = (await recordThen(ids.reader, 0)).body;

    expect(record).toMatchObject({
      version: 1,
      values: { name: 'Reader', stage: 'idea', description: 'sorts letters' },
    });
    expect(record.updatedAt).toBe(record.createdAt);
    expect(asOn?.differences).toEqual([
      { field: 'name', from: 'Reader', to: 'Writer', erased: false },
      { field: 'description', from: 'sorts letters', to: 'writes poems', erased: false },
      { field: 'stage', from: 'idea', to: 'development', erased: false },
    ]);
    expect(abilities).toEqual({});
    const archived = (await recordThen(ids.judge, 2)).body;
    expect(archived.record.archivedAt).not.toBeNull();
    expect((await recordThen(ids.judge, 1)).body.record.archivedAt).toBeNull();
  });

  test('that was not there yet is refused with the day on which it came', async () => {
    const answer = await recordThen(ids.late, 1);

    expect([answer.status, answer.problem.code]).toEqual([404, 'not_there_yet']);
    expect(answer.problem.detail).toContain(new Date().toISOString().slice(0, 10));
  });

  test('takes a date for its last moment, and refuses what is neither date nor moment', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const read = await product.call(contracts.read, { workspace, system: ids.late, asOn: today }, { as: founder });
    const bad = await product.call(contracts.read, { workspace, system: ids.late, asOn: 'March' }, { as: founder });

    expect(read.body.asOn).toEqual({ at: `${today}T23:59:59.999Z`, differences: [] });
    expect(bad.status).toBe(422);
    expect(bad.problem.problems?.[0]?.message).toContain('neither a date nor a moment');
  });

  test('has personal values from beside the ledger, and says of an erased one that it was erased', async () => {
    const ask = () =>
      product.call(peopleContracts.read, { workspace, staff: ids.person, asOn: moments[0] }, { as: founder });
    const kept = (await ask()).body;
    const client = new pg.Client(product.owner);
    await client.connect();
    await client.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
    await client.query(`delete from ledger_commitment where subject_id = $1 and field = 'email'`, [ids.person]);
    await client.end();
    const erased = (await ask()).body;

    expect(kept.record.values['email']).toBe('ada@example.org');
    expect(erased.record.values['email']).toBeNull();
    expect(erased.asOn?.differences).toEqual([{ field: 'email', from: null, to: 'ada@example.com', erased: true }]);
  });
});
