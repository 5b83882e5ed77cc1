import { describe, expect, test } from 'vitest';
import { aiSystems, tableIn } from '../../../test/builders/import-files.ts';
import { type MappedColumn, type MappingRequest, mapColumns } from './mapping.ts';
import { inSlices } from './slices.ts';

/** The mapping of a table of the register of AI systems, or what is wrong with its corrections. */
async function outcomeOf(text: string, request: Omit<MappingRequest, 'register'> = {}) {
  const table = await tableIn(text, { delimiter: ',', headerRow: 1 });
  return inSlices(mapColumns(table, { register: aiSystems, ...request }), () => Promise.resolve());
}

/** Where the columns of a text table go. */
async function mapped(text: string, request: Omit<MappingRequest, 'register'> = {}): Promise<readonly MappedColumn[]> {
  const columns = await outcomeOf(text, request);
  if (!columns.ok) throw new Error(columns.error.map(({ message }) => message).join('; '));
  return columns.value;
}

const targets = async (text: string, request: Omit<MappingRequest, 'register'> = {}) =>
  Object.fromEntries(
    (await mapped(text, request)).map(({ heading, target, reason }) => [heading, `${target} ${reason}`]),
  );

/** A table with these columns, whose values differ from row to row unless they are given. */
const aTable = (columns: Readonly<Record<string, readonly string[] | null>>, rows = 12): string => {
  const lines = Array.from({ length: rows }, (_, row) =>
    Object.entries(columns).map(
      ([heading, values]) => values?.[row % Math.max(1, values.length)] ?? `${heading} number ${row}`,
    ),
  );
  return [Object.keys(columns), ...lines]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
};

describe('a heading tells where a column goes', () => {
  test('by the field’s own name or label, however it is written', async () => {
    const table = aTable({
      Name: null,
      'owner unit': null,
      intended_purpose: null,
      putIntoServiceOn: ['2024-01-02'],
      STAGE: ['idea', 'design'],
    });

    expect(await targets(table)).toEqual({
      Name: 'name exact',
      'owner unit': 'ownerUnit exact',
      intended_purpose: 'intendedPurpose exact',
      putIntoServiceOn: 'putIntoServiceOn exact',
      STAGE: 'stage exact',
    });
  });

  test('by another name that is known for it, in any language', async () => {
    const table = aTable({
      'Use Case Name': null,
      Beschreibung: null,
      Leverancier: null,
      'Was the AI system involved in this use case developed (or is it to be developed) under contract(s) or in-house? ':
        ['Developed in-house.'],
    });

    expect(Object.values(await targets(table))).toEqual([
      'name known',
      'description known',
      'supplier known',
      'origin known',
    ]);
  });

  test('by a name that is dressed in other words, or by a slip of the pen', async () => {
    const table = aTable({
      'Name of the AI system': null,
      'Description of the use case': null,
      Intended_Pupose: null,
      'Current status of the system': null,
    });

    expect(await targets(table)).toMatchObject({
      'Name of the AI system': 'name similar',
      'Description of the use case': 'description similar',
      Intended_Pupose: 'intendedPurpose similar',
    });
  });

  test('and everything else is extra, under its own name', async () => {
    const columns = await mapped(
      aTable({
        Name: null,
        'Is the AI use case rights-impacting?': ['Both', 'Neither'],
        'Other (Use Case Topic Area)': null,
      }),
    );

    expect(columns.slice(1)).toMatchObject([
      { target: 'extra', reason: 'none', extraName: 'Is the AI use case rights-impacting?' },
      { target: 'extra', reason: 'none', extraName: 'Other (Use Case Topic Area)' },
    ]);
  });
});

describe('values speak against a heading', () => {
  test.each([
    ['options that the field does not know', 'Human intervention', ['Ja', 'Nee', 'Ja, de handhaver']],
    ['texts where dates should be', 'Start date', ['soon', 'later', 'FY2024 or so']],
    ['yes and no where a text should be', 'Purpose', ['Yes', 'No']],
    ['references that are not one a row', 'ID', ['A', 'B']],
    ['organisations where a person should be', 'Owner', ['gemeente-utrecht', 'gemeente-den-haag']],
    ['texts that are too long for the field', 'Vendor', ['x'.repeat(600)]],
  ])('%s', async (_, heading, values) => {
    expect((await targets(aTable({ Name: null, [heading]: values })))[heading]).toBe('extra none');
  });

  test('but not where they are few among good ones, or blank', async () => {
    expect(
      await targets(
        aTable({ Name: null, 'Date retired': ['N/A', '7/1/2023', '', 'N/A - merged'], Status: ['N/A', '', 'unknown'] }),
      ),
    ).toMatchObject({
      'Date retired': 'retiredOn known',
      Status: 'stage known',
    });
  });

  test('and speak for a field of which the heading has a word', async () => {
    const table = aTable({
      Name: null,
      'Deployment countries': ['DE, FR', 'Spain'],
      'EU role': ['Deployer'],
      'Risk level': ['High', 'Low'],
    });

    expect(await targets(table)).toMatchObject({
      'Deployment countries': 'countries content',
      'EU role': 'roles content',
      'Risk level': 'extra none',
    });
  });

  test('and speak for one by themselves only where nearly all are options of three kinds', async () => {
    const stages = ['Initiation', 'Implementation', 'Operation and Maintenance', 'Retired'];

    expect((await targets(aTable({ Name: null, Where: stages })))['Where']).toBe('stage content');
    expect((await targets(aTable({ Name: null, Audience: ['Internal', 'External'] })))['Audience']).toBe('extra none');
    expect(
      (await targets(aTable({ Name: null, 'Staff website': ['https://a.b', 'https://c.d'] })))['Staff website'],
    ).toBe('links content');
  });
});

describe('a field goes to one column', () => {
  test('to the broader and fuller of two that group records', async () => {
    const table = aTable({
      Title: null,
      Agency: ['USGS', 'NIH', 'FDA', 'ICE', ''],
      Department: ['Interior', 'Health'],
      Office: ['', 'A', ''],
    });

    expect(await targets(table)).toMatchObject({
      Department: 'ownerUnit known',
      Agency: 'extra none',
      Office: 'extra none',
    });
  });

  test('to the one whose values the register holds already', async () => {
    const table = aTable({ Title: null, Agency: ['Homeland Security', 'Energy'], Department: ['Immigration', 'Labs'] });

    expect(
      await targets(table, { known: { ownerUnit: ['Department of Labor', 'HOMELAND SECURITY', 'Energy'] } }),
    ).toMatchObject({ Agency: 'ownerUnit known', Department: 'extra none' });
    expect(await targets(table, { known: { ownerUnit: ['immigration', 'labs'] } })).toMatchObject({
      Department: 'ownerUnit known',
    });
  });

  test('to the fuller of two names', async () => {
    const table = aTable({ 'System Name': ['', 'SAP', '', ''], 'Use Case Name': null });

    expect(await targets(table)).toMatchObject({ 'Use Case Name': 'name known', 'System Name': 'extra none' });
  });

  test('to the one with the more telling name of two that are as full', async () => {
    expect(await targets(aTable({ title: null, tool_name: null }))).toMatchObject({
      tool_name: 'name known',
      title: 'extra none',
    });
  });
});

describe('a title is always looked for', () => {
  test('in a column that is called some name', async () => {
    expect(await targets(aTable({ Remarks: null, 'Register/name': null }))).toMatchObject({
      'Register/name': 'name content',
    });
  });

  test('else in the first column of short texts that differ', async () => {
    const table = aTable({ Kind: ['internal', 'public'], What: null, Note: ['same as ever'] });

    expect(await targets(table)).toMatchObject({ What: 'name content', Kind: 'extra none' });
  });

  test('and not in numbers, addresses or texts that repeat', async () => {
    expect(
      await targets(aTable({ No: ['1', '2', '3'], Web: ['https://a.b/1'], Kind: ['one of two', 'the other'] })),
    ).toEqual({ No: 'extra none', Web: 'links content', Kind: 'extra none' });
  });
});

describe('headings of our own exports', () => {
  test('bring an extra field back under its own name', async () => {
    const columns = await mapped(aTable({ Name: null, 'Extra: Agency': ['USGS'], 'Extra: Name': ['x'] }));

    expect(columns).toMatchObject([
      { target: 'name' },
      { target: 'extra', reason: 'exact', extraName: 'Agency' },
      { target: 'extra', reason: 'exact', extraName: 'Name' },
    ]);
  });

  test('keep a column’s own words apart from an extra field of the same name', async () => {
    const columns = await mapped(aTable({ Name: null, Stage: ['idea'], 'Extra: Stage': ['half way'] }));

    expect(columns.map(({ extraName }) => extraName)).toEqual(['Name', 'Stage (2)', 'Stage']);
  });
});

describe('a correction', () => {
  const table = aTable({ Title: null, Agency: ['A', 'B'], 'a=b': ['c'] });

  test('moves a column by its number or heading, and frees what it had', async () => {
    expect(await targets(table, { map: ['2=extra', 'title=description', 'a=b=supplier'] })).toMatchObject({
      Title: 'description chosen',
      Agency: 'extra chosen',
      'a=b': 'supplier chosen',
    });
    expect(await targets(table, { map: ['Title=NAME', '3=none'] })).toMatchObject({
      Title: 'name chosen',
      'a=b': 'none chosen',
    });
  });

  test('that fits nothing is refused, all of them at once, with what was meant', async () => {
    const outcome = await outcomeOf(table, {
      map: ['Titl=name', '9=name', '2=suplier', '2=name', '1=name', 'nonsense'],
    });

    expect(outcome).toMatchObject({
      ok: false,
      error: [
        { path: ['map', 0], code: 'unknown_name', meant: 'Title' },
        { path: ['map', 1], code: 'unknown_name' },
        { path: ['map', 2], code: 'unknown_name', meant: 'supplier' },
        { path: ['map', 4], code: 'repeated' },
        { path: ['map', 5], code: 'unknown_name' },
      ],
    });
  });

  test('may not give one column two places', async () => {
    expect(await outcomeOf(table, { map: ['1=name', '1=extra'] })).toMatchObject({
      ok: false,
      error: [{ path: ['map', 1], code: 'repeated' }],
    });
  });
});
