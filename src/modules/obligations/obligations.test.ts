import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { anObligation } from '../../../test/builders/obligations.ts';
import { day } from '../../../test/builders/rules.ts';
import { aFounder, aProduct, aStranger, type Product, type Someone } from '../../../test/support/product.ts';
import type { Id } from '../../kernel/id.ts';
import { inWorkspace } from '../../store/index.ts';
import { accessContracts } from '../access/contract.ts';
import { evidenceContracts } from '../evidence/contract.ts';
import { peopleContracts } from '../people/contract.ts';
import { systemContracts } from '../systems/contract.ts';
import { obligationContracts as contracts } from './contract.ts';
import type { FoundObligation } from './rules.ts';
import { takeUpFindings } from './store.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let person: Id<'person'>;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  person = (await product.call(accessContracts.session, {}, { as: founder })).body.person.id;
});
afterAll(() => product.close());

type Taking = { readonly system: string; readonly found: readonly FoundObligation[]; readonly determination?: string };

const takeUp = (takings: readonly Taking[], where = workspace) =>
  inWorkspace(
    product.brehon.workshop,
    { workspace: z.custom<Id<'workspace'>>().parse(where), as: { person, via: 'web' } },
    (work) =>
      takeUpFindings(
        work,
        takings.map(({ system, found, determination = 'det-1' }) => ({
          system,
          catalogue: 'law',
          determination,
          obligations: found,
        })),
      ),
  );

async function aSystem(values: object = {}): Promise<string> {
  const input = { workspace, values: { name: `Screening ${Math.random()}`, ...values } };
  return (await product.call(systemContracts.create, input, { as: founder })).body.record.id;
}

const listed = async (system: string) =>
  (
    await product.call(
      contracts.list,
      { workspace, system: [system], columns: ['name', 'status', 'standing', 'owner', 'appliesFrom', 'obligationId'] },
      { as: founder },
    )
  ).body.rows;

const historyOf = async (obligation: string) =>
  (await product.call(contracts.history, { workspace, obligation }, { as: founder })).body.entries;

describe('taking up findings', () => {
  test('obligations that hold are made, owned by whoever is accountable, and a second time nothing is written', async () => {
    const { record } = (
      await product.call(peopleContracts.create, { workspace, values: { name: 'Maeve' } }, { as: founder })
    ).body;
    const system = await aSystem({ accountablePerson: record.id });
    const found = [anObligation(), anObligation({ obligation: 'x-10', truth: 'unknown' })];

    const once = await takeUp([{ system, found }]);
    const again = await takeUp([{ system, found, determination: 'det-2' }]);

    expect(once).toMatchObject({ made: 1, changed: 0 });
    expect(once.mayHold.get(system)).toEqual(['x-10']);
    expect(again).toMatchObject({ made: 0, changed: 0 });
    expect(await listed(system)).toMatchObject([
      { values: { status: 'not_started', standing: 'applies', owner: record.id, appliesFrom: '2027-12-02' } },
    ]);
  });

  test('a changed day and an end are in the history with their reasons', async () => {
    const system = await aSystem();
    await takeUp([{ system, found: [anObligation()] }]);
    await takeUp([{ system, found: [anObligation({ appliesFrom: day('2028-08-02') })], determination: 'det-2' }]);
    await takeUp([{ system, found: [], determination: 'det-3' }]);
    const [row] = await listed(system);
    const history = await historyOf(row?.id ?? '');

    expect(row?.values).toMatchObject({ status: 'not_applicable', standing: 'no_longer' });
    expect(history.map(({ why }) => why)).toEqual([
      'no longer found by the last determination',
      'applies from 2028-08-02 instead of 2027-12-02, by the last determination',
      'found by a determination',
    ]);
  });

  test('many systems are taken up at once, each with its own', async () => {
    const systems = [await aSystem(), await aSystem(), await aSystem()];
    const found = Array.from({ length: 60 }, (_, at) => anObligation({ obligation: `x-${at}` }));
    const taken = await takeUp(systems.map((system) => ({ system, found })));

    expect(taken).toMatchObject({ made: 180, changed: 0 });
    const { total } = (await product.call(contracts.list, { workspace, system: [systems[1] ?? ''] }, { as: founder }))
      .body;
    expect(total).toBe(60);
  });

  test('two takings up of one system at the same time make each obligation once', async () => {
    const system = await aSystem();
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeUp([{ system, found: [anObligation()] }])));

    expect(taken.map(({ made }) => made).toSorted()).toEqual([0, 0, 0, 1]);
  });

  test('a system of another workspace is passed over', async () => {
    const { workspace: elsewhere } = await aStranger(product, founder);

    expect(await takeUp([{ system: await aSystem(), found: [anObligation()] }], elsewhere)).toMatchObject({ made: 0 });
  });
});

describe('the state of an obligation', () => {
  async function anObligationOf(system: string) {
    await takeUp([{ system, found: [anObligation()] }]);
    const [row] = await listed(system);
    return row?.id ?? '';
  }

  const edit = (obligation: string, values: object, why?: string) =>
    product.call(contracts.edit, { workspace, obligation, values, ...(why ? { why } : {}) }, { as: founder });

  test('it is met only with evidence, which is attached to it as to any record', async () => {
    const obligation = await anObligationOf(await aSystem());
    const early = await edit(obligation, { status: 'met' });
    const { record } = (
      await product.call(evidenceContracts.create, { workspace, values: { name: 'Minutes' } }, { as: founder })
    ).body;
    await product.call(
      evidenceContracts.attach,
      { workspace, evidence: record.id, record: obligation },
      { as: founder },
    );
    const later = await edit(obligation, { status: 'met' });
    const { evidence } = (
      await product.call(evidenceContracts.attached, { workspace, record: obligation }, { as: founder })
    ).body;

    expect(early.problem.code).toBe('move_incomplete');
    expect(later.body.record.values).toMatchObject({ status: 'met', evidence: [record.id] });
    expect(evidence).toMatchObject([{ id: record.id, name: 'Minutes' }]);
    const detached = await product.call(
      evidenceContracts.detach,
      { workspace, evidence: record.id, record: obligation },
      { as: founder },
    );
    expect(detached.problem.code).toBe('move_incomplete');
  });

  test('it is not applicable only with a reason', async () => {
    const obligation = await anObligationOf(await aSystem());

    expect((await edit(obligation, { status: 'not_applicable' })).problem.code).toBe('move_incomplete');
    expect((await edit(obligation, { status: 'not_applicable' }, 'never sold')).status).toBe(200);
  });

  test('an import brings a row back to the obligation that is here, by system and number', async () => {
    const system = await aSystem({ name: 'Sorter' });
    await takeUp([{ system, found: [anObligation()] }]);
    const file = 'duty,system,obligation id,status\nKeep it,Sorter,x-9-1,in progress\n';
    const imported = await product.call(contracts.import, { workspace, filename: 'a.csv' }, { as: founder, file });

    expect(imported.body).toMatchObject({ created: 0, updated: 1 });
    expect(await listed(system)).toMatchObject([{ values: { status: 'in_progress' } }]);
  });
});
