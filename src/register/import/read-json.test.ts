import { describe, expect, test } from 'vitest';
import { refusalOf, tableIn, utf16 } from '../../../test/builders/import-files.ts';

const tableOf = async (value: unknown, choices = {}) =>
  tableIn(typeof value === 'string' ? value : JSON.stringify(value), choices);

describe('records in a JSON file', () => {
  test('are the objects of its list, numbered from 1', async () => {
    expect(
      await tableOf([
        { name: 'Bot', stage: 'idea' },
        { name: 'Eye', unit: 'Customs' },
      ]),
    ).toMatchObject({
      format: 'json',
      sheet: null,
      sheets: [],
      encoding: 'utf-8',
      headerRow: null,
      headings: ['name', 'stage', 'unit'],
      rows: [
        { row: 1, cells: ['Bot', 'idea'] },
        { row: 2, cells: ['Eye', '', 'Customs'] },
      ],
    });
  });

  test('are those of the longest list inside an object; every list is offered as a sheet', async () => {
    const file = {
      meta: { n: 2, tags: ['a'], sources: [{ url: 'x' }] },
      inventory: { records: [{ name: 'Bot' }, { name: 'Eye' }] },
    };

    expect(await tableOf(file)).toMatchObject({
      sheet: 'inventory.records',
      sheets: ['meta.sources', 'inventory.records'],
    });
    expect((await tableOf(file, { sheet: 'meta.sources' })).headings).toEqual(['url']);
    expect(await refusalOf(JSON.stringify(file), { sheet: 'records' })).toMatch(
      /no sheet `records`; its sheets are `meta.sources`, `inventory.records`/u,
    );
  });

  test('stand a line each in JSON lines, numbered as the lines are', async () => {
    expect((await tableOf('{"name":"Bot"}\n\n{"name":"Eye"}\n')).rows).toEqual([
      { row: 1, cells: ['Bot'] },
      { row: 3, cells: ['Eye'] },
    ]);
  });

  test('may stand under their keys, which become a column', async () => {
    expect(await tableOf({ a1: { name: 'Bot' }, b2: { name: 'Eye' } })).toMatchObject({
      headings: ['key', 'name'],
      rows: [{ cells: ['a1', 'Bot'] }, { cells: ['b2', 'Eye'] }],
    });
  });

  test('may be one object alone', async () => {
    expect((await tableOf({ name: 'Bot', stage: 'idea' })).rows).toEqual([{ row: 1, cells: ['Bot', 'idea'] }]);
  });

  test('may be lists under a list of headings', async () => {
    expect(
      await tableOf([
        ['Name', 'Stage'],
        ['Bot', 'idea'],
        ['Eye', null],
      ]),
    ).toMatchObject({
      headerRow: 1,
      headings: ['Name', 'Stage'],
      rows: [
        { row: 2, cells: ['Bot', 'idea'] },
        { row: 3, cells: ['Eye', ''] },
      ],
    });
  });

  test('have what is nested in them put into words', async () => {
    const { rows } = await tableOf([
      {
        name: 'Bot',
        tags: ['a', 'b', 7, true, null],
        contact: { name: 'Ada', mail: null, at: { unit: 'X' } },
        steps: [
          { on: '2024', what: 'built' },
          { on: '2025', what: 'sold' },
        ],
        notes: ['one; two', 'three'],
        nothing: {},
        supplier: { name: 'ACME' },
      },
    ]);

    expect(rows[0]?.cells).toEqual([
      'Bot',
      'a; b; 7; true',
      'name: Ada\nat: unit: X',
      'on: 2024\nwhat: built\non: 2025\nwhat: sold',
      'one; two\nthree',
      '',
      'ACME',
    ]);
  });

  test('keep every digit of a long number', async () => {
    expect((await tableOf('[{"name":"Bot","id":12345678901234567890,"n":0.5}]')).rows[0]?.cells).toEqual([
      'Bot',
      '12345678901234567890',
      '0.5',
    ]);
  });

  test('may have a name that objects have by nature', async () => {
    const { headings, rows } = await tableOf('[{"name":"Bot","__proto__":"x","constructor":"y"}]');

    expect(headings).toEqual(['name', 'Column 2', 'constructor']);
    expect(rows[0]?.cells).toEqual(['Bot', 'x', 'y']);
  });

  test('come in UTF-16 too', async () => {
    expect((await tableIn(utf16('[{"name":"Größe"}]'))).rows[0]?.cells).toEqual(['Größe']);
  });

  test('that are no objects are problems at their place', async () => {
    const { notices, rows } = await tableOf([{ name: 'Bot' }, 'stray', null]);

    expect(rows).toHaveLength(1);
    expect(notices).toMatchObject([{ row: 2, level: 'problem', code: 'not_a_record' }]);
  });
});

describe('JSON that holds no records is refused', () => {
  test.each([
    ['a mistake is shown by line and column', '[\n{"name": "Bot"},\n{"name" "Eye"}\n]', /mistake in line 3, column 9/u],
    ['a file that ends too early', '[{"name": "Bot"', /ends in the middle|line 1/u],
    ['a bad line among lines', '{"name":"Bot"}\n{"name":', /line 2 is not a JSON value/u],
    ['a list of numbers', '[1, 2, 3]', /no list of records/u],
    ['an empty list', '[]', /no list of records|no rows/u],
    ['an empty object', '{}', /no list of records|no rows/u],
    ['records with nothing in them', '[{}, {}]', /no rows/u],
  ])('%s', async (_, text, said) => {
    expect(await refusalOf(text)).toMatch(said);
  });

  test('nesting without end is refused and does no harm', async () => {
    const deep = `[{"name":"Bot","x":${'['.repeat(60_000)}${']'.repeat(60_000)}}]`;

    await expect(
      tableIn(deep).then(
        () => 'read',
        () => 'refused',
      ),
    ).resolves.toMatch(/read|refused/u);
  });
});
