import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { supplierContracts as suppliers } from '../src/modules/suppliers/contract.ts';
import { systemContracts as systems } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, aStranger, type Product, type Someone } from './support/product.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const as = () => ({ as: founder });

type Wanted = { readonly label: string } & Readonly<Record<string, unknown>>;

/** A field of systems; each test has its own. */
async function aField(wanted: Wanted) {
  return (await product.call(systems.defineField, { workspace, ...wanted }, as())).body.field;
}

async function aSystem(values: Readonly<Record<string, unknown>>) {
  return (await product.call(systems.create, { workspace, values }, as())).body.record;
}

const names = async (query: Readonly<Record<string, unknown>>) => {
  const listed = await product.call(systems.list, { workspace, size: 50, ...query }, as());
  return listed.body.rows.map(({ values }) => values['name']);
};

describe('a field that a workspace adds', () => {
  test('is written, read, edited and told in the history as declared fields are', async () => {
    const field = await aField({ label: 'Cost centre' });
    expect(field).toMatchObject({ name: 'custom_cost_centre', kind: 'text', group: 'custom', position: 1 });
    const { id, values } = await aSystem({ name: 'Chat', custom_cost_centre: ' K-17 ' });
    const edited = await product.call(
      systems.edit,
      { workspace, system: id, values: { custom_cost_centre: 'K-18' } },
      as(),
    );
    const history = await product.call(systems.history, { workspace, system: id }, as());

    expect(values).toMatchObject({ custom_cost_centre: 'K-17' });
    expect(edited.body.record.values).toMatchObject({ custom_cost_centre: 'K-18' });
    expect(history.body.entries[0]?.changes).toEqual([
      { field: 'custom_cost_centre', from: 'K-17', to: 'K-18', erased: false },
    ]);
  });

  test('refuses what is not of its kind, with all problems of the input at once', async () => {
    await aField({ label: 'Seats', kind: 'number', unit: 'people' });
    await aField({ label: 'Tier', kind: 'oneOf', options: ['Gold', 'Silver'] });
    const values = { name: '', custom_seats: 'many', custom_tier: 'bronze', custom_unknown: 'x' };

    const refused = await product.call(systems.create, { workspace, values }, as());

    expect(refused.status).toBe(422);
    expect(refused.problem.problems?.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'values.custom_seats',
      'values.custom_tier',
      'values.custom_unknown',
      'values.name',
    ]);
  });

  test('filters with the operators of its kind, sorts, groups, counts and is found by its words', async () => {
    await aField({ label: 'Budget', kind: 'number' });
    await aField({ label: 'Audit on', kind: 'date' });
    await aField({ label: 'Wave', kind: 'oneOf', options: ['Early', 'Late'] });
    await aField({ label: 'Sites', kind: 'manyOf', options: ['Köln', 'Graz'] });
    await aField({ label: 'Remark', kind: 'longText' });
    const late = { custom_budget: '9', custom_audit_on: '2027-01-02', custom_wave: 'late', custom_sites: ['koln'] };
    await aSystem({ name: 'Ninety', custom_budget: 90, custom_wave: 'early', custom_remark: 'Zwiebelfisch' });
    await aSystem({ name: 'Nine', ...late });

    expect(await names({ 'custom_budget.from': '9', sort: 'custom_budget' })).toEqual(['Nine', 'Ninety']);
    expect(await names({ 'custom_budget.until': '10' })).toEqual(['Nine']);
    expect(await names({ 'custom_audit_on.from': '2027-01-01' })).toEqual(['Nine']);
    expect(await names({ 'custom_budget.empty': 'no', sort: '-custom_wave' })).toEqual(['Nine', 'Ninety']);
    expect(await names({ custom_wave: ['early'] })).toEqual(['Ninety']);
    expect(await names({ custom_sites: ['koln', 'graz'] })).toEqual(['Nine']);
    expect(await names({ 'custom_remark.contains': 'BELFI' })).toEqual(['Ninety']);
    expect(await names({ q: 'zwiebelf' })).toEqual(['Ninety']);
    const facets = { workspace, facets: ['custom_wave', 'custom_sites'], 'custom_budget.empty': 'no' };
    const counted = await product.call(systems.facets, facets, as());
    expect(counted.body.facets.map(({ values }) => values)).toEqual([
      [
        { value: 'early', records: 1 },
        { value: 'late', records: 1 },
      ],
      [{ value: 'koln', records: 1 }],
    ]);
    const grouped = { workspace, group: 'custom_wave', 'custom_budget.empty': 'no', columns: ['custom_sites'] };
    const { body } = await product.call(systems.list, grouped, as());
    expect(body.groups?.heads.map(({ value }) => value)).toEqual(['early', 'late']);
    expect(body.rows[1]?.values).toEqual({ name: 'Nine', custom_sites: ['koln'] });
    const unknown = await product.call(systems.list, { workspace, 'custom_wave.from': 'x' }, as());
    expect(unknown.status).toBe(422);
  });

  test('of a linked register filters through the link, and may link itself', async () => {
    await product.call(suppliers.defineField, { workspace, label: 'Panel', kind: 'yesNo' }, as());
    await aField({ label: 'Reseller', kind: 'link', target: 'supplier' });
    const made = await product.call(
      suppliers.create,
      { workspace, values: { name: 'Acme', custom_panel: true } },
      as(),
    );
    expect(made.status).toBe(200);
    const { id } = made.body.record;
    const { titles } = await aSystem({ name: 'Linked', supplier: id, custom_reseller: id });
    const related = await product.call(suppliers.related, { workspace, supplier: id }, as());

    expect(titles).toEqual({ [id]: 'Acme' });
    expect(await names({ 'supplier.custom_panel': ['yes'] })).toEqual(['Linked']);
    expect(await names({ 'custom_reseller.name': ['acme'] })).toEqual(['Linked']);
    expect(related.body.related.map(({ label }) => label)).toContain('Reseller');
  });

  test('is changed, archived with its values kept, and restored; an option never goes', async () => {
    const field = await aField({ label: 'Ring', kind: 'oneOf', options: ['One', 'Two'] });
    const { id } = await aSystem({ name: 'Ringed', custom_ring: 'two' });
    const target = { workspace, field: field.id };
    const options = [{ label: 'Zero' }, { value: 'two', label: 'Second' }, { value: 'one', label: 'One' }];
    const changed = await product.call(systems.editField, { ...target, label: 'Circle', options }, as());
    const without = await product.call(systems.editField, { ...target, options: [{ label: 'New' }] }, as());
    const first = await product.call(systems.editField, { ...target, position: 1 }, as());
    await product.call(systems.archiveField, { ...target, why: 'unused' }, as());
    const hidden = await product.call(systems.read, { workspace, system: id }, as());
    await product.call(systems.edit, { workspace, system: id, values: { domain: 'Other' } }, as());
    const refused = await product.call(systems.edit, { workspace, system: id, values: { custom_ring: 'one' } }, as());
    await product.call(systems.restoreField, target, as());
    const back = await product.call(systems.read, { workspace, system: id }, as());
    const all = await product.call(systems.fields, { workspace }, as());

    expect(changed.body.field).toMatchObject({ name: 'custom_ring', label: 'Circle', version: 2 });
    expect(changed.body.field.options.map(({ value }) => value)).toEqual(['zero', 'two', 'one']);
    expect(without.problem.code).toBe('options_stay');
    expect(first.status).toBe(200);
    expect(all.body.fields[0]?.label).toBe('Circle');
    expect(hidden.body.record.values).not.toHaveProperty('custom_ring');
    expect(refused.status).toBe(422);
    expect(back.body.record.values).toMatchObject({ custom_ring: 'two', domain: 'Other' });
  });

  test('takes no label that a field has, and no more than its kind allows', async () => {
    const refused = [
      { label: ' intended  purpose ' },
      { label: 'Choice', kind: 'oneOf' },
      { label: 'Text', options: ['a'] },
      { label: 'Link', kind: 'link', target: 'nothing' },
    ];
    const codes = [];
    for (const wanted of refused) {
      const { problem } = await product.call(systems.defineField, { workspace, ...wanted }, as());
      codes.push(problem.code);
    }
    expect(codes).toEqual(['name_taken', 'bad_input', 'bad_input', 'unknown_target']);
  });

  test('that is required is demanded of people', async () => {
    const field = await aField({ label: 'Must', required: true });
    const { status, problem } = await product.call(systems.create, { workspace, values: { name: 'Bare' } }, as());
    await product.call(systems.editField, { workspace, field: field.id, required: false }, as());

    expect(status).toBe(422);
    expect(problem.problems).toEqual([{ path: ['values', 'custom_must'], code: 'required', message: 'is missing' }]);
  });

  test('is read as on a past day', async () => {
    await aField({ label: 'Past' });
    const { id, updatedAt } = await aSystem({ name: 'Pastly', custom_past: 'was' });
    await product.call(systems.edit, { workspace, system: id, values: { custom_past: 'is' } }, as());

    const then = await product.call(systems.read, { workspace, system: id, asOn: updatedAt }, as());
    const asked = { workspace, asOn: updatedAt, 'custom_past.contains': 'was', columns: ['custom_past'] };
    const list = await product.call(systems.list, asked, as());
    const found = await product.call(systems.list, { workspace, asOn: updatedAt, q: 'was' }, as());

    expect(then.body.record.values).toMatchObject({ custom_past: 'was' });
    expect(then.body.asOn?.differences.map(({ field }) => field)).toEqual(['custom_past']);
    expect(list.body.rows.map(({ values, differences }) => [values, differences])).toEqual([
      [{ name: 'Pastly', custom_past: 'was' }, ['custom_past']],
    ]);
    expect(found.body.total).toBe(1);
  });

  test('comes back from its own export with no changes, in each format, and is mapped by its label', async () => {
    await aField({ label: 'Grade', kind: 'oneOf', options: ['A; b', 'C'] });
    await aField({ label: 'Limit', kind: 'number', unit: 'EUR' });
    await aSystem({ name: 'Round', custom_grade: 'a_b', custom_limit: '12.50' });
    for (const format of ['csv', 'xlsx', 'json'] as const) {
      const url = `/api/v1/workspaces/${workspace}/systems/export?format=${format}&custom_limit.empty=no`;
      const headers = { authorization: `Bearer ${founder.token}`, 'x-brehon-request': '1' };
      const { rawPayload: file } = await product.app.inject({ method: 'GET', url, headers });
      const input = { workspace, filename: `systems.${format}` };
      const checked = await product.call(systems.checkImport, input, { ...as(), file });
      expect([format, checked.body]).toEqual([
        format,
        expect.objectContaining({ rows: 1, unchanged: 1, updated: 0, created: 0, problems: 0 }),
      ]);
    }
    const file = 'Name,grade,LIMIT\nRound,C,13\nOther,c,1\n';
    const imported = await product.call(systems.import, { workspace, filename: 'a.csv' }, { ...as(), file });
    expect(imported.body).toMatchObject({ created: 1, updated: 1, fields: 2 });
    expect(await names({ custom_grade: ['c'], sort: 'name' })).toEqual(['Other', 'Round']);
  });

  test('is edited in many records at once, also by texts, and saved in views', async () => {
    await aField({ label: 'Batch', kind: 'oneOf', options: ['First', 'Second'] });
    await aField({ label: 'Tags', kind: 'manyOf', options: ['Red', 'Blue'] });
    const { id } = await aSystem({ name: 'Bulky', custom_tags: ['red'] });
    const records = [{ id, texts: { custom_batch: 'second' } }];
    const byText = await product.call(systems.bulkEdit, { workspace, records }, as());
    const edit = { workspace, ids: [id], set: { custom_batch: 'first' }, add: { custom_tags: ['blue'] } };
    const edited = await product.call(systems.bulkEdit, edit, as());
    const query = 'custom_batch=first&sort=-custom_batch&columns=custom_tags';
    const saved = await product.call(systems.saveView, { workspace, name: 'Batch', query }, as());
    const { body } = await product.call(systems.read, { workspace, system: id }, as());

    expect([byText.body.changed, edited.body.changed]).toEqual([1, 1]);
    expect(body.record.values).toMatchObject({ custom_batch: 'first', custom_tags: ['red', 'blue'] });
    expect(saved.status).toBe(200);
  });

  test('is nothing in another workspace, and is defined by owners and managers alone', async () => {
    const field = await aField({ label: 'Secret' });
    const { stranger, workspace: elsewhere } = await aStranger(product, founder);
    const other = { as: stranger };
    const values = { name: 'There', custom_secret: 'x' };
    const created = await product.call(systems.create, { workspace: elsewhere, values }, other);
    const listed = await product.call(systems.fields, { workspace: elsewhere }, other);
    const edited = await product.call(systems.editField, { workspace: elsewhere, field: field.id, label: 'X' }, other);
    const contributor = await aMember(product, { founder, workspace, role: 'contributor' });
    const refused = await product.call(systems.defineField, { workspace, label: 'Mine' }, { as: contributor });

    expect(created.status).toBe(422);
    expect(listed.body.fields).toEqual([]);
    expect(edited.status).toBe(404);
    expect(refused.status).toBe(403);
  });
});
