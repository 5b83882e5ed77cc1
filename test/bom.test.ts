import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { datasetContracts, datasets } from '../src/modules/datasets/contract.ts';
import { readBom } from '../src/modules/models/bom/read-bom.ts';
import { schemaProblems } from '../src/modules/models/bom/schemas.ts';
import { cardContracts, modelContracts, models } from '../src/modules/models/contract.ts';
import { peopleContracts } from '../src/modules/people/contract.ts';
import { supplierContracts, suppliers } from '../src/modules/suppliers/contract.ts';
import { type Recorded } from '../src/modules/systems/bom/recorded.ts';
import { writeBom } from '../src/modules/systems/bom/write-bom.ts';
import { bomContracts, systemContracts, systems } from '../src/modules/systems/contract.ts';
import { type Field, fieldsOf, type Register } from '../src/register/contract.ts';
import { aWorld, settle, type World } from './support/world.ts';

const at = '2026-11-22T12:00:00.000Z';

type Values = fc.Arbitrary<string | readonly string[] | null>;

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.constantFrom('accuracy: 0.9\nf1: 0.8', 'MIT', 'pkg:npm/a@1', '1.0', 'a:\n: b', '\ud800'),
);
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('https://example.org/a b|c{d}%', 'http://[::1]/x'),
);
const optionsOf = (field: Field): readonly string[] => ('options' in field ? Object.keys(field.options) : []);

/** Values as people may record them, odd ones above all; links are made where their targets are known. */
const valuesOf: Readonly<Record<Field['kind'], (field: Field) => Values>> = {
  text: () => text,
  longText: () => text,
  money: () => text,
  dateTime: () => text,
  urls: () => fc.array(address, { maxLength: 3 }),
  oneOf: (field) => fc.constantFrom(...optionsOf(field)),
  manyOf: (field) => fc.subarray([...optionsOf(field)]),
  number: () => fc.oneof(fc.nat().map(String), fc.constantFrom('0', '0.000001', '999999999999999.999999')),
  date: () => fc.constant('2026-02-28'),
  yesNo: () => fc.constantFrom('yes', 'no'),
  country: () => fc.constantFrom('IE', 'NL'),
  countries: () => fc.constant(['IE', 'NL']),
  file: () => fc.constant(null),
  link: () => fc.constant(null),
  links: () => fc.constant(null),
};

const valueOf = (field: Field): Values => valuesOf[field.kind](field);

function recordsOf(register: Register, ids: readonly string[], links: Readonly<Record<string, readonly string[]>>) {
  const values = fc.record(
    Object.fromEntries(
      fieldsOf(register).map(([name, field]) => {
        const targets = links[name] ?? [];
        if (field.kind === 'links') return [name, fc.subarray([...targets])];
        if (field.kind === 'link') return [name, fc.option(fc.constantFrom('nobody', ...targets))];
        return [name, field.required === true ? valueOf(field) : fc.option(valueOf(field))];
      }),
    ),
  );
  return fc.tuple(
    ...ids.map((id) => fc.record({ id: fc.constant(id), version: fc.integer({ min: 1, max: 99 }), values })),
  );
}

const modelIds = ['mod_a', 'mod_b', 'mod_c'];
const datasetIds = ['dat_a', 'dat_b'];
const supplierIds = ['sup_a'];
const links = { models: modelIds, datasets: datasetIds, supplier: supplierIds, baseModel: modelIds };

const parts = fc.record({
  system: recordsOf(systems, ['sys_a'], links).map(([first]) => first ?? nothing),
  models: recordsOf(models, modelIds, links),
  datasets: recordsOf(datasets, datasetIds, links),
  suppliers: recordsOf(suppliers, supplierIds, links),
});
const nothing: Recorded = { id: 'sys_a', version: 1, values: {} };

describe('an AI bill of materials', () => {
  test('keeps to the official schema whatever is recorded, and is the same from the same records', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const bom = writeBom(all, { at });
        const shuffled = { ...all, models: all.models.toReversed(), datasets: all.datasets.toReversed() };

        expect(schemaProblems('1.7', JSON.parse(JSON.stringify(bom)))).toEqual([]);
        expect(writeBom(shuffled, { at })).toEqual(bom);
      }),
      { numRuns: 150 },
    );
  });

  test('is read again by our own reader with nothing refused', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const bytes = new TextEncoder().encode(JSON.stringify(writeBom(all, { at })));

        expect(readBom({ bytes, filename: 'bom.cdx.json' }).ok).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

const component = z.looseObject({ type: z.string(), name: z.string(), 'bom-ref': z.string().optional() });
const document = z.looseObject({
  serialNumber: z.string(),
  metadata: z.looseObject({ component }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

const model = {
  name: 'Berth times',
  reference: 'pkg:huggingface/example/berth-times@2.1',
  versionName: '2.1',
  description: 'Estimates berths.\n\nFrom positions.',
  task: 'regression',
  generalPurpose: 'no',
  licence: 'Apache-2.0',
  links: ['https://example.org/berth'],
  architecture: 'gradient boosting',
  parameters: '1200',
  trainingCompute: '0.5',
  trainingEnergy: '3.5',
  intendedUse: 'Planning of berths.\n\nBy harbour masters.',
  outOfScopeUse: 'Steering ships.',
  limitations: 'Errs in fog.',
  performance: 'mean error: 11.5\nrecall: 0.9',
  releasedOn: '2026-03-01',
  knowledgeUntil: '2026-01-01',
};

const dataset = {
  name: 'Port calls',
  reference: 'calls-7',
  versionName: '2025',
  description: 'A line a call.',
  purposes: ['training', 'testing'],
  source: 'The harbour office.',
  legalBasis: 'contract',
  licence: 'a contract of 2024',
  links: ['https://example.org/calls'],
  countries: ['IE', 'NL'],
  collectedFrom: '2020-01-01',
  collectedUntil: '2024-12-31',
  records: '1250',
  languages: 'en, nl',
  personalData: 'no',
  representation: 'Ships of all sizes.',
  preparation: 'Doubtful times were marked.',
  quality: 'Checked by two clerks.',
  knownBias: 'Small ships are few.',
};

describe('the AI bill of materials of a system', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
  });
  afterAll(() => world.product.close());

  const create = async (contract: typeof systemContracts.create, values: object): Promise<string> => {
    const { workspace, owner, product } = world;
    const answer = await product.call(contract, { workspace, values }, { as: owner });
    return String(answer.body.record.id);
  };

  async function aWholeSystem() {
    const supplier = await create(supplierContracts.create, {
      name: 'Example Ports Ltd',
      country: 'IE',
      contact: 'Maeve Ryan',
    });
    const data = await create(datasetContracts.create, { ...dataset, supplier });
    const base = await create(modelContracts.create, { name: 'Berth base', versionName: '1' });
    const made = await create(modelContracts.create, { ...model, supplier, baseModel: base, datasets: [data] });
    const system = await create(systemContracts.create, {
      name: 'Berth planner',
      models: [made],
      accountablePerson: await create(peopleContracts.create, { name: 'Maeve Ryan' }),
    });
    return { supplier, data, base, made, system };
  }

  const bomOf = async (system: string) => {
    const { workspace, members, product } = world;
    return product.call(bomContracts.bom, { workspace, system }, { as: members.reader });
  };

  test('has the system, its models with what they were made from, their data, and what rests on what', async () => {
    const { data, base, made, system } = await aWholeSystem();

    const answer = await bomOf(system);

    const bom = document.parse(JSON.parse(answer.text));
    expect(answer.headers['content-type']).toBe('application/vnd.cyclonedx+json; version=1.7');
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(/berth-planner-.*\.cdx\.json/u);
    expect(schemaProblems('1.7', bom)).toEqual([]);
    expect(bom.metadata.component).toMatchObject({ type: 'application', name: 'Berth planner', 'bom-ref': system });
    expect(bom.components.map((each) => each['bom-ref']).toSorted()).toEqual([data, base, made].toSorted());
    expect(bom.dependencies).toEqual(
      expect.arrayContaining([
        { ref: system, dependsOn: [made] },
        { ref: made, dependsOn: [base, data].toSorted() },
      ]),
    );
    expect(answer.text).not.toContain('Maeve Ryan');
  });

  test('comes into another workspace whole, and into its own with nothing to change', async () => {
    const { system } = await aWholeSystem();
    const { text: file } = await bomOf(system);
    const { product, workspace, elsewhere, owner, stranger } = world;
    const filename = 'berth-planner.cdx.json';

    const own = await product.call(cardContracts.checkCard, { workspace, filename }, { as: owner, file });
    const theirs = await product.call(
      cardContracts.importCard,
      { workspace: elsewhere, filename },
      { as: stranger, file },
    );

    expect(own.body.parts.map(({ does, changes, extra }) => ({ does, changes, extra }))).toEqual(
      own.body.parts.map(() => ({ does: 'keep', changes: [], extra: [] })),
    );
    const part = theirs.body.parts.find(({ title }) => title === model.name);
    expect(Object.fromEntries(part?.changes.map(({ name, to }) => [name, to]) ?? [])).toEqual({
      ...model,
      supplier: 'Example Ports Ltd',
      baseModel: 'Berth base',
      datasets: ['Port calls'],
    });
    const data = theirs.body.parts.find(({ title }) => title === dataset.name);
    expect(Object.fromEntries(data?.changes.map(({ name, to }) => [name, to]) ?? [])).toEqual({
      ...dataset,
      supplier: 'Example Ports Ltd',
    });
    await settle(product, elsewhere);
  });
});

describe('a card', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
  });
  afterAll(() => world.product.close());

  const card = (licence: string) =>
    `---\nlicense: ${licence}\ndatasets: [beans]\n---\n# Leaf reader\n\nTells leaves apart.\n\n- **Developed by:** Example Leaves\n`;

  const send = (verb: 'checkCard' | 'importCard', file: string) => {
    const { product, workspace, owner } = world;
    return product.call(cardContracts[verb], { workspace, filename: 'README.md' }, { as: owner, file });
  };

  test('that is tried writes nothing; imported it makes model, dataset and supplier; again it changes nothing', async () => {
    const { product, workspace, owner } = world;

    const tried = await send('checkCard', card('mit'));
    const before = await product.call(modelContracts.list, { workspace }, { as: owner });
    const done = await send('importCard', card('mit'));
    const again = await send('importCard', card('mit'));
    const changed = await send('checkCard', card('apache-2.0'));

    expect(before.body.total).toBe(0);
    expect(tried.body.parts.map(({ noun, does, record }) => [noun, does, record])).toEqual([
      ['suppliers', 'create', null],
      ['datasets', 'create', null],
      ['models', 'create', null],
    ]);
    const id = done.body.parts.at(-1)?.record;
    const { record } = (await product.call(modelContracts.read, { workspace, model: id }, { as: owner })).body;
    expect(record.values).toMatchObject({ name: 'Leaf reader', licence: 'MIT', status: 'candidate' });
    expect(Object.values(record.titles).toSorted()).toEqual(['Example Leaves', 'beans']);
    expect(again.body.parts.map(({ does }) => does)).toEqual(['keep', 'keep', 'keep']);
    expect(changed.body.parts.at(-1)).toMatchObject({
      does: 'update',
      matchedBy: 'name',
      changes: [{ name: 'licence', from: 'MIT', to: 'Apache-2.0' }],
    });
    const { imports } = (await product.call(modelContracts.imports, { workspace }, { as: owner })).body;
    expect(imports[0]).toMatchObject({ filename: 'README.md', rows: 3, created: 0, unchanged: 3 });
  });

  test('adds to the datasets that a person has linked and takes none away', async () => {
    const { product, workspace, owner } = world;
    const made = await send('importCard', card('mit'));
    const id = made.body.parts.at(-1)?.record;
    const own = await product.call(datasetContracts.create, { workspace, values: { name: 'Own' } }, { as: owner });
    const values = { datasets: [own.body.record.id] };
    await product.call(modelContracts.edit, { workspace, model: id, values }, { as: owner });

    const { parts: told } = (await send('checkCard', card('mit'))).body;

    expect(told.at(-1)?.changes).toEqual([{ name: 'datasets', from: ['Own'], to: ['Own', 'beans'] }]);
  });

  test('of something that is archived leaves it there', async () => {
    const { product, workspace, owner } = world;
    const made = await send('importCard', card('mit'));
    const id = made.body.parts.at(-1)?.record;
    await product.call(modelContracts.archive, { workspace, model: id }, { as: owner });

    const { parts: told } = (await send('importCard', card('apache-2.0'))).body;

    expect(told.at(-1)).toMatchObject({ does: 'leave_archived', changes: [], record: id });
  });

  test('that cannot be read is refused with the reason, and nothing is kept', async () => {
    const { product, workspace, owner } = world;
    const { body } = await product.call(modelContracts.imports, { workspace }, { as: owner });

    const answer = await send('importCard', '---\n- a list\n---\n# X');

    expect(answer.problem).toMatchObject({
      status: 422,
      code: 'file_not_understood',
      problems: [{ path: ['line', 2] }],
    });
    expect((await product.call(modelContracts.imports, { workspace }, { as: owner })).body).toEqual(body);
  });
});
