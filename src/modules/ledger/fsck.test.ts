import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { parseId } from '../../kernel/id.ts';
import { inWorkspace } from '../../store/index.ts';
import { systemContracts } from '../systems/contract.ts';
import { ledgerContracts } from './contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

test('an examination reads one moment: what is written meanwhile is not taken for altered', async () => {
  const id = parseId('workspace', workspace);
  if (!id) throw new Error('no workspace');
  const settings = {
    workspace: id,
    as: { token: founder.token, via: 'api' as const },
    oneMoment: ledgerContracts.fsck.readsOneMoment,
  };
  const counts = await inWorkspace(product.brehon.workshop, settings, async (work) => {
    const count = async () => (await work.read(sql<{ n: number }>`select count(*) as n from system`))[0]?.n;
    const before = await count();
    await product.call(systemContracts.create, { workspace, values: { name: 'Late' } }, { as: founder });
    return [before, await count()];
  });

  expect(counts).toEqual([0, 0]);
});
