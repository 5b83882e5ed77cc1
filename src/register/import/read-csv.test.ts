import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusalOf, singleByte, tableIn, utf16 } from '../../../test/builders/import-files.ts';

const csv = 'Name,Owner unit,Stage\nChatbot,Treasury,operation\nScanner,Customs,idea\n';

const cellsOf = async (text: string | Uint8Array) => (await tableIn(text)).rows.map(({ cells }) => cells);

describe('a table in a text file', () => {
  test('has headings, rows and the rows’ numbers as a spreadsheet shows them', async () => {
    expect(await tableIn(csv)).toEqual({
      format: 'csv',
      sheet: null,
      sheets: [],
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 1,
      headings: ['Name', 'Owner unit', 'Stage'],
      rows: [
        { row: 2, cells: ['Chatbot', 'Treasury', 'operation'] },
        { row: 3, cells: ['Scanner', 'Customs', 'idea'] },
      ],
      notices: [],
    });
  });

  test.each([
    ['UTF-16 with tabs, as Excel’s Unicode text', utf16(csv.replaceAll(',', '\t'))],
    ['UTF-16, big end first', utf16(csv, { isBig: true })],
    ['Windows-1252 with semicolons', singleByte(csv.replaceAll(',', ';'), 'windows-1252')],
    ['carriage returns alone', csv.replaceAll('\n', '\r')],
    ['CRLF and a mark', `\ufeff${csv.replaceAll('\n', '\r\n')}`],
    ['a stated delimiter', `sep=|\n${csv.replaceAll(',', '|')}`],
    ['no line break at the end', csv.trimEnd()],
  ])('is the same in %s', async (_, bytes) => {
    const table = await tableIn(bytes);

    expect(table.headings).toEqual(['Name', 'Owner unit', 'Stage']);
    expect(table.rows).toEqual((await tableIn(csv)).rows);
  });

  test('begins under titles, notes and blank lines', async () => {
    const table = await tableIn(`AI inventory 2026,,\n"Published by the agency, for information",,\n\n${csv}`);

    expect(table).toMatchObject({
      headerRow: 4,
      headings: ['Name', 'Owner unit', 'Stage'],
      rows: [{ row: 5 }, { row: 6 }],
    });
  });

  test('takes the fuller of two rows of headings', async () => {
    const table = await tableIn(
      'Identity,,Life,\nName,Reference,Stage,Date implemented\nBot,1,idea,2024-01-01\nEye,2,idea,2024-02-02\n',
    );

    expect(table).toMatchObject({ headerRow: 2, headings: ['Name', 'Reference', 'Stage', 'Date implemented'] });
  });

  test('has its headings in the row that was chosen', async () => {
    const table = await tableIn('a,b\nc,d\nName,Stage\nBot,idea\n', { headerRow: 2 });

    expect(table).toMatchObject({ headerRow: 2, headings: ['c', 'd'] });
    expect(table.rows).toHaveLength(2);
  });

  test('keeps line breaks inside quotes and counts such a cell as one row', async () => {
    const table = await tableIn('Name,Description\n"Bot","one\ntwo"\nEye,three\n');

    expect(table.rows).toEqual([
      { row: 2, cells: ['Bot', 'one\ntwo'] },
      { row: 3, cells: ['Eye', 'three'] },
    ]);
  });

  test('names each column once, and columns without a heading by their number', async () => {
    const table = await tableIn('Name,"If Other,\nexplain",If Other  explain,If Other  explain,,\nBot,a,b,c,d,\n');

    expect(table.headings).toEqual([
      'Name',
      'If Other, explain',
      'If Other explain',
      'If Other explain (2)',
      'Column 5',
    ]);
  });

  test('names a second `A (2)` another way', async () => {
    expect((await tableIn('Name,A,A (2),A\nBot,1,2,3\n')).headings).toEqual(['Name', 'A', 'A (2)', 'A (3)']);
  });

  test('leaves empty columns in the middle in their place, without a name', async () => {
    expect((await tableIn('Name,,Stage,,\nBot,,idea,,\n')).headings).toEqual(['Name', '', 'Stage']);
  });

  test('keeps the cells of rows that are wider than the headings, and takes narrower ones', async () => {
    const table = await tableIn('Name,Stage\nBot,idea,more\nEye\n');

    expect(table.headings).toEqual(['Name', 'Stage', 'Column 3']);
    expect(table.rows.map(({ cells }) => cells)).toEqual([['Bot', 'idea', 'more'], ['Eye']]);
  });

  test('with a quote that is never closed has a problem at that row', async () => {
    const { notices } = await tableIn('Name,Description\nBot,fine\nEye,"never closed\nA,b\nC,d\n');

    expect(notices).toMatchObject([{ row: 3, level: 'problem', code: 'quote_not_closed' }]);
  });

  test('with a stray quote has a warning at that row', async () => {
    const { notices } = await tableIn('Name,Description\nBot,"a "b" c"\nEye,d\n');

    expect(notices).toMatchObject([{ row: 2, level: 'warning', code: 'quote_misplaced' }]);
  });

  test('says which bytes were read in another encoding', async () => {
    const bytes = Buffer.concat([Buffer.from('Name,Größe\nBöt,grün, – '), Buffer.of(0x92), Buffer.from('\n')]);

    expect((await tableIn(new Uint8Array(bytes))).notices).toMatchObject([
      { code: 'encoding_mixed', level: 'warning' },
    ]);
  });
});

describe('a text file that is no table', () => {
  test('is refused when it is empty, or blank, or only headings', async () => {
    expect(await refusalOf('')).toMatch(/file is empty/u);
    expect(await refusalOf(' \n\n \t')).toMatch(/file is empty/u);
    expect(await refusalOf('Name,Stage\n')).toMatch(/no rows/u);
  });

  test('is refused when it is prose', async () => {
    expect(
      await refusalOf('# A model card\n\nThis model does a thing.\n\nIt was trained, we think, on data.\n'),
    ).toMatch(/no table was found/u);
    expect(await refusalOf('---\nlanguage: en\ntags:\n- bert\n---\n\n# Title\n')).toMatch(
      /no table was found|no rows/u,
    );
  });

  test('is taken with one column when that is the names', async () => {
    expect(await cellsOf('Name\nBot\nEye\n')).toEqual([['Bot'], ['Eye']]);
  });

  test('is refused with more columns than an import takes', async () => {
    const wide = Array.from({ length: 2001 }, (_, index) => `h${index}`).join(',');

    expect(await refusalOf(`${wide}\n${wide}\n`)).toMatch(/more than 2000 columns/u);
  });
});

test('every table that is written as RFC 4180 has it is read back as it was', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'B', '1', ' ', ',', ';', '"', '\n', '|', '\t', 'é', '=', "'"),
    maxLength: 12,
  });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 30 });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  await fc.assert(
    fc.asyncProperty(
      rows.filter((grid) => grid.some((cells) => cells.some((text) => text.trim() !== ''))),
      async (grid) => {
        const text = [['Name', 'Owner unit', 'Stage'], ...grid]
          .map((cells) => cells.map(quoted).join(','))
          .join('\r\n');

        const table = await tableIn(text, { delimiter: ',', headerRow: 1 });

        const last = grid.findLastIndex((cells) => cells.some((each) => each !== ''));
        expect(table.rows.map(({ cells }) => cells)).toEqual(grid.slice(0, last + 1));
      },
    ),
    { numRuns: 150 },
  );
});

test('a file of several megabytes is read in stretches, and every row is there', async () => {
  const line = `"${'x'.repeat(200)}","a ""quoted"" word\nand a second line"\r\n`;
  const rows = 20_000;

  const table = await tableIn(`Name,Description\r\n${line.repeat(rows)}`);

  expect(table.rows).toHaveLength(rows);
  expect(new Set(table.rows.map(({ cells }) => cells.join('·'))).size).toBe(1);
});
