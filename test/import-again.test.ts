import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { systemContracts as contracts } from '../src/modules/systems/contract.ts';
import { aFounder, aMember, aProduct, type Product, type Someone } from './support/product.ts';
import { settle } from './support/world.ts';

vi.setConfig({ testTimeout: 60_000 });

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

const input = (more: object) => ({ workspace, filename: 'inventory.csv', ...more });
const look = async (file: string, more = {}, as = founder) =>
  (await product.call(contracts.readFile, input(more), { as, file })).body;
const check = async (file: Uint8Array | string, more = {}) =>
  (await product.call(contracts.checkImport, input(more), { as: founder, file })).body;
const bring = async (file: Uint8Array | string, more = {}) =>
  (await product.call(contracts.import, input(more), { as: founder, file })).body;
const report = async (file: Uint8Array | string, more = {}) =>
  product.call(contracts.reportImport, input(more), { as: founder, file });
const targets = (found: { columns: readonly { heading: string; target: string; reason: string }[] }) =>
  Object.fromEntries(found.columns.map(({ heading, target, reason }) => [heading, `${target} (${reason})`]));

describe('a file whose columns came before', () => {
  const first = 'Tool,Comment,Office\nBot,says it is good,Customs\n';
  const second = 'Office,Tool,Comment\nTax,Eye,sees\nTax,Ear,hears\n';

  test('goes where they went, by whoever imported it, and says so', async () => {
    const fresh = await look(first);
    const made = await bring(first, { map: ['Comment=description', 'Office=none'], filename: 'march.csv' });
    const member = await aMember(product, { founder, workspace, role: 'manager' });
    const again = await look(second, {}, member);

    expect(fresh.remembered).toBeNull();
    expect(targets(again)).toMatchObject({ Comment: 'description (remembered)', Office: 'none (remembered)' });
    expect(again.remembered).toMatchObject({
      import: made.import,
      by: founder.name,
      filename: 'march.csv',
      isUsed: true,
    });
  });

  test('goes where a person says instead, and where the file itself suggests when asked afresh', async () => {
    const corrected = await look(second, { map: ['Comment=domain'] });
    const fresh = await look(second, { mapping: 'proposed' });

    expect(targets(corrected)).toMatchObject({ Comment: 'domain (chosen)', Office: 'none (remembered)' });
    expect(targets(fresh)).not.toMatchObject({ Comment: 'description (remembered)' });
    expect(fresh.remembered).toMatchObject({ filename: 'march.csv', isUsed: false });
  });

  test('is imported as it was shown, and is what is remembered next', async () => {
    await bring(second, { map: ['*=extra', 'Tool=name'], filename: 'april.csv' });
    const third = await look(first);

    expect(targets(third)).toMatchObject({ Comment: 'extra (none)', Office: expect.stringMatching(/^extra/u) });
    expect(third.remembered?.filename).toBe('april.csv');
  });

  test('is as before the last import when that was undone', async () => {
    const { imports } = (await product.call(contracts.imports, { workspace }, { as: founder })).body;
    const last = imports.find(({ filename }) => filename === 'april.csv')?.id;
    await product.call(contracts.undoImport, { workspace, import: last }, { as: founder });

    expect((await look(first)).remembered?.filename).toBe('march.csv');
  });

  test('is another one with other columns, and in another register', async () => {
    expect((await look('Tool,Comment\nBot,x\n')).remembered).toBeNull();
  });
});

describe('rows with problems', () => {
  const long = 'x'.repeat(900);
  const file = `Ref,name,description\nP-1,One,fine\nP-2,,nameless\nP-3,${long},too long\nP-4,Four,=1+1\n`;

  test('keep the whole file out, name their cells, and show what stands there', async () => {
    const checked = await check(file);
    const refused = await product.call(contracts.import, input({}), { as: founder, file });

    expect(checked).toMatchObject({ rows: 4, others: 2, leftOut: 0, problems: 2 });
    expect(checked.notices).toMatchObject([
      { row: 3, column: 'name', cell: 'B3', code: 'required' },
      { row: 4, column: 'name', cell: 'B4', value: 'x'.repeat(200), code: 'too_long' },
    ]);
    expect([refused.status, refused.problem.code]).toEqual([422, 'rows_refused']);
  });

  test('are left out only when asked, and the import’s log and its entry say how many', async () => {
    const imported = await bring(file, { accept: 'valid', filename: 'partly.csv' });
    const { imports } = (await product.call(contracts.imports, { workspace }, { as: founder })).body;
    await settle(product, workspace);
    const entries = (await product.call(ledgerContracts.entries, { workspace, size: 1000 }, { as: founder })).text;

    expect(imported).toMatchObject({ rows: 2, created: 2, leftOut: 2, problems: 2 });
    expect(imports[0]).toMatchObject({ filename: 'partly.csv', rows: 2, leftOut: 2 });
    expect(entries).toContain('leftOut\\":2');
  });

  test('come back as a file, which is mended there and comes in', async () => {
    const csv = await report(file);
    const mended = csv.text.replace(',nameless', 'Two,nameless').replace(long, 'Three').replace('P-2,Two', 'P-2,Two');
    const again = await check(mended, { accept: 'all' });

    expect(csv.headers['content-disposition']).toContain('inventory%20-%20rows%20with%20problems.csv');
    expect(csv.text).toContain('Brehon: problems');
    expect(csv.text).toMatch(/B3 name: `name` is empty in this row/u);
    expect(csv.text).not.toContain('P-1');
    expect(again).toMatchObject({ rows: 2, created: 2, problems: 0 });
    expect((await look(mended)).remembered?.filename).toBe('partly.csv');
  });

  test('stand in the file’s own rows, marked, in a workbook with all of them', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Systems');
    sheet.addRows([['AI systems'], [], ['Ref', 'name'], ['P-8', 'Eight'], ['P-9', null], ['P-10', 'Ten']]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const found = await reportBytes(bytes, { rows: 'all', filename: 'systems.xlsx' });
    const read = new exceljs.Workbook();
    await read.xlsx.load(found);
    const page = read.worksheets[0];
    const again = await check(new Uint8Array(found));

    expect(page?.getCell('A6').text).toBe('P-10');
    expect(page?.getCell('C5').text).toMatch(/^B5 name: .*is empty in this row/u);
    expect(page?.getCell('B5').fill).toMatchObject({ fgColor: { argb: 'FFFFD6D6' } });
    expect(again.notices).toMatchObject([{ row: 5, cell: 'B5' }]);
  });

  test('are not told from the others where the whole file has a problem', async () => {
    const checked = await check('Colour,Size\nred,1\n', { accept: 'valid' });
    const answer = await product.call(contracts.import, input({ accept: 'valid' }), {
      as: founder,
      file: 'Colour,Size\nred,1\n',
    });

    expect(checked.others).toBe(0);
    expect([answer.status, answer.problem.code]).toEqual([422, 'rows_refused']);
  });

  test('are left out with no record made for what only they link to', async () => {
    const checked = await check('name,supplier\n,Nobody Ltd\nLinked,Somebody Ltd\n', { accept: 'valid' });

    expect(checked.linked.every(({ records }) => records === 1)).toBe(true);
  });
});

/** The bytes of a report: the call's own text would spoil them. */
async function reportBytes(file: Uint8Array, more: Readonly<Record<string, string>>): Promise<ArrayBuffer> {
  const query = new URLSearchParams({ filename: 'a.csv', ...more });
  const response = await product.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${workspace}/systems/imports/report?${query.toString()}`,
    headers: { authorization: `Bearer ${founder.token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(file),
  });
  return Uint8Array.from(response.rawPayload).buffer;
}

describe('a list as on a day', () => {
  test('is exported exactly so, and the file says the day', async () => {
    const created = await product.call(
      contracts.create,
      { workspace, values: { name: 'Changing', description: 'as it was', extra: { Colour: 'red' } } },
      { as: founder },
    );
    const system = created.body.record.id;
    const at = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const values = { name: 'Changed', description: 'as it is', extra: { Colour: 'blue', Size: 'L' } };
    await product.call(contracts.edit, { workspace, system, values }, { as: founder });
    await product.call(contracts.create, { workspace, values: { name: 'Changing later' } }, { as: founder });
    const asked = { workspace, q: 'chang', asOn: at };
    const [csv, json] = await Promise.all(
      (['csv', 'json'] as const).map((format) => product.call(contracts.export, { ...asked, format }, { as: founder })),
    );
    const [headings = '', ...rows] = csv?.text.slice(1).trim().split('\r\n') ?? [];
    const back = await check(csv?.text ?? '');

    expect(csv?.headers['content-disposition']).toContain(`systems-as-on-${at.slice(0, 10)}.csv`);
    expect(headings).toMatch(/,Extra: Colour,Brehon: as on$/u);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^Changing,.*as it was.*,red,20/u);
    expect(JSON.parse(json?.text ?? '')).toMatchObject({
      asOn: at,
      records: [{ name: 'Changing', extra: { Colour: 'red' } }],
    });
    expect(back).toMatchObject({ rows: 1, problems: 0 });
  });
});
