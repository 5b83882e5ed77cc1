import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { ledgerContracts } from '../ledger/contract.ts';
import { overviewContracts } from '../obligations/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { determinationContracts as contracts } from './contract.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const recruitment = {
  method: 'learned',
  exclusions: [],
  roles: ['uses'],
  practices: [],
  areas: ['employment'],
  'work-task': ['hiring'],
  profiling: true,
};

const aSystem = async (name: string, answers: object = {}) => {
  const input = { workspace, values: { name } };
  const system = (await product.call(systemContracts.create, input, { as: founder })).body.record.id;
  await product.call(contracts.answer, { workspace, system, answers }, { as: founder });
  return system;
};
const accept = async (system: string) =>
  (await product.call(contracts.accept, { workspace, system }, { as: founder })).body.accepted.id;
const examine = async () => (await product.call(ledgerContracts.fsck, { workspace }, { as: founder })).body.findings;

/** As somebody with the keys of the database: past the product, and past the ledger. */
async function asOwner(text: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(product.owner);
  await client.connect();
  await client.query(`select set_config('brehon.workspace', $1, false)`, [workspace]);
  const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
  await client.end();
  return rows;
}

describe('the examination of the ledger', () => {
  test('finds answers, determinations and overrides that were changed past it, and nothing where none was', async () => {
    const system = await aSystem('Screening', recruitment);
    const first = await accept(system);
    await product.call(contracts.answer, { workspace, system, answers: { 'workplace-use': null } }, { as: founder });
    await product.call(contracts.answer, { workspace, system, withdraw: ['workplace-use'] }, { as: founder });
    const second = await accept(system);
    const wanted = {
      finding: 'high-risk',
      truth: 'no' as const,
      reason: 'It is no longer used for applicants.',
      source: 'Opinion of 3 November',
      expiresOn: '2027-06-01',
    };
    await product.call(contracts.override, { workspace, determination: second, ...wanted }, { as: founder });
    const untouched = await examine();

    const changed = `update answer set value = '["uses", "offers"]' where fact = 'roles' and subject_id = $1 returning id`;
    const [answer] = await asOwner(changed, [system]);
    const emptied = `update determination_found set found = jsonb_set(found, '{findings}', '[]')`;
    await asOwner(`${emptied} where key = (select found_key from determination where id = $1)`, [first]);
    await asOwner(`update determination set accepted_by = 'per_nobody' where id = $1`, [second]);
    const reworded = `update finding_override set expires_on = '2039-01-01' where determination_id = $1 returning id`;
    const [override] = await asOwner(reworded, [second]);
    const [gone] = await asOwner(`delete from answer where fact = 'profiling' and subject_id = $1 returning id`, [
      system,
    ]);
    const found = (await examine()).map(({ code, subject, detail }) => [code, subject, detail.split(' ')[0]]);

    expect(untouched).toEqual([]);
    expect(found.toSorted()).toEqual(
      [
        ['record_altered', answer?.['id'], '`value`'],
        // The same was found both times, and stands once for both.
        ['record_altered', first, '`found`'],
        ['record_altered', second, '`found`'],
        ['record_altered', second, '`by`'],
        ['record_altered', override?.['id'], '`expiresOn`'],
        ['record_removed', gone?.['id'], 'the'],
      ].toSorted(),
    );
  });
});

describe('a merge of two systems', () => {
  test('takes answers, determinations and obligations along where the other has none, and its undo brings them back', async () => {
    const [winner, loser] = [
      await aSystem('Ranking', { method: 'describes' }),
      await aSystem('Ranking 2', recruitment),
    ];
    const determination = await accept(loser);
    const answersOf = async (system: string) => {
      const { answers } = (await product.call(contracts.read, { workspace, system }, { as: founder })).body;
      return Object.fromEntries(answers.map(({ question, answer }) => [question.fact, answer.value]));
    };
    const owed = async (system: string) =>
      asOwner('select id from obligation where system = $1', [system]).then((rows) => rows.length);
    const before = await owed(loser);
    const asked = { workspace, system: winner, loser };
    const merged = await product.call(systemContracts.merge, asked, { as: founder });
    const after = await answersOf(winner);
    const [standing] = await asOwner('select system_id from determination where id = $1', [determination]);

    expect(after).toMatchObject({ method: 'describes', areas: ['employment'], profiling: true });
    expect(standing).toEqual({ system_id: winner });
    expect(before).toBeGreaterThan(0);
    expect([await owed(winner), await owed(loser)]).toEqual([before, 0]);

    await product.call(systemContracts.undoMerge, { workspace, merge: merged.body.merge }, { as: founder });
    const [back] = await asOwner('select system_id from determination where id = $1', [determination]);
    expect(await answersOf(winner)).toEqual({ method: 'describes' });
    expect(await answersOf(loser)).toMatchObject({ method: 'learned', profiling: true });
    expect(back).toEqual({ system_id: loser });
    expect([await owed(winner), await owed(loser)]).toEqual([0, before]);
  });
});

describe('the size of the organisation', () => {
  test('stands in its profile, and is proposed from there where a question asks for it', async () => {
    const profile = { workspace, turnoverEur: 40_000_000, size: 'small-mid-cap' } as const;
    await product.call(overviewContracts.setOrganisation, profile, { as: founder });
    const system = await aSystem('Vendor tool', { ...recruitment, roles: ['offers'] });
    const { proposals } = (await product.call(contracts.read, { workspace, system }, { as: founder })).body;

    expect(proposals).toContainEqual({ fact: 'size', value: 'small-mid-cap', because: expect.any(String) });
  });
});
