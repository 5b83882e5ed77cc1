import { describe, expect, test } from 'vitest';
import { aiSystems, aRow, recordOf, utf8 } from '../../../test/builders/import-files.ts';
import type { Candidate } from './changes.ts';
import { describeFile } from './describe.ts';
import { type ImportChoices, type ImportStep, planImport, understandFile } from './plan.ts';

const breathe = (): Promise<void> => Promise.resolve();

async function understood(text: string, choices: ImportChoices = {}) {
  const file = await understandFile({ register: aiSystems, bytes: utf8(text), choices, breathe });
  if (!file.ok) throw new Error(file.error.detail);
  return file.value;
}

async function planned(
  text: string,
  { records = [], choices = {} }: { records?: readonly Candidate[]; choices?: ImportChoices } = {},
) {
  const steps: ImportStep[] = [];
  const file = await understood(text, choices);
  const plan = await planImport({
    register: aiSystems,
    file,
    candidates: () => Promise.resolve(records),
    breathe,
    tell: (step) => steps.push(step),
  });
  return { ...plan, steps, codes: plan.counts.notices.map(({ row, code }) => `${row} ${code}`) };
}

describe('a new row', () => {
  test('becomes a record of what the file says, with what fits nowhere beside it', async () => {
    const { creates, counts } = await planned(
      'Name,Stage,Start date,Countries,Vendor note\nBot,pilot,7/25/2023,"France, IT", see  contract \n',
    );

    expect(creates).toEqual([
      {
        row: 2,
        values: { name: 'Bot', stage: 'verification', putIntoServiceOn: '2023-07-25', countries: ['FR', 'IT'] },
        extra: { 'Vendor note': 'see  contract' },
      },
    ]);
    expect(counts).toMatchObject({
      rows: 1,
      created: 1,
      updated: 0,
      unchanged: 0,
      matchedBy: [],
      problems: 0,
      warnings: 0,
    });
  });

  test('keeps under the column’s own heading what a field does not know, with a warning', async () => {
    const { creates, counts } = await planned(
      'Name,Status,Date retired\nBot,half way,2023\nEye,pilot,2024-01-01\nEar,pilot,2024-01-02\n',
    );

    expect(creates[0]).toEqual({
      row: 2,
      values: { name: 'Bot' },
      extra: { Status: 'half way', 'Date retired': '2023' },
    });
    expect(counts.notices).toMatchObject([
      { row: 2, column: 'Status', level: 'warning', code: 'option_unknown' },
      { row: 2, column: 'Date retired', level: 'warning', code: 'date_incomplete' },
    ]);
  });

  test('without a name is a problem, and a blank row is none', async () => {
    const { counts, codes } = await planned('Name,Stage\nBot,idea\n,idea\n,\n\nEye,idea\n');

    expect(codes).toEqual(['3 required']);
    expect(counts).toMatchObject({ rows: 3, problems: 1 });
  });

  test('that repeats the headings is left out, with a warning', async () => {
    const { counts, codes } = await planned('Name,Stage\nBot,idea\nName,Stage\nEye,idea\n');

    expect(codes).toEqual(['3 headings_repeated']);
    expect(counts.rows).toBe(2);
  });

  test('with a text that no field and no cell has room for is a problem', async () => {
    const { codes } = await planned(`Name,Note\n${'x'.repeat(501)},a\nEye,${'y'.repeat(100_001)}\n`);

    expect(codes).toEqual(['2 too_long', '3 too_long']);
  });

  test('loses the apostrophe that guarded it against being run as a formula', async () => {
    const { creates } = await planned("Name,Note\n'=Bot,'-5\n'tis,it's\n");

    expect(creates.map(({ values, extra }) => [values['name'], extra['Note']])).toEqual([
      ['=Bot', '-5'],
      ["'tis", "it's"],
    ]);
  });
});

test('a file in which no column can be the name says so once', async () => {
  const { counts } = await planned('No,Stage\n1,idea\n2,idea\n3,pilot\n');

  expect(counts.notices).toMatchObject([
    { row: 1, column: null, level: 'problem', code: 'title_unmapped', message: expect.stringContaining('`1=name`') },
  ]);
  expect(counts.rows).toBe(3);
});

describe('a row that is here already', () => {
  const record = recordOf(
    aRow(
      1,
      {
        name: 'Bot',
        stage: 'operation',
        description: 'What it  is',
        roles: ['provider', 'deployer'],
        supplier: 'ACME',
      },
      { Note: 'old', Year: '2023' },
    ),
  );

  test('changes only what the file says and differs', async () => {
    const { updates, counts } = await planned(
      'Name,Stage,Description,Role,Vendor,Note\nbot,retired,What it is,deployer; provider,,new\n',
      { records: [record] },
    );

    expect(updates).toEqual([
      {
        row: 2,
        record,
        matchedBy: 'name',
        changes: { values: { name: 'bot', stage: 'retired' }, extra: { Note: 'new' } },
      },
    ]);
    expect(counts).toMatchObject({ created: 0, updated: 1, unchanged: 0, matchedBy: [{ key: 'name', rows: 1 }] });
  });

  test('is unchanged where nothing differs; an empty cell empties nothing', async () => {
    const { unchanged, counts } = await planned('Name,Stage,Vendor,Note\nBot,live,,\n', { records: [record] });

    expect(unchanged).toBe(1);
    expect(counts).toMatchObject({ updated: 0, unchanged: 1, warnings: 0 });
  });

  test('takes over a state that could not be reached by hand, and says so', async () => {
    const { updates, codes } = await planned('Name,Stage\nBot,idea\n', { records: [record] });

    expect(updates).toMatchObject([{ changes: { values: { stage: 'idea' } } }]);
    expect(codes).toEqual(['2 state_corrected']);
  });

  test('is left alone where it is archived, and that is said', async () => {
    const archived = { ...record, archived: true };

    expect(await planned('Name,Stage\nBot,retired\n', { records: [archived] })).toMatchObject({
      updates: [],
      unchanged: 1,
      codes: ['2 archived_left_alone'],
    });
    expect((await planned('Name,Stage\nBot,live\n', { records: [archived] })).codes).toEqual([]);
  });
});

describe('the order of dates', () => {
  const lines = (dates: readonly string[], more = '') =>
    `Name,Start date${more && ',Checked'}\n${dates.map((date, index) => `Bot ${index},${date}${more && `,${more}`}`).join('\n')}\n`;
  const days = async (text: string, choices: ImportChoices = {}) => {
    const { creates, codes } = await planned(text, { choices });
    return { days: creates.map(({ values }) => values['putIntoServiceOn']), codes };
  };

  test('is what the column shows', async () => {
    expect(await days(lines(['1/2/2024', '25/2/2024']))).toEqual({ days: ['2024-02-01', '2024-02-25'], codes: [] });
    expect(await days(lines(['1/2/2024', '2/25/2024']))).toEqual({ days: ['2024-01-02', '2024-02-25'], codes: [] });
  });

  test('is else what other columns show, else assumed with a warning', async () => {
    expect((await days(lines(['1/2/2024', '3/4/2024'], '31/12/2024'))).days).toEqual(['2024-02-01', '2024-04-03']);
    expect(await days(lines(['1/2/2024', '3/4/2024']))).toEqual({
      days: ['2024-01-02', '2024-03-04'],
      codes: ['1 date_order_assumed'],
    });
    expect((await days(lines(['1.2.2024', '3.4.2024']))).days).toEqual(['2024-02-01', '2024-04-03']);
  });

  test('is what was chosen, without a warning', async () => {
    expect(await days(lines(['1/2/2024', '3/4/2024']), { dayFirst: 'yes' })).toEqual({
      days: ['2024-02-01', '2024-04-03'],
      codes: [],
    });
  });

  test('that is mixed is said, and each day that shows its own order keeps it', async () => {
    expect(await days(lines(['25/2/2024', '2/25/2024', '26/2/2024', '1/2/2024']))).toEqual({
      days: ['2024-02-25', '2024-02-25', '2024-02-26', '2024-02-01'],
      codes: ['1 date_order_mixed'],
    });
  });
});

test('progress is told from the first row to the last', async () => {
  const { steps } = await planned(`Name\n${Array.from({ length: 1200 }, (_, index) => `Bot ${index}`).join('\n')}\n`);

  expect(steps.map(({ step, done, of }) => `${step} ${done}/${of}`)).toEqual([
    'checking 500/1200',
    'checking 1000/1200',
    'checking 1200/1200',
    'matching 0/1200',
    'matching 1200/1200',
  ]);
});

test('all notices are counted, and five hundred of each level are told', async () => {
  const { counts } = await planned(`Name,Stage\n${'Bot,half way\nEye,idea\n'.repeat(700)}`);

  expect(counts.warnings).toBeGreaterThan(1300);
  expect(counts.notices).toHaveLength(500);
});

describe('what was found in a file', () => {
  test('is described for who is to confirm it', async () => {
    const text = 'Inventory 2026;;\nName;Status;Started on\nBot;live;1.2.2024\nEye;idea;\n';
    const bytes = utf8(text);

    expect(describeFile(await understood(text), { register: aiSystems, filename: 'systems.csv', bytes })).toEqual({
      filename: 'systems.csv',
      remembered: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
      format: 'csv',
      sheet: null,
      sheets: [],
      encoding: 'utf-8',
      delimiter: ';',
      headerRow: 2,
      dayFirst: null,
      rows: 2,
      columns: [
        {
          number: 1,
          heading: 'Name',
          target: 'name',
          reason: 'exact',
          filled: 2,
          samples: ['Bot', 'Eye'],
          proposal: null,
        },
        {
          number: 2,
          heading: 'Status',
          target: 'stage',
          reason: 'known',
          filled: 2,
          samples: ['live', 'idea'],
          proposal: null,
        },
        {
          number: 3,
          heading: 'Started on',
          target: 'extra',
          reason: 'none',
          filled: 1,
          samples: ['1.2.2024'],
          proposal: null,
        },
      ],
      targets: expect.arrayContaining(['extra', 'none', 'name', 'stage']),
      preview: [
        ['Bot', 'live', '1.2.2024'],
        ['Eye', 'idea', ''],
      ],
    });
  });

  test('says which order of dates it rests on', async () => {
    const text = 'Name,Start date\nBot,1/25/2024\n';

    expect(
      describeFile(await understood(text), { register: aiSystems, filename: 'x', bytes: utf8(text) }).dayFirst,
    ).toBe(false);
  });
});

test('corrections that do not fit the file are refused with each problem', async () => {
  const file = await understandFile({
    register: aiSystems,
    bytes: utf8('Name,Stage\nBot,idea\n'),
    choices: { map: ['Nam=name', '2=stag'] },
    breathe,
  });

  expect(file).toMatchObject({
    ok: false,
    error: {
      code: 'file_not_understood',
      problems: [
        { path: ['map', 0], meant: 'Name' },
        { path: ['map', 1], meant: 'stage' },
      ],
    },
  });
});
