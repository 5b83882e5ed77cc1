import { request } from 'node:http';
import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ledgerContracts } from '../src/modules/ledger/contract.ts';
import { systemContracts as contracts, systems } from '../src/modules/systems/contract.ts';
import { writtenFieldsOf } from '../src/register/contract.ts';
import { aBomb, utf8, utf16 } from './builders/import-files.ts';
import { aFounder, aProduct, type Product, type Someone } from './support/product.ts';
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

const call = (
  contract: typeof contracts.import | typeof contracts.checkImport,
  file: Uint8Array | string,
  input = {},
) => product.call(contract, { workspace, filename: 'file.csv', ...input }, { as: founder, file });
const check = async (file: Uint8Array | string, input = {}) =>
  (await product.call(contracts.checkImport, { workspace, filename: 'file.csv', ...input }, { as: founder, file }))
    .body;
const bring = async (file: Uint8Array | string, input = {}) =>
  (await product.call(contracts.import, { workspace, filename: 'file.csv', ...input }, { as: founder, file })).body;
const look = async (file: Uint8Array | string, input = {}) =>
  (await product.call(contracts.readFile, { workspace, filename: 'file.csv', ...input }, { as: founder, file })).body;
/** Why a file is refused by each of the operations that take it. */
async function refusal(file: Uint8Array | string): Promise<string> {
  const answers = [await call(contracts.checkImport, file), await call(contracts.import, file)];
  expect(answers.map(({ status, problem }) => [status, problem.code])).toEqual([
    [422, 'file_not_understood'],
    [422, 'file_not_understood'],
  ]);
  return String(answers[0]?.problem.detail);
}
const records = async (input = {}) =>
  (await product.call(contracts.list, { workspace, columns: Object.keys(systems.fields), ...input }, { as: founder }))
    .body;
const named = async (name: string) => (await records({ name: [name] })).rows[0];
const recordOf = async (name: string) => {
  const system = (await named(name))?.id;
  return (await product.call(contracts.read, { workspace, system }, { as: founder })).body.record;
};

/** A workbook that a library which is not ours wrote. */
async function workbook(fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('formulas', () => {
  const formulas = ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '=HYPERLINK("http://evil.example","x")'];

  test('come in as texts, and leave as texts that no spreadsheet runs', async () => {
    const rows = formulas.map((text, at) => `"F-${at}","Formula ${at}","${text.replaceAll('"', '""')}"`);
    await bring(`reference,name,description\n${rows.join('\n')}\n`);
    const kept = await Promise.all(formulas.map((_, at) => recordOf(`Formula ${at}`)));
    const asked = { workspace, q: 'formula', sort: 'name', columns: ['name', 'description'] };
    const csv = await product.call(contracts.export, { ...asked, format: 'csv' }, { as: founder });
    const cells = csv.text.split('\r\n').slice(1, -1);

    expect(kept.map(({ values }) => values['description'])).toEqual(formulas);
    for (const line of cells) expect(line).toMatch(/^Formula \d,"?'[=+\-@]/u);
  });

  test('behind a tab or a line break are guarded too', async () => {
    await product.call(
      contracts.create,
      { workspace, values: { name: 'Guarded', extra: { a: '\t=1+1', b: '\r=1+1' } } },
      { as: founder },
    );
    const csv = await product.call(contracts.export, { workspace, name: ['Guarded'], format: 'csv' }, { as: founder });

    expect(csv.text).toContain('"\'\t=1+1"');
    expect(csv.text).toContain('"\'\r=1+1"');
  });

  test('as headings become names of extra fields, which are guarded in an export', async () => {
    await bring('name,=1+1\nHeaded,x\n');
    const csv = await product.call(contracts.export, { workspace, name: ['Headed'], format: 'csv' }, { as: founder });

    expect((await recordOf('Headed')).extra).toEqual({ '=1+1': 'x' });
    expect(csv.text.split('\r\n')[0]).toMatch(/,Extra: =1\+1$/u);
  });
});

describe('text that is not as it should be', () => {
  test('of the wrong type in every column is kept beside its field, and each cell is named', async () => {
    const wrong = writtenFieldsOf(systems).filter(
      ([, { kind }]) => !['text', 'longText', 'link', 'links'].includes(kind),
    );
    const headings = ['name', ...wrong.map(([name]) => name)];
    const checked = await check(`${headings.join(',')}\nWrong${',~ wrong ~'.repeat(wrong.length)}\n`, {
      map: headings.map((heading) => `${heading}=${heading}`),
    });

    expect(checked).toMatchObject({ rows: 1, created: 1, problems: 0, warnings: wrong.length });
    expect(checked.notices.map(({ row, column }) => [row, column])).toEqual(wrong.map(([name]) => [2, name]));
  });

  test('is read in UTF-16, and with lines that end in CR, CRLF and LF', async () => {
    const text = 'reference;name\r\nU-1;Größe\r\n';
    const read = [utf16(text), utf16(text, { isBig: true }), utf8(text.replaceAll('\r\n', '\r')), utf8(text)];

    for (const file of read) expect((await look(file)).preview).toEqual([['U-1', 'Größe']]);
  });

  test('in two encodings is read, and said', async () => {
    const mixed = Buffer.concat([
      utf8('name,description\nGrößenwahn,naïve übung\nMünchen,'),
      Buffer.from([0xfc, 0x0a]),
    ]);
    const checked = await check(mixed);

    expect(checked.notices).toMatchObject([{ code: 'encoding_mixed', level: 'warning' }]);
  });

  test('with NUL characters in cells, headings and the file’s name harms nothing', async () => {
    const file = 'name,Odd\u0000heading\nNu\u0000l,a\u0000b\n';
    const refused = await call(contracts.import, file, { filename: 'a\u0000b.csv' });
    await bring(file);

    expect([refused.status, refused.problem.problems]).toMatchObject([
      422,
      [{ path: ['filename'], code: 'unsound_text' }],
    ]);
    expect((await recordOf('Nul')).extra).toEqual({ 'Odd heading': 'ab' });
  });

  test('with halves of characters in cells, headings and names of sheets harms nothing', async () => {
    const file = '[{"name":"Half\\ud800","Odd\\udc00":"a\\ud83d"}]';
    const long = `name,${'x'.repeat(979)}😀${'y'.repeat(50)}\nCut,1\n`;
    const answers = [
      await call(contracts.import, file),
      await call(contracts.import, long),
      await call(contracts.checkImport, file, { sheet: '\u0000' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422]);
  });

  test('from right to left is kept, and characters that turn the direction are taken out and said', async () => {
    const arabic = 'نظام التعرف على الوجوه';
    const file = `reference,name,description\nR-1,${arabic},שלום \u200fעולם\nR-2,invoice\u202Efdp.exe,\u2066a\u2069b\n`;
    const imported = await bring(file);

    expect((await recordOf(arabic)).values).toMatchObject({ name: arabic, description: 'שלום \u200fעולם' });
    expect((await recordOf('invoicefdp.exe')).values['description']).toBe('ab');
    expect(imported.notices.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['direction_turned', 3, 'name'],
      ['direction_turned', 3, 'description'],
    ]);
  });

  test('of 40,000 characters in a cell is a problem where it does not fit, and kept whole where it does', async () => {
    const long = 'x'.repeat(40_000);
    const checked = await check(`name,reference\nLong,${long}\n`);
    await bring(`name,Notes of all\nLong,${long}\n`);

    expect(checked.notices).toMatchObject([{ row: 2, column: 'reference', code: 'too_long' }]);
    expect((await recordOf('Long')).extra['Notes of all']).toBe(long);
  });
});

describe('columns', () => {
  const wide = (columns: number) =>
    `name,${Array.from({ length: columns - 1 }, (_, at) => `Column of ${at}`).join(',')}\nWide ${columns}${',x'.repeat(columns - 1)}\n`;

  test('may be 300, each kept', async () => {
    const imported = await bring(wide(300));

    expect(imported).toMatchObject({ created: 1, problems: 0 });
    expect(Object.keys((await recordOf('Wide 300')).extra)).toHaveLength(299);
  });

  test('may be more than one change can record: the row says so, and what to do', async () => {
    const checked = await check(wide(2000));
    const refused = await call(contracts.import, wide(2000));

    expect(checked.notices).toMatchObject([{ row: 2, code: 'row_too_wide', level: 'problem' }]);
    expect([refused.status, refused.problem.code]).toEqual([422, 'rows_refused']);
  });

  test('may be as many as one change can record, by the dry run’s own word', async () => {
    for (const columns of [300, 500, 700, 900]) {
      const text = wide(columns)
        .replaceAll(',x', `,${'ü'.repeat(columns % 200)}`)
        .replace('Wide', 'Wide again');
      const { problems } = await check(text);
      if (problems === 0) expect(await bring(text)).toMatchObject({ created: 1 });
    }
  });

  test('may not be 20,000, in any format', async () => {
    const sheet = await workbook((book) => {
      const page = book.addWorksheet('S');
      page.addRow(Array.from({ length: 16_000 }, (_, at) => `C${at}`));
      page.addRow(['x']);
    });
    const json = JSON.stringify([Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`c${at}`, 'x']))]);
    const refused = [await refusal(wide(20_000)), await refusal(sheet), await refusal(json)];

    for (const text of refused) expect(text).toMatch(/more than 2000 columns; take out those/u);
  });

  test('with the same heading, or none, are told apart and said', async () => {
    const checked = await look('name,Owner,Owner,,\nTwice,a,b,c,\n');

    expect(checked.columns.map(({ heading }) => heading)).toEqual(['name', 'Owner', 'Owner (2)', 'Column 4']);
  });
});

describe('a workbook', () => {
  test('with merged cells has their value in each of the rows that they go over', async () => {
    const file = await workbook((book) => {
      const page = book.addWorksheet('S');
      page.addRow(['AI systems of the agency']);
      page.mergeCells('A1:C1');
      page.addRow(['Reference', 'Name', 'Department']);
      page.addRow(['M-1', 'One', 'Customs']);
      page.addRow(['M-2', 'Two', null]);
      page.mergeCells('C3:C4');
    });
    const found = await look(file);

    expect((await check(file)).notices).toMatchObject([{ row: 3, code: 'cells_merged' }]);
    expect(found).toMatchObject({ headerRow: 2, rows: 2 });
    expect(found.preview).toEqual([
      ['M-1', 'One', 'Customs'],
      ['M-2', 'Two', 'Customs'],
    ]);
  });

  test('with 50 sheets, one of them full, is read at that one', async () => {
    const file = await workbook((book) => {
      for (let sheet = 0; sheet < 50; sheet += 1) {
        const page = book.addWorksheet(`Sheet of ${sheet}`);
        page.addRow(['Reference', 'Name']);
        for (let row = 0; row < (sheet === 30 ? 20 : 2); row += 1)
          page.addRow([`S-${sheet}-${row}`, `Sheet ${sheet} row ${row}`]);
      }
    });
    const found = await look(file);

    expect(found).toMatchObject({ sheet: 'Sheet of 30', rows: 20 });
    expect(found.sheets).toHaveLength(50);
  });

  test('with hidden rows and columns is read whole, and that is said', async () => {
    const file = await workbook((book) => {
      const page = book.addWorksheet('S');
      page.addRow(['Reference', 'Name', 'Secret']);
      page.addRow(['H-1', 'Seen', 'x']);
      page.addRow(['H-2', 'Hidden', 'y']).hidden = true;
      page.getColumn(3).hidden = true;
    });
    const checked = await check(file);

    expect(checked.rows).toBe(2);
    expect(checked.notices).toMatchObject([
      { code: 'columns_hidden', row: 1, level: 'warning' },
      { code: 'rows_hidden', row: 3, level: 'warning' },
    ]);
  });

  test('that counts days from 1904 has its days right', async () => {
    const file = await workbook((book) => {
      book.properties.date1904 = true;
      const page = book.addWorksheet('S');
      page.addRow(['Name', 'Put into service on']);
      page.addRow(['Old Mac', new Date(Date.UTC(2024, 6, 1))]);
    });

    expect((await look(file)).preview).toEqual([['Old Mac', '2024-07-01']]);
  });

  test('with formulas has their results, and an error is said to be one', async () => {
    const file = await workbook((book) => {
      const page = book.addWorksheet('S');
      page.addRow(['Name', 'Sum', 'Broken', 'Reference']);
      page.addRow([
        'Bot',
        { formula: '1+1', result: 2 },
        { error: '#REF!' },
        { formula: 'A9', result: { error: '#VALUE!' } },
      ]);
    });
    const checked = await check(file);

    expect((await look(file)).preview).toEqual([['Bot', '2', '#REF!', '#VALUE!']]);
    expect(checked.notices).toMatchObject([
      { row: 2, column: 'Broken', code: 'cell_error', level: 'warning' },
      { row: 2, column: 'Reference', code: 'cell_error', level: 'warning' },
    ]);
  });

  test('that is encrypted, a PDF of another name, and an empty file are refused with what to do', async () => {
    const encrypted = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(1024),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);

    expect(await refusal(encrypted)).toMatch(/protected by a password; save a copy without one/u);
    expect(await refusal('%PDF-1.7\n%âãÏÓ')).toMatch(/this is a PDF; ask for the table/u);
    expect(await refusal(new Uint8Array(0))).toMatch(/the file is empty; choose/u);
  });

  test.each([
    ['in rows without end', '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row>'.repeat(2000)],
    ['in one cell without end', 'a'.repeat(100_000)],
    ['in empty rows', '<row/>'.repeat(20_000)],
  ])('that unpacks to gigabytes %s is refused while it unpacks, in little memory', async (_, piece) => {
    const bomb = aBomb(piece, 3 * 1024 ** 3);
    const before = process.memoryUsage().rss;
    const answer = await call(contracts.checkImport, bomb);

    expect([answer.status, answer.problem.detail]).toEqual([422, expect.stringMatching(/more than/u)]);
    expect(bomb.length).toBeLessThan(20_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });
});

describe('a text of 60 megabytes', () => {
  const size = 60 * 1024 * 1024;
  test.each([
    ['of nothing but rows', () => `name,b\n${'a\n'.repeat(size / 2)}`, /more than 200,000 rows/u],
    ['of nothing but columns', () => `name,b\n${','.repeat(size)}`, /more than 2000 columns/u],
    ['of one cell', () => `name,b\nx,${'a'.repeat(size)}`, undefined],
    ['of a quote that is never closed', () => `name,b\nx,"${'a,b\n'.repeat(size / 4)}`, undefined],
    ['of JSON records without names', () => `[{}${',{}'.repeat(size / 3)}]`, /more than/u],
    ['of JSON numbers', () => `[1${',1'.repeat(size / 2)}]`, /more than|no list of records/u],
  ])('%s is answered in bounded memory', async (_, text, why) => {
    const file = Buffer.from(text(), 'latin1');
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const answer = await call(contracts.checkImport, file);

    if (why) expect([answer.status, answer.problem.detail]).toEqual([422, expect.stringMatching(why)]);
    else expect(answer.body.problems).toBeGreaterThan(0);
    expect(Math.round((process.memoryUsage().rss - before) / 1024 ** 2)).toBeLessThan(700);
  });
});

test('a stream of a gigabyte is cut off at 64 megabytes, in bounded memory', async () => {
  const address = new URL(await product.app.listen({ host: '127.0.0.1', port: 0 }));
  const before = process.memoryUsage().rss;
  let most = before;
  const chunk = Buffer.alloc(1024 * 1024, 'name,b\n');
  const status = await new Promise<number | undefined>((resolve) => {
    const path = `/api/v1/workspaces/${workspace}/systems/imports/check?filename=a.csv`;
    const headers = { authorization: `Bearer ${founder.token}`, 'content-type': 'application/octet-stream' };
    const sending = request({ ...hostOf(address), path, method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sending.on('error', () => resolve(undefined));
    Readable.from(megabytes(chunk, () => (most = Math.max(most, process.memoryUsage().rss)))).pipe(sending);
  });

  expect([413, undefined]).toContain(status);
  expect(most - before).toBeLessThan(300 * 1024 * 1024);
  expect((await product.call(contracts.list, { workspace }, { as: founder })).status).toBe(200);
});

const hostOf = ({ hostname, port }: URL) => ({ hostname, port });

function* megabytes(chunk: Buffer, each: () => void): Generator<Buffer> {
  for (let sent = 0; sent < 1024; sent += 1) {
    each();
    yield chunk;
  }
}

test('after all of that the ledger stands', async () => {
  await settle(product, workspace);
  const { body } = await product.call(ledgerContracts.fsck, { workspace }, { as: founder });

  expect(body.findings).toEqual([]);
});
