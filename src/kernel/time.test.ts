import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, daysAfter, instantOf, millisecondsOf, parseInstant, parseLocalDate } from './time.ts';

const milliseconds = fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 });

describe('an instant', () => {
  test('is read back as it was written, for every millisecond of the years 0000 to 9999', () => {
    fc.assert(
      fc.property(milliseconds, (at) => {
        const instant = instantOf(at);

        expect(parseInstant(instant)).toBe(instant);
        expect(millisecondsOf(instant)).toBe(at);
      }),
    );
  });

  test('with an offset is given in UTC', () => {
    expect(parseInstant('2026-11-22T01:30:00+02:00')).toBe('2026-11-21T23:30:00.000Z');
    expect(parseInstant('2026-11-22t12:00:00.5z')).toBe('2026-11-22T12:00:00.500Z');
  });

  test('finer than a millisecond is cut', () => {
    expect(parseInstant('2026-11-22T12:00:00.123999Z')).toBe('2026-11-22T12:00:00.123Z');
  });

  test.each([
    ['a year alone', '2026'],
    ['a number', '1'],
    ['a date alone', '2026-11-22'],
    ['words', 'Nov 22 2026'],
    ['a moment without an offset', '2026-11-22T12:00:00'],
    ['a space in the place of the T', '2026-11-22 12:00:00Z'],
    ['a day that is not in the calendar', '2026-02-30T00:00:00Z'],
    ['an hour past 23', '2026-11-22T24:00:00Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['an offset of a day', '2026-11-22T12:00:00+24:00'],
    ['a moment that UTC puts into the year 10000', '9999-12-31T23:59:59-01:00'],
    ['a moment that UTC puts before the year 0000', '0000-01-01T00:00:00+01:00'],
    ['something after it', '2026-11-22T12:00:00Z\n'],
  ])('%s is no instant', (_, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});

describe('a local date', () => {
  test('is the day on which an instant falls in UTC', () => {
    fc.assert(
      fc.property(milliseconds, (at) => {
        const date = dateOf(instantOf(at));

        expect(parseLocalDate(date)).toBe(date);
      }),
    );
  });

  test('is a day exactly where the calendar has one', () => {
    const part = (max: number, length: number) =>
      fc.integer({ min: 0, max }).map((each) => each.toString().padStart(length, '0'));
    fc.assert(
      fc.property(part(9999, 4), part(13, 2), part(32, 2), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const moment = new Date(`${text}T00:00:00.000Z`);
        const isDay = !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(text);

        expect(parseLocalDate(text)).toBe(isDay ? text : undefined);
      }),
      { numRuns: 2000 },
    );
  });

  test('exists in the calendar', () => {
    expect(parseLocalDate('2024-02-29')).toBe('2024-02-29');
    expect(['2023-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-11-22T00:00:00Z'].map(parseLocalDate)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

test('days are counted over the ends of months and years', () => {
  const date = parseLocalDate('2026-12-30');
  if (!date) throw new Error('no date');

  expect([daysAfter(date, 3), daysAfter(date, -30), daysAfter(date, 0)]).toEqual([
    '2027-01-02',
    '2026-11-30',
    '2026-12-30',
  ]);
});
