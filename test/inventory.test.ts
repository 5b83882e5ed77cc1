import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { systemContracts } from '../src/modules/systems/contract.ts';
import { unitContracts } from '../src/modules/units/contract.ts';
import { sharedFolder } from './builders/shared-folder.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

const impact = 'Is the AI use case rights-impacting, safety-impacting, both, or neither?';

const shared = sharedFolder('us-federal-ai-inventory');

describe.skipIf(!shared.isThere)('the inventories of the US government', () => {
  let product: Product;
  let founder: Someone;
  let workspace: string;
  const importFile = async (filename: string) =>
    product.call(systemContracts.import, { workspace, filename }, { as: founder, file: shared.bytes(filename) });

  beforeAll(async () => {
    product = await aProduct();
    ({ founder, workspace } = await aFounder(product));
  });
  afterAll(() => product.close());

  test('of 2024 come in as 2,133 systems, of which 351 touch rights or safety', async () => {
    const imported = await importFile('2024_consolidated_ai_inventory_raw_v2.csv');
    const extra = ['Both', 'rights-impacting', 'SAFETY-IMPACTING'].map((value) => `${impact}=${value}`);
    const all = await product.call(systemContracts.list, { workspace }, { as: founder });
    const found = await product.call(systemContracts.list, { workspace, extra }, { as: founder });

    expect(imported.status, imported.text.slice(0, 2000)).toBe(200);
    expect(imported.body).toMatchObject({ rows: 2133, created: 2133, updated: 0, unchanged: 0, problems: 0 });
    expect(all.body.total).toBe(2133);
    expect(found.body.total).toBe(351);
  });

  test('of 2024 read again change nothing', async () => {
    const again = await importFile('2024_consolidated_ai_inventory_raw_v2.csv');

    expect(again.body).toMatchObject({ created: 0, updated: 0, unchanged: 2133 });
  });

  test('pass the ledger\u2019s examination after that', async () => {
    await settle(product, workspace);
    const units = (await product.call(unitContracts.list, { workspace }, { as: founder })).body.total;
    const people = (await product.call(peopleContracts.list, { workspace }, { as: founder })).body.total;
    const examined = await product.call(ledgerContracts.fsck, { workspace }, { as: founder });

    expect(examined.body.findings).toEqual([]);
    expect(people).toBe(1);
    expect(examined.body.records).toBe(2133 + units + people);
  });

  test('of 2023, then of 2024 over them, meet by unit and name', async () => {
    const other = await aProduct();
    const { founder: owner, workspace: fresh } = await aFounder(other);
    const bring = async (filename: string) =>
      other.call(systemContracts.import, { workspace: fresh, filename }, { as: owner, file: shared.bytes(filename) });
    const before = await bring('2023_consolidated_ai_inventory_raw.csv');
    const merged = await bring('2024_consolidated_ai_inventory_raw_v2.csv');
    const total = await other.call(systemContracts.list, { workspace: fresh }, { as: owner });
    await other.close();

    expect(before.body).toMatchObject({ rows: 710, created: 710 });
    expect(merged.body.updated).toBeGreaterThan(50);
    expect(merged.body.created + merged.body.updated + merged.body.unchanged).toBe(2133);
    expect(merged.body.matchedBy).toEqual([
      { key: 'ownerUnit + name', rows: merged.body.updated + merged.body.unchanged },
    ]);
    expect(total.body.total).toBe(710 + merged.body.created);
  });
});
