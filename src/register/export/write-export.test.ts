import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { aiSystems, aRow, collected, recordOf } from '../../../test/builders/import-files.ts';
import { type Field, type FieldValue, isMany, writtenFieldsOf } from '../contract.ts';
import type { Candidate } from '../import/changes.ts';
import { cutMark } from '../import/own-format.ts';
import { planImport, understandFile } from '../import/plan.ts';
import type { ExportedRecord, ExportRequest } from './cells.ts';
import { type ExportFormat, writeExport } from './write-export.ts';

const formats: readonly ExportFormat[] = ['csv', 'xlsx', 'json'];

async function* each<T>(items: Iterable<T>): AsyncGenerator<T, void> {
  for (const item of items) yield await Promise.resolve(item);
}

/** A request for all fields and all extra names of some records. */
const requestFor = (
  records: readonly ExportedRecord[],
  fields = writtenFieldsOf(aiSystems).map(([name]) => name),
): ExportRequest => ({
  register: aiSystems,
  fields,
  extraNames: [...new Set(records.flatMap(({ extra }) => Object.keys(extra)))],
  records: each(records),
});

const written = (
  format: ExportFormat,
  records: readonly ExportedRecord[],
  fields?: readonly string[],
): Promise<Uint8Array> => collected(writeExport(format, requestFor(records, fields && [...fields])));

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const aBot: ExportedRecord = {
  values: {
    name: 'Bot',
    stage: 'operation',
    roles: ['provider', 'deployer'],
    countries: ['DE', 'FR'],
    links: ['https://a.b/c;d,e', 'https://f.g'],
    putIntoServiceOn: '2024-07-01',
    description: 'one\ntwo "three", four',
  },
  extra: { Agency: 'USGS', 'If Other, explain': 'x' },
};

const someFields = ['name', 'stage', 'roles', 'countries', 'links', 'putIntoServiceOn', 'description'];

describe('CSV', () => {
  test('has a mark, labels as headings, labels of options, and lists in one cell', async () => {
    expect(textOf(await written('csv', [aBot], someFields))).toBe(
      '\ufeffName,Stage,Roles of the organisation,Countries,Links,Put into service on,Description,Extra: Agency,"Extra: If Other, explain"\r\n' +
        'Bot,Operation,"Provider; Deployer","DE; FR","https://a.b/c;d,e\nhttps://f.g",2024-07-01,"one\ntwo ""three"", four",USGS,x\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '\t=1'])(
    'guards %j against being run as a formula',
    async (text) => {
      const bytes = await written('csv', [{ values: { name: text }, extra: {} }], ['name']);

      expect(textOf(bytes).split('\r\n')[1]).toMatch(/^"?'/u);
    },
  );
});

describe('a workbook', () => {
  test('has dates as dates and all else as text, as another reader sees it', async () => {
    const bytes = await written(
      'xlsx',
      [{ ...aBot, values: { ...aBot.values, reference: '00042', supplier: '=1+1 & <Söhne> _x0041_' } }],
      [...someFields, 'reference', 'supplier'],
    );

    const [sheet] = await readXlsxFile(Buffer.from(bytes));

    expect(sheet?.sheet).toBe('AI systems');
    expect(sheet?.data[1]).toEqual([
      'Bot',
      'Operation',
      'Provider; Deployer',
      'DE; FR',
      'https://a.b/c;d,e\nhttps://f.g',
      new Date(Date.UTC(2024, 6, 1)),
      'one\ntwo "three", four',
      '00042',
      '=1+1 & <Söhne> _x0041_',
      'USGS',
      'x',
    ]);
  });

  test('cuts what no cell can hold, marks it, and an import leaves such a cell alone', async () => {
    const record = recordOf(aRow(1, { name: 'Bot', description: 'x'.repeat(40_000) }));

    const bytes = await written('xlsx', [record], ['name', 'description']);

    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    const cell = String(sheet?.data[1]?.[1]);
    expect([cell.length, cell.endsWith(cutMark)]).toEqual([32_767, true]);
    expect(await outcomeOf(bytes, [record])).toMatchObject({
      updated: 0,
      unchanged: 1,
      notices: [{ code: 'cell_cut' }],
    });
  });

  test('is the same bytes for the same records, whenever it is written', async () => {
    expect(await written('xlsx', [aBot])).toEqual(await written('xlsx', [aBot]));
  });
});

test('JSON has the register’s own names and values, and nothing where nothing is recorded', async () => {
  expect(
    JSON.parse(
      textOf(await written('json', [{ ...aBot, values: { ...aBot.values, stage: null } }], ['name', 'stage', 'roles'])),
    ),
  ).toEqual({
    register: 'systems',
    records: [{ name: 'Bot', roles: ['provider', 'deployer'], extra: { Agency: 'USGS', 'If Other, explain': 'x' } }],
  });
});

test.each(formats)('%s of no records is a file all the same', async (format) => {
  expect((await written(format, [])).length).toBeGreaterThan(20);
});

/** What an import of a file would do to the records that are here. */
async function outcomeOf(bytes: Uint8Array, records: readonly Candidate[]) {
  const breathe = (): Promise<void> => Promise.resolve();
  const file = await understandFile({ register: aiSystems, bytes, choices: {}, breathe });
  if (!file.ok) throw new Error(file.error.detail);
  const plan = await planImport({
    register: aiSystems,
    file: file.value,
    candidates: () => Promise.resolve(records),
    breathe,
    tell: () => undefined,
  });
  const strays = file.value.columns
    .filter(({ reason, heading }) => reason !== 'exact' && heading !== '')
    .map(({ heading, target }) => `${heading} → ${target}`);
  return { ...plan.counts, strays, updates: plan.updates.map(({ changes }) => changes) };
}

const someText = fc
  .string({
    unit: fc.constantFrom(
      'a',
      'B',
      '7',
      ' ',
      ',',
      ';',
      '"',
      "'",
      '=',
      '-',
      '@',
      '|',
      'é',
      '–',
      '&',
      '<',
      '🚀',
      '_x0041_',
    ),
    minLength: 1,
    maxLength: 14,
  })
  .map((text) => text.trim())
  .filter((text) => /[a-z7]/iu.test(text));
const someLines = fc.array(someText, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const someDay = fc
  .date({ min: new Date(Date.UTC(1960, 0, 1)), max: new Date(Date.UTC(2090, 0, 1)), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someAddress = fc.constantFrom(
  'https://a.b',
  'https://a.b/c?d=e&f=g',
  'http://x.y/1,2;3|4',
  'https://ä.example/ü',
);

/** Any value that a field may hold. */
function someValue(field: Field): fc.Arbitrary<FieldValue> {
  const isOne = !isMany(field);
  const oneOrMore = (one: fc.Arbitrary<string>): fc.Arbitrary<FieldValue> =>
    isOne ? one : fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
  if ('options' in field) return oneOrMore(fc.constantFrom(...Object.keys(field.options)));
  if ('to' in field) return oneOrMore(fc.constantFrom('Acme', 'Umbrella GmbH', 'Zeta'));
  return oneOrMore(plain[field.kind]);
}

const someCountry = fc.constantFrom('DE', 'FR', 'NA', 'GB', 'XK');

const plain: Readonly<Record<Exclude<Field, { options: object } | { to: object }>['kind'], fc.Arbitrary<string>>> = {
  text: someText,
  longText: someLines,
  date: someDay,
  dateTime: someDay.map((day) => `${day}T10:30:00.000Z`),
  number: fc.integer().map(String),
  money: fc.integer().map((amount) => `${amount}.50 EUR`),
  yesNo: fc.constantFrom('yes', 'no'),
  file: fc.constant(`Card, "v1" (2).pdf (application/pdf, 12 bytes, sha256:${'0'.repeat(64)})`),
  urls: someAddress,
  country: someCountry,
  countries: someCountry,
};

const someValues: fc.Arbitrary<Record<string, FieldValue>> = fc.record(
  Object.fromEntries(
    writtenFieldsOf(aiSystems).map(([name, field]) => [
      name,
      field.required ? someValue(field) : fc.option(someValue(field)),
    ]),
  ),
);
const someExtra = fc.dictionary(
  fc.constantFrom(
    'Agency',
    'Name',
    'Stage',
    'Use Case ID',
    'If Other, explain',
    'Owner unit (2)',
    '__proto__',
    'Größe "x"',
  ),
  someLines,
  { maxKeys: 4, noNullPrototype: true },
);
const someRecords = fc.array(fc.record({ values: someValues, extra: someExtra }), { minLength: 1, maxLength: 6 });

describe('what is exported comes back', () => {
  test.each(formats)('from %s with every column known and nothing changed', async (format) => {
    await fc.assert(
      fc.asyncProperty(someRecords, async (samples) => {
        const records = samples.map(({ values, extra }, index) => recordOf({ row: index, values, extra }));

        const { rows, created, updated, unchanged, problems, strays, updates } = await outcomeOf(
          await written(format, records),
          records,
        );

        expect(strays).toEqual([]);
        expect({ rows, created, updated, unchanged, problems, updates }).toEqual({
          rows: records.length,
          created: 0,
          updated: 0,
          unchanged: records.length,
          problems: 0,
          updates: [],
        });
      }),
      { numRuns: 60 },
    );
  });

  test('from a CSV that was opened and saved with semicolons in another encoding', async () => {
    const record = recordOf({ row: 1, ...aBot });
    const text = textOf(await written('csv', [record]))
      .slice(1)
      .replaceAll(',', ';')
      .replaceAll('https://a.b/c;d;e', 'https://a.b/c;d,e')
      .replaceAll('"three"";', '"three"",')
      .replaceAll('If Other;', 'If Other,');

    expect(await outcomeOf(new Uint8Array(Buffer.from(text, 'latin1')), [record])).toMatchObject({
      updated: 0,
      unchanged: 1,
      problems: 0,
    });
  });
});
