import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Catalogue, foldersOn, openCatalogue } from '../src/catalogue/index.ts';
import { determinationContracts as contracts } from '../src/modules/determinations/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

const shelf = fileURLToPath(new URL('../catalogues', import.meta.url));

let product: Product;
let founder: Someone;

beforeAll(async () => {
  product = await aProduct();
  ({ founder } = await aFounder(product));
});
afterAll(() => product.close());

const opened = async (path: string): Promise<Catalogue> => {
  const catalogue = await openCatalogue(path);
  if (!catalogue.ok) throw new Error(JSON.stringify(catalogue.error));
  return catalogue.value;
};

test('every case of every catalogue comes out over HTTP as its file expects', async () => {
  for (const path of await foldersOn(shelf)) {
    const { about, cases } = await opened(path);
    const wrong: string[] = [];
    for (const each of cases) {
      const asked = { catalogue: about.id, facts: each.facts, on: each.on, placedOn: each['placed-on'] };
      const { body } = await product.call(contracts.determine, asked, { as: founder });
      const { findings, obligations } = body.determination;
      const truths = new Map([...findings, ...obligations].map(({ id, truth }) => [id, truth]));
      for (const expected of ['yes', 'no', 'unknown'] as const) {
        const missed = each.expect[expected].filter((id) => (truths.get(id) ?? 'no') !== expected);
        wrong.push(...missed.map((id) => `${each.id}: ${id} is not ${expected}`));
      }
    }

    expect(cases.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  }
});
