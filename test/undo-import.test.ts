import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { modelContracts } from '../src/modules/models/contract.ts';
import { supplierContracts } from '../src/modules/suppliers/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const as = () => ({ as: founder });
const create = async (values: object) =>
  (await product.call(contracts.create, { workspace, values }, as())).body.record.id;
const edit = (system: string, values: object) => product.call(contracts.edit, { workspace, system, values }, as());
const read = async (system: string) => (await product.call(contracts.read, { workspace, system }, as())).body.record;
const importFile = async (file: string, of = contracts) =>
  (await product.call(of.import, { workspace, filename: 'file.csv' }, { as: founder, file })).body.import;
const check = async (made: string) =>
  (await product.call(contracts.checkUndoImport, { workspace, import: made }, as())).body;
const undo = (made: string, why?: string) =>
  product.call(contracts.undoImport, { workspace, import: made, ...(why ? { why } : {}) }, as());
const idByName = async (name: string) => {
  const found = await product.call(contracts.list, { workspace, name: [name], archived: 'all' }, as());
  return String(found.body.rows[0]?.id);
};

describe('undoing an import', () => {
  test('archives what it created and sets back what it changed, once, with the reason', async () => {
    const kept = await create({ name: 'Kept', reference: 'K-1', description: 'as it was', extra: { Room: 'DOJ' } });
    const before = await read(kept);
    const made = await importFile('reference,name,description,Room\nK-1,Kept,other,FBI\nK-2,New,new,CIA\n');
    const checked = await check(made);
    const isUntouched = (await read(kept)).values['description'] === 'other';
    const undone = (await undo(made, 'the wrong file')).body;
    const again = await undo(made);
    const after = await read(kept);

    expect(checked).toMatchObject({ archived: 1, restored: 1, fields: 2, left: 0, already: 0, leftRecords: [] });
    expect(isUntouched).toBe(true);
    expect(undone).toEqual(checked);
    expect([after.values, after.extra]).toEqual([before.values, before.extra]);
    const created = await read(await idByName('New'));
    expect(created.archivedAt).not.toBeNull();
    expect([again.status, again.problem.code]).toEqual([409, 'already_undone']);
    const history = (await product.call(contracts.history, { workspace, system: kept }, as())).body;
    expect(history.entries[0]).toMatchObject({ event: 'system.edited', why: 'the wrong file' });
    const imports = (await product.call(contracts.imports, { workspace }, as())).body.imports;
    expect(imports[0]).toMatchObject({ id: made, undoneBy: founder.name });
    await settle(product, workspace);
    const text = (await product.call(ledgerContracts.entries, { workspace, size: 1000 }, as())).text;
    expect(text).toContain('system.import-undone');
    expect(text).toContain(`undoes\\":\\"${made}`);
    const fsck = (await product.call(ledgerContracts.fsck, { workspace }, as())).body;
    expect(fsck.findings).toEqual([]);
  });

  test('leaves and reports what was changed since, and takes the rest', async () => {
    const one = await create({ name: 'One', reference: 'L-1', description: 'old', domain: 'law' });
    const made = await importFile(
      'reference,name,description,domain\nL-1,One,imported,health\nL-2,Two,,\nL-3,Three,,\n',
    );
    await edit(one, { description: 'by hand' });
    await edit(await idByName('Two'), { description: 'by hand' });
    const undone = (await undo(made)).body;
    const after = await read(one);

    expect(undone).toMatchObject({ archived: 1, restored: 1, fields: 1, left: 2 });
    expect(undone.leftRecords).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: 'One', fields: ['description'], reason: 'changed_since' }),
        expect.objectContaining({ title: 'Two', fields: ['description'], reason: 'changed_since' }),
      ]),
    );
    expect([after.values['description'], after.values['domain']]).toEqual(['by hand', 'law']);
    expect((await read(await idByName('Two'))).archivedAt).toBeNull();
    expect((await read(await idByName('Three'))).archivedAt).not.toBeNull();
  });

  test('archives the records of other registers that it made, unless somebody has come to link to them', async () => {
    const file = 'name,supplier\nLlama,Fresh Ltd\nGemma,Used Ltd\n';
    const made = await importFile(file, modelContracts);
    const list = async () => (await product.call(supplierContracts.list, { workspace }, as())).body.rows;
    const used = (await list()).find(({ values }) => values['name'] === 'Used Ltd')?.id;
    await product.call(modelContracts.create, { workspace, values: { name: 'Mine', supplier: used } }, as());
    const undone = (await product.call(modelContracts.undoImport, { workspace, import: made }, as())).body;

    expect(undone).toMatchObject({ archived: 3, left: 1 });
    expect(undone.leftRecords).toEqual([
      { kind: 'supplier', noun: 'suppliers', record: used, title: 'Used Ltd', fields: [], reason: 'linked_since' },
    ]);
    expect((await list()).map(({ values }) => values['name'])).toEqual(['Used Ltd']);
  });

  test('of an import of another register finds nothing', async () => {
    const made = await importFile('name\nAnother\n', modelContracts);

    expect((await undo(made)).status).toBe(404);
  });
});
