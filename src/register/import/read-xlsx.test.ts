import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { refusalOf, tableIn, zipped } from '../../../test/builders/import-files.ts';
import { readXlsx } from './read-xlsx.ts';

type Cell = string | number | boolean | Date | null;

const aCell = (value: Cell) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : value);

/** A workbook as another program writes it. */
async function aWorkbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((cells) => cells.map(aCell)),
  }));
  return new Uint8Array(await writeXlsxFile(written).toBuffer());
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet whose XML the test writes. */
const rawWorkbook = (sheetData: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> =>
  zipped({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  });

const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const heads = `<row r="1">${inline('A1', 'Name')}${inline('B1', 'Value')}</row>`;
const valueOf = async (cell: string, parts = {}) =>
  (await tableIn(await rawWorkbook(`${heads}<row r="2">${inline('A2', 'Bot')}${cell}</row>`, parts))).rows[0]?.cells[1];

describe('a sheet of a workbook', () => {
  test('is read with texts, numbers, dates and yes or no as texts', async () => {
    const day = new Date(Date.UTC(2024, 6, 1));
    const bytes = await aWorkbook({
      Inventory: [
        ['Name', 'Started', 'Cost', 'Live'],
        ['Bot & “Söhne” <1>', day, 0.1 + 0.2, true],
        ['Eye', null, 42, false],
      ],
    });

    expect(await tableIn(bytes)).toMatchObject({
      format: 'xlsx',
      sheet: 'Inventory',
      sheets: ['Inventory'],
      encoding: null,
      delimiter: null,
      headerRow: 1,
      headings: ['Name', 'Started', 'Cost', 'Live'],
      rows: [
        { row: 2, cells: ['Bot & “Söhne” <1>', '2024-07-01', '0.3', 'true'] },
        { row: 3, cells: ['Eye', '', '42', 'false'] },
      ],
    });
  });

  test('is the fullest one where none is chosen, and the chosen one otherwise', async () => {
    const bytes = await aWorkbook({
      Cover: [['AI inventory'], ['of the agency'], ['for 2026'], ['as published'], ['in May']],
      Systems: [
        ['Name', 'Stage'],
        ['Bot', 'idea'],
        ['Eye', 'idea'],
      ],
      Lists: [
        ['Stage', 'Meaning'],
        ['idea', 'a thought'],
      ],
    });

    expect(await tableIn(bytes)).toMatchObject({ sheet: 'Systems', sheets: ['Cover', 'Systems', 'Lists'] });
    expect(await tableIn(bytes, { sheet: 'Lists' })).toMatchObject({
      sheet: 'Lists',
      rows: [{ cells: ['idea', 'a thought'] }],
    });
    expect(await refusalOf(bytes, { sheet: 'System' })).toMatch(
      /no sheet `System`; its sheets are `Cover`, `Systems`, `Lists`/u,
    );
  });

  test('has its headings under a title and empty rows, and rows keep the sheet’s numbers', async () => {
    const bytes = await aWorkbook({
      S: [
        ['AI inventory 2026', null, null],
        [],
        ['Name', 'Stage', 'Owner unit'],
        ['Bot', 'idea', 'Customs'],
        [],
        ['Eye', 'idea', 'Customs'],
      ],
    });

    const table = await tableIn(bytes);

    expect(table).toMatchObject({ headerRow: 3, headings: ['Name', 'Stage', 'Owner unit'] });
    expect(table.rows.filter(({ cells }) => cells.length > 0).map(({ row }) => row)).toEqual([4, 6]);
  });

  test('may leave out where its rows and cells are', async () => {
    const text = (words: string): string => `<c t="inlineStr"><is><t>${words}</t></is></c>`;

    const table = await tableIn(
      await rawWorkbook(`<row>${text('Name')}${text('Stage')}</row><row>${text('Bot')}${text('idea')}</row>`),
    );

    expect(table).toMatchObject({ headings: ['Name', 'Stage'], rows: [{ row: 2, cells: ['Bot', 'idea'] }] });
  });

  test('that people do not see is taken only where there is no other', async () => {
    const parts = {
      'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Seen" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
      'xl/worksheets/sheet2.xml': `<worksheet ${main}><sheetData>${heads}<row r="2">${inline('A2', 'Seen bot')}</row></sheetData></worksheet>`,
    };
    const long = Array.from(
      { length: 9 },
      (_, index) => `<row r="${index + 2}">${inline(`A${index + 2}`, 'x')}${inline(`B${index + 2}`, 'y')}</row>`,
    ).join('');

    expect(await tableIn(await rawWorkbook(heads + long, parts))).toMatchObject({
      sheet: 'Seen',
      sheets: ['Hidden', 'Seen'],
    });
  });
});

const styled = {
  'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="[$-407]d/\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="00000"/><numFmt numFmtId="172" formatCode="#,##0.00\\ &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
};

describe('a cell is read as', () => {
  test.each([
    ['the day of a number shown as a date', '<c r="B2" s="1"><v>45474</v></c>', '2024-07-01'],
    ['the day where the date’s format is a custom one', '<c r="B2" s="2"><v>45474</v></c>', '2024-07-01'],
    ['a day and a time where it has one', '<c r="B2" s="5"><v>45474.5</v></c>', '2024-07-01T12:00:00'],
    ['a time alone', '<c r="B2" s="6"><v>0.75</v></c>', '18:00:00'],
    ['a number with the zeros that it is shown with', '<c r="B2" s="3"><v>42</v></c>', '00042'],
    ['a number where the format only names a unit', '<c r="B2" s="4"><v>45474</v></c>', '45474'],
    ['a whole number with all its digits', '<c r="B2"><v>12345678901234567</v></c>', '12345678901234567'],
    ['the last result of a formula', '<c r="B2" t="str"><f>CONCATENATE(A1)</f><v>done</v></c>', 'done'],
    ['the error where a formula failed', '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['an ISO date', '<c r="B2" t="d"><v>2024-07-01T00:00:00</v></c>', '2024-07-01'],
    ['the characters that XML cannot hold', inline('B2', 'a_x000D_b_x005F_x0041_'), 'a\rb_x0041_'],
    [
      'text with references, a comment and CDATA',
      inline('B2', 'A &amp; B &#8211; &lt;<!-- not me --><![CDATA[ & ]]>&x; &'),
      'A & B – < & &x; &',
    ],
    [
      'rich text in one, without its pronunciation',
      '<c r="B2" t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></is></c>',
      '東京',
    ],
  ])('%s', async (_, cell, text) => {
    expect(await valueOf(cell, styled)).toBe(text);
  });

  test('a day of the 1904 system where the workbook counts so', async () => {
    const book = `<workbook ${main} xmlns:r="${office}"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`;

    expect(await valueOf('<c r="B2" s="1"><v>44012</v></c>', { ...styled, 'xl/workbook.xml': book })).toBe(
      '2024-07-01',
    );
  });

  test('a shared text, and nothing for one that is not there', async () => {
    const strings = {
      'xl/sharedStrings.xml': `<sst ${main}><si><t xml:space="preserve"> one </t></si><si><r><t>t</t></r><r><t>wo</t></r></si></sst>`,
    };

    expect(await valueOf('<c r="B2" t="s"><v>1</v></c>', strings)).toBe('two');
    expect(await valueOf('<c r="B2" t="s"><v>7</v></c>', strings)).toBeUndefined();
  });
});

describe('a workbook that means harm', () => {
  test('is refused before it unpacks beyond its bound, whatever sizes it states', async () => {
    const bytes = await rawWorkbook(heads + `<row r="2">${inline('A2', 'x'.repeat(3_000_000))}</row>`);

    expect(bytes.length).toBeLessThan(20_000);
    expect(await readXlsx(bytes, { known: new Set() }, 1_000_000)).toMatchObject({
      ok: false,
      error: { detail: expect.stringMatching(/unpacks to more/u) },
    });
  });

  test('is refused when it names a cell far away, without room being made for it', async () => {
    expect(await refusalOf(await rawWorkbook(`${heads}<row r="900000">${inline('A900000', 'x')}</row>`))).toMatch(
      /more than 200,000 rows/u,
    );
    expect(await refusalOf(await rawWorkbook(`${heads}<row r="2">${inline('XFD2', 'x')}</row>`))).toMatch(
      /more than 2000 columns/u,
    );
  });

  test.each([
    ['entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'],
    ['a tag that never ends', '<worksheet><sheetData><row r="1'],
  ])('is refused with %s', async (_, xml) => {
    expect(await refusalOf(await rawWorkbook('', { 'xl/worksheets/sheet1.xml': xml }))).toMatch(/damaged/u);
  });

  test('is read or refused, and never fails, when a byte of it was changed', async () => {
    const bytes = await aWorkbook({
      S: [
        ['Name', 'Stage'],
        ['Bot', 'idea'],
      ],
    });

    for (let at = 40; at < bytes.length; at += 97) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const outcome = await readXlsx(changed, { known: new Set() });
      expect(typeof outcome.ok).toBe('boolean');
    }
  });

  test('is refused without any sheet, and with empty ones', async () => {
    const none = { 'xl/workbook.xml': `<workbook ${main}><sheets/></workbook>` };

    expect(await refusalOf(await rawWorkbook('', none))).toMatch(/file is empty/u);
    expect(await refusalOf(await rawWorkbook(''))).toMatch(/file is empty/u);
  });
});

test('it reads what another reader reads in what another writer wrote', async () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'Z', '&', '<', '>', '"', "'", ' ', 'ö', '–', '🚀', '7'), maxLength: 20 })
    .map((each) => each.trim());
  const cell = fc.oneof(
    text,
    fc.integer({ min: -99_999, max: 99_999 }),
    fc.boolean(),
    fc.constant(null),
    fc
      .date({ min: new Date(Date.UTC(1990, 0, 1)), max: new Date(Date.UTC(2060, 0, 1)), noInvalidDate: true })
      .map(midnight),
  );

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      async (rows) => {
        const bytes = await aWorkbook({ S: [['Name', 'Stage', 'Owner unit'], ...rows, ['end', 'end', 'end']] });

        const ours = await tableIn(bytes, { headerRow: 1 });
        const theirs = await readXlsxFile(Buffer.from(bytes));

        const [, ...expected] = theirs[0]?.data ?? [];
        expect(ours.rows.map(({ cells }) => padded(cells))).toEqual(expected.map((cells) => cells.map(asText)));
      },
    ),
    { numRuns: 40 },
  );
});

const midnight = (date: Date): Date => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
const padded = (cells: readonly string[]): readonly string[] =>
  Array.from({ length: 3 }, (_, index) => cells[index] ?? '');

function asText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
