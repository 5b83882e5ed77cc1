import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Namer, namerIn } from '../../../test/support/namer.ts';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { settle } from '../../../test/support/world.ts';
import { columnOf, fieldsOf } from '../../register/contract.ts';
import { ledgerContracts } from '../ledger/contract.ts';
import { supplierContracts } from '../suppliers/contract.ts';
import { systemContracts as contracts, systems } from './contract.ts';

let product: Product;
let founder: Someone;
let workspace: string;
let named: Namer;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
  named = namerIn(product, { workspace, as: founder });
});
afterAll(() => product.close());

const create = async (values: object) =>
  (await product.call(contracts.create, { workspace, values: { name: 'A system', ...values } }, { as: founder })).body
    .record;
const list = async (asked: object) =>
  (await product.call(contracts.list, { workspace, ...asked }, { as: founder })).body;
const namesIn = (page: { rows: { values: Record<string, unknown> }[] }) => page.rows.map((row) => row.values['name']);
const supplierIds = new Map<string, string>();

/** The one supplier of this name in a workspace, made where it is not there yet. */
async function aSupplier(name: string, where = workspace): Promise<string> {
  const known = supplierIds.get(`${where} ${name}`);
  if (known) return known;
  const values = { name, country: 'US' };
  const { body } = await product.call(supplierContracts.create, { workspace: where, values }, { as: founder });
  supplierIds.set(`${where} ${name}`, String(body.record.id));
  return String(body.record.id);
}

const edit = (system: string, values: object, rest: object = {}) =>
  product.call(contracts.edit, { workspace, system, values, ...rest }, { as: founder });

describe('the table of AI systems', () => {
  test('has a column for every field that the register declares', async () => {
    const client = new pg.Client(product.owner);
    await client.connect();
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = 'system'`,
    );
    await client.end();
    const own = [
      'workspace_id',
      'id',
      'version',
      'created_at',
      'updated_at',
      'archived_at',
      'extra',
      'custom',
      'search',
    ];
    const declared = fieldsOf(systems).map(([name]) => columnOf(name));

    expect(rows.map((row) => row.column_name).toSorted()).toEqual([...own, ...declared].toSorted());
  });
});

describe('a new system', () => {
  test('begins as an idea, at version 1, with every field there', async () => {
    const record = await create({ name: 'Chat assistant', roles: ['provider', 'deployer'], countries: ['IE', 'DE'] });

    expect(record).toMatchObject({
      version: 1,
      values: { stage: 'idea', roles: ['provider', 'deployer'], supplier: null },
    });
  });

  test('is refused with all its problems at once, and what was probably meant', async () => {
    const values = {
      name: '',
      stage: 'operatoin',
      roles: ['provder'],
      retiredOn: '2026-02-30',
      links: ['not a link'],
      colour: 'red',
    };
    const refused = await product.call(contracts.create, { workspace, values }, { as: founder });

    expect(refused.status).toBe(422);
    const problems = new Map(refused.problem.problems?.map((each) => [each.path.join('.'), each]));
    expect([...problems.keys()].toSorted()).toEqual(
      [
        'values.colour',
        'values.links.0',
        'values.name',
        'values.retiredOn',
        'values.roles.0',
        'values.stage',
      ].toSorted(),
    );
    expect(problems.get('values.stage')?.meant).toBe('operation');
    expect(problems.get('values.roles.0')?.meant).toBe('provider');
  });

  test('may hold more text than one entry of the ledger, and is found again whole', async () => {
    const description = 'word '.repeat(9_000).trim();
    const record = await create({
      name: 'A long story',
      description,
      intendedPurpose: description,
      outputs: description,
    });
    const read = await product.call(contracts.read, { workspace, system: record.id }, { as: founder });
    const history = await product.call(contracts.history, { workspace, system: record.id }, { as: founder });

    expect(read.body.record.values['description']).toBe(description);
    expect(history.body.entries[0]?.changes.find((change) => change.field === 'description')?.to).toBe(description);
  });
});

describe('an edit', () => {
  test('changes what it names, keeps the rest, and shows field by field in the history', async () => {
    const { id } = await create({
      name: 'Invoice reader',
      supplier: await aSupplier('Ledgerly'),
      extra: { 'Review board': 'yes', Old: 'x' },
    });
    const [before, after] = [await aSupplier('Ledgerly'), await aSupplier('Other GmbH')];
    const unit = await named.unit('Finance');
    await edit(id, { supplier: after, ownerUnit: unit, extra: { Old: null, New: 'y' } }, { why: 'new contract' });
    const { body } = await product.call(contracts.history, { workspace, system: id }, { as: founder });
    const { record } = (await product.call(contracts.read, { workspace, system: id }, { as: founder })).body;

    expect(record).toMatchObject({
      version: 2,
      values: { name: 'Invoice reader', supplier: after },
      titles: { [after]: 'Other GmbH', [unit]: 'Finance' },
      extra: { 'Review board': 'yes', New: 'y' },
    });
    expect(body.entries[0]).toMatchObject({
      event: 'system.edited',
      why: 'new contract',
      version: 2,
      actor: { name: 'Ada Byrne' },
    });
    expect(body.entries[0]?.changes.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      { field: 'extra.New', from: null, to: 'y', erased: false },
      { field: 'extra.Old', from: 'x', to: null, erased: false },
      { field: 'ownerUnit', from: null, to: unit, erased: false },
      { field: 'supplier', from: before, to: after, erased: false },
    ]);
  });

  test('that changes nothing writes nothing', async () => {
    const { id } = await create({ name: 'Spam filter', roles: ['deployer', 'provider'] });
    const same = await edit(id, { name: 'Spam filter', roles: ['provider', 'deployer'] });

    expect(same.body.record.version).toBe(1);
  });

  test('made on an older version is refused, so that nobody\u2019s change is lost', async () => {
    const { id } = await create({ name: 'Price adviser' });
    await edit(id, { domain: 'Pricing' }, { version: 1 });
    const late = await edit(id, { domain: 'Sales' }, { version: 1 });

    expect(late.status).toBe(409);
    expect(late.problem.code).toBe('changed_meanwhile');
  });

  test('that empties a required field is refused; any other field may be emptied', async () => {
    const { id } = await create({ name: 'Shift planner', supplier: await aSupplier('Somebody') });

    expect((await edit(id, { name: null })).status).toBe(422);
    expect((await edit(id, { supplier: '' })).body.record.values['supplier']).toBeNull();
  });

  test('names the accountable person by a link: the name itself stands in the ledger nowhere', async () => {
    const person = await named.person('Aoife Brennan');
    const { id } = await create({ name: 'Fraud detector', accountablePerson: person });
    await settle(product, workspace);
    const { body } = await product.call(contracts.history, { workspace, system: id }, { as: founder });
    const { entries } = (await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as: founder })).body;
    const texts = entries.map(({ text }) => text);

    expect(body.entries[0]?.changes.find((change) => change.field === 'accountablePerson')?.to).toBe(person);
    expect(texts.filter((text) => text.includes('Aoife'))).toEqual([]);
    expect(texts.find((text) => text.includes('"staff.created"') && text.includes(person))).toContain('"commitment"');
  });
});

describe('the stage', () => {
  test('moves only where the register allows, and the refusal says where to', async () => {
    const { id } = await create({ name: 'Demand forecast', stage: 'verification' });
    const refused = await edit(id, { stage: 'operation' });
    const person = await named.person('Ada Byrne');
    const moved = await edit(id, { stage: 'deployment', accountablePerson: person, intendedPurpose: 'Plans orders.' });

    expect(refused.status).toBe(422);
    expect(refused.problem).toMatchObject({ code: 'move_not_allowed', problems: [{ path: ['values', 'stage'] }] });
    expect(refused.problem.detail).toContain('`deployment`');
    expect(moved.body.record.values['stage']).toBe('deployment');
  });
});

describe('an archived system', () => {
  test('leaves the list, cannot be edited, and comes back', async () => {
    const { id } = await create({ name: 'Visitor counter' });
    await product.call(contracts.archive, { workspace, system: id, why: 'contract ended' }, { as: founder });
    const listed = await list({ q: 'visitor counter' });
    const archived = await list({ q: 'visitor counter', archived: 'only' });
    const edited = await edit(id, { domain: 'Retail' });
    const restored = await product.call(contracts.restore, { workspace, system: id }, { as: founder });

    expect([listed.total, archived.total]).toEqual([0, 1]);
    expect(edited.problem.code).toBe('archived');
    expect(restored.body).toMatchObject({
      record: { archivedAt: null, version: 3 },
      abilities: { edit: true, restore: false },
    });
  });
});

describe('the list', () => {
  let home: string;
  const inHome = async (asked: object) =>
    (await product.call(contracts.list, { workspace: home, ...asked }, { as: founder })).body;

  beforeAll(async () => {
    const other = await aProductWorkspace();
    home = other;
    const inHere = namerIn(product, { workspace: home, as: founder });
    const [finance, ada] = [await inHere.unit('Finance'), await inHere.person('Ada Byrne')];
    const rows = [
      {
        name: 'alpha',
        stage: 'operation',
        ownerUnit: finance,
        accountablePerson: ada,
        intendedPurpose: 'Reads letters.',
        countries: ['IE'],
        putIntoServiceOn: '2024-05-01',
        extra: { Impact: 'Both ' },
      },
      {
        name: 'Beta',
        stage: 'idea',
        ownerUnit: finance,
        countries: ['DE', 'FR'],
        extra: { Impact: 'both' },
      },
      {
        name: 'gamma 100% sure',
        stage: 'retired',
        supplier: await aSupplier('Ümlaut GmbH', home),
        putIntoServiceOn: '2020-01-01',
        extra: { Impact: 'Neither' },
      },
      { name: 'Delta', stage: 'development', description: 'reads lorries\u2019 number plates' },
    ];
    for (const values of rows) await product.call(contracts.create, { workspace: home, values }, { as: founder });
  });

  async function aProductWorkspace(): Promise<string> {
    const { accessContracts } = await import('../access/contract.ts');
    return (await product.call(accessContracts.createWorkspace, { name: 'Listed' }, { as: founder })).body.workspace.id;
  }

  test('sorts names as people do, whatever their case, both ways', async () => {
    expect(namesIn(await inHome({ sort: 'name' }))).toEqual(['alpha', 'Beta', 'Delta', 'gamma 100% sure']);
    expect(namesIn(await inHome({ sort: '-name' }))).toEqual(['gamma 100% sure', 'Delta', 'Beta', 'alpha']);
  });

  test('sorts stages in the order of a life, and what is missing last', async () => {
    expect(namesIn(await inHome({ sort: 'stage' }))).toEqual(['Beta', 'Delta', 'alpha', 'gamma 100% sure']);
    expect(namesIn(await inHome({ sort: '-putIntoServiceOn' })).slice(0, 2)).toEqual(['alpha', 'gamma 100% sure']);
  });

  test('pages without repeating or skipping', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => inHome({ size: 2, page })));

    expect(pages.map((page) => page.total)).toEqual([4, 4, 4]);
    expect(pages.flatMap(namesIn)).toEqual(['alpha', 'Beta', 'Delta', 'gamma 100% sure']);
  });

  test.each([
    ['any of several stages', { stage: ['idea', 'retired'] }, ['Beta', 'gamma 100% sure']],
    ['a unit, whatever its case', { 'ownerUnit.name': ['FINANCE'] }, ['alpha', 'Beta']],
    ['part of a name, with no wildcard of its own', { 'name.contains': '0%' }, ['gamma 100% sure']],
    ['a country among several', { countries: ['FR'] }, ['Beta']],
    [
      'dates from and until',
      { 'putIntoServiceOn.from': '2024-01-01', 'putIntoServiceOn.until': '2024-12-31' },
      ['alpha'],
    ],
    ['what is not recorded', { 'supplier.empty': 'no' }, ['gamma 100% sure']],
    [
      'what the record that it links to says',
      { 'supplier.country': ['US'], 'accountablePerson.empty': 'yes', 'ownerUnit.empty': 'yes' },
      ['gamma 100% sure'],
    ],
    ['what no linked record says', { 'supplier.country': ['IE'] }, []],
    ['an extra field, whatever its case and outer spaces', { extra: ['Impact=BOTH'] }, ['alpha', 'Beta']],
    [
      'any of an extra field\u2019s values',
      { extra: ['Impact=both', 'Impact=neither'] },
      ['alpha', 'Beta', 'gamma 100% sure'],
    ],
    ['all filters together', { stage: ['operation'], extra: ['Impact=both'] }, ['alpha']],
    ['the name of whoever answers for it', { q: 'ada byr', sort: 'name' }, ['alpha']],
    ['words anywhere, the last by its beginning', { q: 'number pla', sort: 'name' }, ['Delta']],
    ['words with signs of a query language in them', { q: "um:*|& 'gmb", sort: 'name' }, []],
  ])('filters by %s', async (_, asked, names) => {
    expect(namesIn(await inHome(asked))).toEqual(names);
  });

  test('finds letters with accents as they are written', async () => {
    expect(namesIn(await inHome({ q: 'ümlaut' }))).toEqual(['gamma 100% sure']);
  });

  test('says when a filter is misspelt', async () => {
    const refused = await product.call(contracts.list, { workspace: home, stagee: 'idea' }, { as: founder });

    expect(refused.problem.problems).toMatchObject([{ path: ['stagee'], meant: 'stage' }]);
  });

  test.each(['csv', 'json', 'xlsx'] as const)(
    'exports exactly what it shows as %s, and takes it back without a change',
    async (format) => {
      const exported = await product.app.inject({
        url: `/api/v1/workspaces/${home}/systems/export?format=${format}&ownerUnit.name=finance`,
        headers: { authorization: `Bearer ${founder.token}` },
      });
      const again = await product.call(
        contracts.import,
        { workspace: home, filename: `systems.${format}` },
        { as: founder, file: exported.rawPayload },
      );

      expect(exported.statusCode).toBe(200);
      expect(again.body).toMatchObject({ rows: 2, created: 0, updated: 0, unchanged: 2, warnings: 0 });
    },
  );
});
