import { describe, expect, test } from 'vitest';
import { aiSystems, recordOf } from '../../../test/builders/import-files.ts';
import { sharedFolder } from '../../../test/builders/shared-folder.ts';
import type { Candidate } from './changes.ts';
import { type Plan, planImport, understandFile } from './plan.ts';

/** What a register would hold after the imports so far, kept in memory. */
class Register {
  readonly records: Candidate[] = [];

  async import(bytes: Uint8Array): Promise<Plan<Candidate>> {
    const breathe = (): Promise<void> => Promise.resolve();
    const known = { ownerUnit: [...new Set(this.records.map(({ values }) => String(values['ownerUnit'] ?? '')))] };
    const file = await understandFile({ register: aiSystems, bytes, choices: {}, known, breathe });
    if (!file.ok) throw new Error(file.error.detail);
    const plan = await planImport({
      register: aiSystems,
      file: file.value,
      candidates: () => Promise.resolve([...this.records]),
      breathe,
      tell: () => undefined,
    });
    this.#carryOut(plan);
    return plan;
  }

  #carryOut({ creates, updates }: Plan<Candidate>): void {
    for (const { record, changes } of updates) {
      const changed = {
        ...record,
        values: { ...record.values, ...changes.values },
        extra: { ...record.extra, ...changes.extra },
      };
      this.records[this.records.indexOf(record)] = changed;
    }
    for (const { values, extra } of creates) this.records.push(recordOf({ row: this.records.length, values, extra }));
  }
}

const targetsOf = async (bytes: Uint8Array): Promise<Readonly<Record<string, string>>> => {
  const file = await understandFile({ register: aiSystems, bytes, choices: {}, breathe: () => Promise.resolve() });
  const columns = file.ok ? file.value.columns : [];
  return Object.fromEntries(
    columns
      .filter(({ target }) => target !== 'extra' && target !== 'none')
      .map(({ heading, target }) => [target, heading.slice(0, 60)]),
  );
};

const counted = ({ counts }: Plan<Candidate>) => ({
  rows: counts.rows,
  created: counts.created,
  updated: counts.updated,
  unchanged: counts.unchanged,
  problems: counts.problems,
});

const federal = sharedFolder('us-federal-ai-inventory');

describe.skipIf(!federal.isThere)('the federal AI inventories of the United States', () => {
  const of2023 = () => federal.bytes('2023_consolidated_ai_inventory_raw.csv');
  const of2024 = () => federal.bytes('2024_consolidated_ai_inventory_raw_v2.csv');

  test('have their columns where a person would put them', async () => {
    expect(await targetsOf(of2023())).toEqual({
      reference: 'Use_Case_ID',
      name: 'Title',
      description: 'Summary',
      stage: 'Development_Stage',
      links: 'Source_Code',
      ownerUnit: 'Department',
    });
    expect(await targetsOf(of2024())).toEqual({
      name: 'Use Case Name',
      ownerUnit: 'Agency',
      domain: 'Use Case Topic Area',
      intendedPurpose: 'What is the intended purpose and expected benefits of the AI',
      outputs: 'Describe the AI system’s outputs.',
      stage: 'Stage of Development',
      putIntoServiceOn: 'Date Implemented',
      retiredOn: 'Date Retired',
      origin: 'Was the AI system involved in this use case developed (or is',
    });
  });

  test('give 2,133 systems for 2024, of which 351 bear on rights or safety', async () => {
    const register = new Register();
    const plan = await register.import(of2024());

    const bears = register.records.filter(({ extra }) => {
      const answer = extra['Is the AI use case rights-impacting, safety-impacting, both, or neither?'] ?? '';
      return ['both', 'rights-impacting', 'safety-impacting'].includes(answer.trim().toLowerCase());
    });

    expect(counted(plan)).toEqual({ rows: 2133, created: 2133, updated: 0, unchanged: 0, problems: 0 });
    expect(bears).toHaveLength(351);
  });

  test('change nothing when they are imported again', async () => {
    const register = new Register();
    await register.import(of2024());

    expect(counted(await register.import(of2024()))).toEqual({
      rows: 2133,
      created: 0,
      updated: 0,
      unchanged: 2133,
      problems: 0,
    });
  });

  test('come together by agency and name: 2024 over 2023, and then over both nothing new', async () => {
    const register = new Register();

    const first = await register.import(of2023());
    const second = await register.import(of2024());
    const again = await register.import(of2024());

    expect(counted(first)).toEqual({ rows: 710, created: 710, updated: 0, unchanged: 0, problems: 0 });
    expect(counted(second)).toEqual({ rows: 2133, created: 1949, updated: 184, unchanged: 0, problems: 0 });
    expect(second.counts.matchedBy).toEqual([{ key: 'ownerUnit + name', rows: 184 }]);
    expect(register.records).toHaveLength(710 + 1949);
    expect(counted(again)).toEqual({ rows: 2133, created: 0, updated: 0, unchanged: 2133, problems: 0 });
  });

  test('lose no cell: each is a value, kept as extra, or says that nothing is there', async () => {
    const register = new Register();
    await register.import(of2024());

    const told = register.records.reduce(
      (sum, { values, extra }) => sum + Object.keys(values).length + Object.keys(extra).length,
      0,
    );

    expect(told).toBeGreaterThan(38_000);
    expect(register.records.filter(({ extra }) => 'Date Implemented' in extra).length).toBeGreaterThan(20);
  });
});

const british = sharedFolder('uk-atrs');

describe.skipIf(!british.isThere)('the algorithmic transparency records of the United Kingdom', () => {
  test('give 136 systems from either file, and the second finds those of the first', async () => {
    const register = new Register();

    const csv = await register.import(british.bytes('atrs_records.csv'));
    const json = await register.import(british.bytes('atrs_records.json'));

    expect(counted(csv)).toEqual({ rows: 136, created: 136, updated: 0, unchanged: 0, problems: 0 });
    expect(counted(json)).toEqual({ rows: 136, created: 0, updated: 136, unchanged: 0, problems: 0 });
    expect(json.counts.matchedBy).toEqual([
      { key: 'ownerUnit + name', rows: 130 },
      { key: 'name', rows: 6 },
    ]);
  });
});

const dutch = sharedFolder('nl-algoritmeregister');

describe.skipIf(!dutch.isThere)('the algorithm register of the Netherlands', () => {
  test('gives 130 systems in their own language', async () => {
    const register = new Register();

    expect(counted(await register.import(dutch.bytes('pub_data_2023.json')))).toEqual({
      rows: 130,
      created: 130,
      updated: 0,
      unchanged: 0,
      problems: 0,
    });
    expect(register.records.filter(({ values }) => values['stage'] === 'operation').length).toBeGreaterThan(60);
    expect(counted(await register.import(dutch.bytes('pub_data_2023.json')))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 130,
    });
  });
});

const cards = sharedFolder('hf-model-cards');

describe.skipIf(!cards.isThere)('model cards', () => {
  test('are no inventories: refused as texts, or without a column that names systems', async () => {
    const outcomes = await Promise.all(
      cards.files('huggingface_hub-fixtures').map((path) =>
        understandFile({
          register: aiSystems,
          bytes: cards.bytes(path),
          choices: {},
          breathe: () => Promise.resolve(),
        }),
      ),
    );

    const named = outcomes.filter((each) => each.ok && each.value.columns.some(({ target }) => target === 'name'));
    expect(named).toEqual([]);
  });
});
