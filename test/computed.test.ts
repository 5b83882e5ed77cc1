import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../src/kernel/operation.ts';
import { evidenceContracts } from '../src/modules/evidence/contract.ts';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { supplierContracts as contracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { taskContracts } from '../src/modules/tasks/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let as: Someone;
let workspace: string;
const ids = new Map<string, string>();

const call = <C extends Contract>(contract: C, input: object) =>
  product.call(contract, { workspace, ...input }, { as });
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const idOf = (name: string): string => ids.get(name) ?? '';

async function supplier(
  values: { readonly name: string; readonly criticality?: string; readonly reassessBy?: string },
  systems: readonly string[],
): Promise<void> {
  const { body } = await call(contracts.create, { values });
  ids.set(values.name, body.record.id);
  for (const name of systems) {
    const made = await call(systemContracts.create, { values: { name, supplier: body.record.id } });
    ids.set(name, made.body.record.id);
  }
}

beforeAll(async () => {
  product = await aProduct();
  ({ founder: as, workspace } = await aFounder(product));
  const assessed = { assessedOn: '2026-01-31' };
  await supplier({ name: 'Acme', ...assessed, criticality: 'high' }, ['Reader', 'Judge']);
  await supplier({ name: 'Beta', ...assessed, criticality: 'low', reassessBy: '2026-12-24' }, ['Sorter']);
  await supplier({ name: 'Carl' }, []);
});
afterAll(() => product.close());

const list = async (asked: object) => (await call(contracts.list, asked)).body;
const names = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ values }) => values['name']);

describe('a computed field', () => {
  test('follows from other fields and from records that link here', async () => {
    const { rows } = await list({ columns: ['systemCount', 'nextAssessment'] });

    expect(rows.map(({ values }) => values)).toEqual([
      { name: 'Acme', systemCount: '2', nextAssessment: '2027-01-31' },
      { name: 'Beta', systemCount: '1', nextAssessment: '2026-12-24' },
      { name: 'Carl', systemCount: '0', nextAssessment: null },
    ]);
  });

  test('stands in the record, and in what a change answers', async () => {
    const { body } = await call(contracts.read, { supplier: idOf('Acme') });
    const edited = await call(contracts.edit, { supplier: idOf('Carl'), values: { assessedOn: '2026-02-28' } });

    expect(body.record.values).toMatchObject({ systemCount: '2', nextAssessment: '2027-01-31' });
    expect(edited.body.record.values).toMatchObject({ systemCount: '0', nextAssessment: '2028-02-28' });
  });

  test('sorts and filters lists, also through a link', async () => {
    expect(names(await list({ sort: '-systemCount' }))).toEqual(['Acme', 'Beta', 'Carl']);
    expect(names(await list({ 'systemCount.from': '1', 'systemCount.until': '1' }))).toEqual(['Beta']);
    expect(names(await list({ sort: 'nextAssessment' }))[0]).toBe('Beta');
    expect(names(await list({ 'nextAssessment.until': '2026-12-31' }))).toEqual(['Beta']);
    const systems = await call(systemContracts.list, { 'supplier.systemCount.from': '2' });
    expect(systems.body.rows.map(({ values }) => values['name'])).toEqual(['Judge', 'Reader']);
  });

  test('is not written: an edit that names it is refused with its place', async () => {
    const { status, problem } = await call(contracts.edit, { supplier: idOf('Acme'), values: { systemCount: '7' } });

    expect(status).toBe(422);
    expect(JSON.stringify(problem)).toContain('systemCount');
  });

  test('is as it was where a list or a record is read as on a moment', async () => {
    const before = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    await call(systemContracts.archive, { system: idOf('Judge') });
    await call(systemContracts.edit, { system: idOf('Sorter'), values: { supplier: null } });

    expect((await list({ columns: ['systemCount'] })).rows.map(({ values }) => values['systemCount'])).toEqual([
      ...['1', '0', '0'],
    ]);
    const then = await list({ columns: ['systemCount'], sort: '-systemCount', asOn: before });
    expect(then.rows.map(({ values }) => values['systemCount'])).toEqual(['2', '1', '0']);
    const record = await call(contracts.read, { supplier: idOf('Acme'), asOn: before });
    expect(record.body.record.values['systemCount']).toBe('2');
  });

  test('is exported, and left out with a word where that file comes back', async () => {
    const { text } = await call(contracts.export, { format: 'csv' });
    const file = { filename: 'suppliers.csv' };
    const read = await product.call(contracts.readFile, { workspace, ...file }, { as, file: text });
    const again = await product.call(contracts.checkImport, { workspace, ...file }, { as, file: text });

    expect(text.split('\r\n')[0]).toContain('Number of AI systems');
    expect(read.body.columns.find(({ heading }) => heading === 'Number of AI systems')).toMatchObject({
      target: 'none',
      reason: 'computed',
    });
    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  });

  test('leaves the ledger as it is: what is computed is no change', async () => {
    const { body } = await call(ledgerContracts.fsck, {});

    expect(body.findings).toEqual([]);
  });
});

test('days overdue count while a task is open, and age from the end of the time that evidence covers', async () => {
  const late = { name: 'Late', dueOn: dayFromNow(-3) };
  const task = (await call(taskContracts.create, { values: late })).body.record;
  const inTime = (await call(taskContracts.create, { values: { name: 'In time', dueOn: dayFromNow(3) } })).body.record;
  const done = await call(taskContracts.edit, { task: task.id, values: { status: 'done' } });
  const covers = { name: 'Log', coversUntil: dayFromNow(-10) };
  const log = (await call(evidenceContracts.create, { values: covers })).body.record;

  expect(task.values['daysOverdue']).toBe('3');
  expect(inTime.values['daysOverdue']).toBeNull();
  expect(done.body.record.values['daysOverdue']).toBeNull();
  expect(log.values['age']).toBe('10');
});
