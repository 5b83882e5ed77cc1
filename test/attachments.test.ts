import { afterAll, beforeAll, expect, test } from 'vitest';
import { evidenceContracts as contracts } from '../src/modules/evidence/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { taskContracts } from '../src/modules/tasks/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

test('evidence is attached to records of any register, in the field that holds their kind', async () => {
  const create = async (of: typeof systemContracts, values: object) =>
    (await product.call(of.create, { workspace, values }, { as: founder })).body.record.id;
  const system = await create(systemContracts, { name: 'CV screening' });
  const task = await create(taskContracts, { name: 'Sign it' });
  const evidence = await create(contracts, { name: 'Minutes', expiresOn: '2027-01-01' });
  const put = (record: string) => product.call(contracts.attach, { workspace, evidence, record }, { as: founder });
  const attached = async (record: string) =>
    (await product.call(contracts.attached, { workspace, record }, { as: founder })).body.evidence;
  await put(system);
  await put(task);
  const again = await put(task);
  const { values } = (await product.call(contracts.read, { workspace, evidence }, { as: founder })).body.record;
  await product.call(contracts.upload, { workspace, evidence, filename: 'a.txt' }, { as: founder, file: 'text' });

  expect(again.body.entry).toBeNull();
  expect(values).toMatchObject({ systems: [system], others: [task] });
  expect(await attached(task)).toMatchObject([
    { id: evidence, name: 'Minutes', expiresOn: '2027-01-01', file: { filename: 'a.txt', size: 4 } },
  ]);
  await product.call(contracts.detach, { workspace, evidence, record: system }, { as: founder });
  expect(await attached(system)).toEqual([]);
});
