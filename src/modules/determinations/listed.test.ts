import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { systemContracts } from '../systems/contract.ts';
import { determinationContracts as contracts } from './contract.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let product: Product;
let founder: Someone;
let workspace: string;

const recruitment = {
  method: 'learned',
  exclusions: [],
  roles: ['uses'],
  practices: [],
  areas: ['employment'],
  'work-task': ['hiring'],
  profiling: true,
};

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  const names = ['Accepted', 'Changed', 'Answered', 'Withdrawn', 'Untouched'];
  const ids: string[] = [];
  for (const name of names) {
    const made = await product.call(systemContracts.create, { workspace, values: { name } }, { as: founder });
    ids.push(made.body.record.id);
  }
  const [accepted, changed, answered, withdrawn] = ids;
  const answer = (system: string | undefined, said: object) =>
    product.call(contracts.answer, { workspace, system, ...said }, { as: founder });
  for (const system of [accepted, changed]) {
    await answer(system, { answers: recruitment });
    await product.call(contracts.accept, { workspace, system }, { as: founder });
  }
  await answer(changed, { answers: { profiling: false } });
  await answer(answered, { answers: { method: 'learned' } });
  await answer(withdrawn, { answers: { method: 'learned' } });
  await answer(withdrawn, { withdraw: ['method'] });
});
afterAll(() => product.close());

const list = async (asked: object) =>
  (await product.call(systemContracts.list, { workspace, sort: 'name', ...asked }, { as: founder })).body;

describe('what was determined, in the list of AI systems', () => {
  test('stands in its columns: how far, and as what', async () => {
    const { rows } = await list({});

    expect(rows.map(({ values }) => [values['name'], values['determination'], values['determinedAs']])).toEqual([
      ['Accepted', 'accepted', ['High-risk AI system']],
      ['Answered', 'answered', null],
      ['Changed', 'changed', ['High-risk AI system']],
      ['Untouched', 'none', null],
      ['Withdrawn', 'none', null],
    ]);
  });

  test('filters, sorts, groups and counts', async () => {
    const namesOf = async (asked: object) => (await list(asked)).rows.map(({ values }) => values['name']);
    const counted = await product.call(
      systemContracts.facets,
      { workspace, facets: ['determination', 'determinedAs'], determination: ['none', 'accepted'] },
      { as: founder },
    );

    expect(await namesOf({ determination: ['none'] })).toEqual(['Untouched', 'Withdrawn']);
    expect(await namesOf({ determinedAs: ['High-risk AI system'], determination: ['accepted'] })).toEqual(['Accepted']);
    expect(await namesOf({ 'determinedAs.empty': 'yes' })).toEqual(['Answered', 'Untouched', 'Withdrawn']);
    expect((await namesOf({ sort: '-determination' })).slice(0, 3)).toEqual(['Changed', 'Accepted', 'Answered']);
    expect(
      (await list({ group: 'determination' })).groups?.heads.map(({ value, records }) => [value, records]),
    ).toEqual([
      ['none', 2],
      ['answered', 1],
      ['accepted', 1],
      ['changed', 1],
    ]);
    expect(counted.body.facets).toEqual([
      {
        field: 'determination',
        values: expect.arrayContaining([
          { value: 'none', records: 2 },
          { value: 'changed', records: 1 },
        ]),
        missing: 0,
        more: false,
      },
      { field: 'determinedAs', values: [{ value: 'High-risk AI system', records: 1 }], missing: 2, more: false },
    ]);
  });

  test('is never written, and nothing is told of the past', async () => {
    const [row] = (await list({})).rows;
    const edit = { workspace, system: row?.id, version: row?.version, values: { determination: 'accepted' } };
    const refused = await product.call(systemContracts.edit, edit, { as: founder });
    const past = await list({ asOn: new Date().toISOString() });

    expect(refused.status).toBe(422);
    expect(past.rows[0]?.values['determination'] ?? null).toBeNull();
  });
});
