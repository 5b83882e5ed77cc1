import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts as contracts, systems } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

const registers = [systems];

let product: Product;
let founder: Someone;
let workspace: string;

const many = 2100;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const rows = Array.from({ length: many }, (_, n) => {
    const number = String(n).padStart(4, '0');
    return `AI-${number},"Reader of letters ${number}",${n % 2 === 0 ? 'operation' : 'idea'},"sorts/post: for everyone's desk"`;
  });
  const file = ['reference,name,stage,description', ...rows, 'AI-9999,Desk,idea,one word beside it'].join('\n');
  const imported = await product.call(contracts.import, { workspace, filename: 'many.csv' }, { as: founder, file });
  expect(imported.body).toMatchObject({ created: many + 1 });
}, 120_000);
afterAll(() => product.close());

const list = async (asked: object, as = founder) =>
  (await product.call(contracts.list, { workspace, ...asked }, { as })).body;
const namesIn = (page: { rows: { values: Record<string, unknown> }[] }) => page.rows.map((row) => row.values['name']);

describe('a search', () => {
  test.each(['AI-0007', '0007', 'ai 0007', 'letters 0007', '(AI)0007'])('finds a record by `%s`', async (q) => {
    expect(namesIn(await list({ q }))).toEqual(['Reader of letters 0007']);
  });

  test.each(["everyone's", 'post', 'sorts post', 'sorts/post', 'everyone desk'])(
    'takes `%s` apart as it took the records',
    async (q) => {
      expect((await list({ q })).total).toBe(many);
    },
  );

  test('puts a record first that has the word in its name, where few are found', async () => {
    expect(namesIn(await list({ q: 'desk word' }))).toEqual(['Desk']);
    expect(namesIn(await list({ q: 'desk', stage: ['idea'], sort: '-name', size: 1 }))).toEqual([
      'Reader of letters 2099',
    ]);
  });

  test('that finds very many goes by name, counts all of them, and pages without repeating', async () => {
    const pages = [];
    for (const page of [1, 2, 3, 4, 5]) pages.push(await list({ q: 'reader', size: 500, page }));
    const names = pages.flatMap(namesIn);

    expect(pages.map(({ total }) => total)).toEqual([many, many, many, many, many]);
    expect(names).toEqual([...names].sort());
    expect(new Set(names).size).toBe(many);
  });

  test('and a filter hold together, for many and for few', async () => {
    expect((await list({ q: 'reader', stage: ['operation'] })).total).toBe(many / 2);
    expect((await list({ q: 'reader 000', stage: ['operation'] })).total).toBe(5);
  });

  test('counts what was written a moment ago', async () => {
    const before = (await list({ q: 'reader', size: 1 })).total;
    const made = await product.call(
      contracts.create,
      { workspace, values: { name: 'Another reader' } },
      { as: founder },
    );
    const between = (await list({ q: 'reader', size: 1 })).total;
    const { record } = made.body;
    await product.call(contracts.archive, { workspace, system: record.id }, { as: founder });
    const after = (await list({ q: 'reader', size: 1 })).total;

    expect([between - before, after - before]).toEqual([1, 0]);
    expect((await list({ q: 'another', archived: 'only' })).total).toBe(1);
    expect((await list({ q: 'reader', archived: 'all', size: 1 })).total).toBe(before + 1);
  });

  test('finds nothing of another workspace, whose id stands among its words', async () => {
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    await product.call(
      contracts.create,
      { workspace: elsewhere, values: { name: 'Reader elsewhere' } },
      { as: stranger },
    );

    expect((await list({ q: 'elsewhere' })).total).toBe(0);
    expect((await list({ q: elsewhere })).total).toBe(0);
    expect((await list({ workspace: elsewhere, q: 'reader' }, stranger)).total).toBe(1);
  });
});

describe('a search through links', () => {
  beforeAll(async () => {
    const values = { name: 'Halcyon Works', responsibilities: 'keeps the archipelago of models' };
    const supplier = await product.call(supplierContracts.create, { workspace, values }, { as: founder });
    await product.call(
      contracts.create,
      { workspace, values: { name: 'Harbour pilot', supplier: supplier.body.record.id } },
      { as: founder },
    );
  });

  test('finds a record by the name of what it links to, and by the beginning of its last word', async () => {
    expect(namesIn(await list({ q: 'halcyon works' }))).toEqual(['Harbour pilot']);
    expect(namesIn(await list({ q: 'halcyon wor' }))).toEqual(['Harbour pilot']);
    expect(namesIn(await list({ q: 'hal', stage: [] }))).toEqual(['Harbour pilot']);
  });

  test('does not find it by what else is told of that', async () => {
    const suppliers = await product.call(supplierContracts.list, { workspace, q: 'archipelago' }, { as: founder });

    expect(suppliers.body.total).toBe(1);
    expect((await list({ q: 'archipelago' })).total).toBe(0);
  });

  test('finds the same in the list as on a moment', async () => {
    const asOn = new Date().toISOString();

    expect(namesIn(await list({ q: 'halcyon wor', asOn }))).toEqual(['Harbour pilot']);
    expect((await list({ q: 'archipelago', asOn })).total).toBe(0);
  });
});

describe('every register', () => {
  test('has the functions by which a search asks its index, and they hold to the workspace of the transaction', async () => {
    const client = new pg.Client(product.owner);
    await client.connect();
    const answers: unknown[] = [];
    for (const { kind } of registers) {
      for (const scope of [workspace, 'ws_nobody', 'none']) {
        await client.query(`select set_config('brehon.workspace', $1, false)`, [scope]);
        const { rows } = await client.query(`select (select count(*)::int from ${kind}_found('reader')) as found,
          (select (live + archived)::int from ${kind}_hits('reader')) as hits,
          (select count(*)::int from ${kind}_named('reader')) as named`);
        answers.push({ kind, scope, ...rows[0] });
      }
    }
    await client.end();

    expect(answers).toEqual(
      registers.flatMap(({ kind }) => [
        { kind, scope: workspace, found: many + 1, hits: many + 1, named: many + 1 },
        { kind, scope: 'ws_nobody', found: 0, hits: 0, named: 0 },
        { kind, scope: 'none', found: 0, hits: 0, named: 0 },
      ]),
    );
  });

  test('is searched through its index and not row by row', async () => {
    const client = new pg.Client(product.owner);
    await client.connect();
    await client.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
    await client.query(`select * from system_hits('reader')`);
    await client.query('select pg_stat_force_next_flush()');
    const { rows } = await client.query<{ scans: string }>(
      `select idx_scan as scans from pg_stat_all_indexes where indexrelname = 'system_search'`,
    );
    await client.end();

    expect(Number(rows[0]?.scans)).toBeGreaterThan(0);
  });
});
