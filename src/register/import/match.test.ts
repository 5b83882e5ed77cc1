import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aiSystems, aRow, recordOf } from '../../../test/builders/import-files.ts';
import { type Candidate, comparerOf, isUnchanged } from './changes.ts';
import { matchRows } from './match.ts';
import type { CheckedRow } from './rows.ts';
import type { Sliced } from './slices.ts';
import type { RowNotice } from './table.ts';

/** What sliced work comes to when nobody else wants a turn. */
function finished<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function matched(rows: readonly CheckedRow[], candidates: readonly Candidate[]) {
  const notices: RowNotice[] = [];
  const matches = finished(
    matchRows({ register: aiSystems, rows, candidates, notice: (notice) => notices.push(notice) }),
  );
  return {
    notices,
    codes: notices.map(({ code }) => code),
    pairs: matches.map(({ row, record, matchedBy }) => [row.row, record?.id, matchedBy]),
    matches,
  };
}

const bot = { ownerUnit: 'Customs', name: 'Bot' };

describe('a row is recognised', () => {
  test('by its reference before its name', () => {
    const records = [
      recordOf(aRow(1, { ...bot, reference: 'A-1' })),
      recordOf(aRow(2, { ownerUnit: 'Customs', name: 'Renamed', reference: 'A-2' })),
    ];

    expect(matched([aRow(9, { ...bot, reference: ' a-2 ' })], records).pairs).toEqual([[9, 'sys_2', 'reference']]);
  });

  test('by unit and name together, whatever their case and spaces', () => {
    expect(matched([aRow(9, { ownerUnit: 'CUSTOMS ', name: 'bot' })], [recordOf(aRow(1, bot))]).pairs).toEqual([
      [9, 'sys_1', 'ownerUnit + name'],
    ]);
  });

  test('by its name alone where neither side has a unit', () => {
    expect(matched([aRow(9, { name: 'Bot' })], [recordOf(aRow(1, { name: 'bot' }))]).pairs).toEqual([
      [9, 'sys_1', 'name'],
    ]);
  });

  test('but not by its name alone where one side has a unit, and that is said', () => {
    const { pairs, codes } = matched([aRow(9, { name: 'Bot' })], [recordOf(aRow(1, bot))]);

    expect(pairs).toEqual([[9, undefined, undefined]]);
    expect(codes).toEqual(['name_known']);
    expect(matched([aRow(9, bot)], [recordOf(aRow(1, { name: 'Bot' }))]).codes).toEqual(['name_known']);
    expect(matched([aRow(9, bot)], [recordOf(aRow(1, { ...bot, ownerUnit: 'Treasury' }))])).toMatchObject({
      pairs: [[9, undefined, undefined]],
      codes: [],
    });
  });

  test('by the next key where its reference stands in several rows, and that is said', () => {
    const rows = [aRow(2, { ...bot, reference: 'X' }), aRow(3, { ownerUnit: 'Customs', name: 'Eye', reference: 'x' })];
    const records = [recordOf(aRow(1, { ownerUnit: 'Customs', name: 'Eye', reference: 'X' }))];

    const { pairs, codes } = matched(rows, records);

    expect(pairs).toEqual([
      [2, undefined, undefined],
      [3, 'sys_1', 'ownerUnit + name'],
    ]);
    expect(codes).toEqual(['key_repeated', 'key_repeated']);
  });

  test('with a warning where its reference changes', () => {
    const { notices } = matched(
      [aRow(9, { ...bot, reference: '2024-7' })],
      [recordOf(aRow(1, { ...bot, reference: '2023-5' }))],
    );

    expect(notices).toMatchObject([
      { row: 9, code: 'key_changed', message: expect.stringContaining('from `2023-5` to `2024-7`') },
    ]);
  });
});

describe('a reference that both lists count from 1', () => {
  const listOf = (names: readonly string[]) =>
    names.map((name, index) => aRow(index + 2, { name, reference: String(index + 1) }));

  test('recognises nothing where most of its records have other names, and that is said once', () => {
    const records = listOf(['Bot', 'Eye', 'Ear', 'Arm']).map((row) => recordOf(row));

    const { pairs, codes } = matched(listOf(['Pump', 'Valve', 'Ear', 'Gate']), records);

    expect(pairs).toEqual([
      [2, undefined, undefined],
      [3, undefined, undefined],
      [4, 'sys_4', 'name'],
      [5, undefined, undefined],
    ]);
    expect(codes).toEqual(['key_of_others']);
  });

  test('recognises all where most have the same name, and a new name is said', () => {
    const records = listOf(['Bot', 'Eye', 'Ear', 'Arm']).map((row) => recordOf(row));

    const { pairs, codes } = matched(listOf(['Bot', 'Eye', 'Ear two', 'Arm']), records);

    expect(pairs.map(([, id]) => id)).toEqual(['sys_2', 'sys_3', 'sys_4', 'sys_5']);
    expect(codes).toEqual(['key_changed']);
  });
});

describe('rows and records with the same key', () => {
  test('stay apart: each row that has no record becomes one, and that is said', () => {
    const { pairs, codes } = matched([aRow(2, bot), aRow(3, bot), aRow(4, bot)], [recordOf(aRow(1, bot))]);

    expect(pairs.filter(([, id]) => id !== undefined)).toHaveLength(1);
    expect(codes.filter((code) => code === 'row_repeated')).toHaveLength(2);
  });

  test('come together by equal contents first, whatever their order', () => {
    const rows = [
      aRow(2, bot, { Bureau: 'North' }),
      aRow(3, bot, { Bureau: 'South' }),
      aRow(4, bot, { Bureau: 'East' }),
    ];
    const records = [rows[2], rows[0], rows[1]].flatMap((row) => (row ? [recordOf(row)] : []));

    const { pairs, codes } = matched(rows, records);

    expect(pairs.map(([row, id]) => [row, id])).toEqual([
      [2, 'sys_2'],
      [3, 'sys_3'],
      [4, 'sys_4'],
    ]);
    expect(codes).toEqual([]);
  });

  test('then by a record that says all that the row says, and more', () => {
    const short = aRow(2, bot, { Bureau: 'North' });
    const long = aRow(3, bot, { Bureau: 'North', Floor: '2' });
    const records = [
      recordOf(long, { extra: { Bureau: 'North', Floor: '2', Year: '2023' } }),
      recordOf(short, { extra: { Bureau: 'North', Year: '2023' } }),
    ];

    expect(matched([short, long], records).pairs.map(([row, id]) => [row, id])).toEqual([
      [2, 'sys_2'],
      [3, 'sys_3'],
    ]);
  });

  test('then by the most values that are alike, with a warning', () => {
    const rows = [aRow(2, bot, { Bureau: 'South', Floor: '9' }), aRow(3, bot, { Bureau: 'North', Floor: '8' })];
    const records = [
      recordOf(aRow(7, bot, { Bureau: 'North', Floor: '1' })),
      recordOf(aRow(8, bot, { Bureau: 'South', Floor: '2' })),
    ];

    const { pairs, codes } = matched(rows, records);

    expect(pairs.map(([row, id]) => [row, id])).toEqual([
      [2, 'sys_8'],
      [3, 'sys_7'],
    ]);
    expect(codes).toEqual(['match_ambiguous', 'match_ambiguous']);
  });

  test('leave an archived record for last', () => {
    const records = [
      recordOf(aRow(7, bot), { archived: true, extra: { Bureau: 'X' } }),
      recordOf(aRow(8, bot), { extra: { Bureau: 'Y' } }),
    ];

    expect(matched([aRow(2, bot, { Bureau: 'Z' })], records).pairs).toEqual([[2, 'sys_8', 'ownerUnit + name']]);
  });
});

const someText = (...texts: readonly string[]) => fc.constantFrom(...texts, undefined);
const someRow = fc.record({
  reference: someText('1', '2', '3'),
  ownerUnit: someText('A', 'B'),
  name: fc.constantFrom('Bot', 'Eye'),
  domain: someText('x', 'y'),
  bureau: someText('N', 'S'),
});

type Sample = typeof someRow extends fc.Arbitrary<infer S> ? S : never;

const rowsOf = (samples: readonly Sample[]): readonly CheckedRow[] =>
  samples.map(
    ({ bureau, ...values }, index): CheckedRow => ({
      row: index + 2,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null])),
      extra: Object.fromEntries(bureau === undefined ? [] : [['Bureau', bureau]]),
    }),
  );

const table = fc.array(someRow, { maxLength: 14 });

describe('whatever the rows and records', () => {
  test('each row and each record is in at most one pair, and each pair shares its key', () => {
    fc.assert(
      fc.property(table, table, (left, right) => {
        const { matches } = matched(
          rowsOf(left),
          rowsOf(right).map((row) => recordOf(row)),
        );
        const records = matches.flatMap(({ record }) => record ?? []);
        expect(new Set(records).size).toBe(records.length);
        expect(matches.map(({ row }) => row.row)).toEqual(left.map((_, index) => index + 2));
        for (const { row, record, matchedBy } of matches) {
          for (const field of matchedBy?.split(' + ') ?? []) expect(record?.values[field]).toBe(row.values[field]);
        }
      }),
    );
  });

  test('a file that is read again changes nothing, in whatever order its rows and the records stand', () => {
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()), (samples, one, other) => {
        const rows = rowsOf(samples);
        const records = rows.map((row) => recordOf(row));
        const { matches } = matched(shuffled(rows, one), shuffled(records, other));
        const { changes } = comparerOf(aiSystems);
        for (const { row, record } of matches) {
          expect(record && isUnchanged(changes(row, record))).toBe(true);
        }
      }),
    );
  });

  test('a second file that says more of the same rows adds no records, and then changes nothing', () => {
    fc.assert(
      fc.property(table, (samples) => {
        const rows = rowsOf(samples);
        const records = rows.map((row) => recordOf(row, { extra: { ...row.extra, Year: String(row.row % 3) } }));
        const { matches } = matched(rows, records);
        expect(matches.every(({ record }) => record !== undefined)).toBe(true);
        expect(
          matches.every(({ row, record }) => record && isUnchanged(comparerOf(aiSystems).changes(row, record))),
        ).toBe(true);
      }),
    );
  });
});

const shuffled = <T>(items: readonly T[], dice: fc.Stream<number>): readonly T[] => {
  const ranks = [...dice.take(items.length)];
  return items
    .map((item, index) => ({ item, rank: ranks[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
};

test('ten thousand rows find ten thousand records, also where hundreds share a name', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    aRow(
      index + 2,
      { ownerUnit: `Unit ${index % 40}`, name: index % 20 === 0 ? 'Generative AI' : `System ${index}` },
      { Bureau: `B${index % 7}`, Note: `n${index}` },
    ),
  );

  const { pairs } = matched(rows, rows.map((row) => recordOf(row)).reverse());

  expect(pairs.filter(([row, id]) => id !== `sys_${String(row)}`)).toEqual([]);
});
