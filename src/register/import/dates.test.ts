import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderEvidence, readDate, shownOrder, usualOrder } from './dates.ts';

describe('a text is read as a day', () => {
  test.each([
    ['2024-07-01', '2024-07-01'],
    ['2024-7-1', '2024-07-01'],
    ['2023/07/01', '2023-07-01'],
    ['2023.07.01', '2023-07-01'],
    ['20230701', '2023-07-01'],
    ['2024-04-01 00:00:00', '2024-04-01'],
    ['2025-06-26T07:39:09Z', '2025-06-26'],
    ['2025-06-26T23:30:00+05:00', '2025-06-26'],
    ['13/1/2023', '2023-01-13'],
    ['1/13/2023', '2023-01-13'],
    ['12/31/23', '2023-12-31'],
    ['7/13/2023 12:00:00 AM', '2023-07-13'],
    ['1 July 2023', '2023-07-01'],
    ['1st of July 2023', '2023-07-01'],
    ['July 1, 2023', '2023-07-01'],
    ['Jul 1 2023', '2023-07-01'],
    ['Saturday, 1 July 2023', '2023-07-01'],
    ['1. März 2024', '2024-03-01'],
    ['1 mrt 2024', '2024-03-01'],
    ['5 de mayo de 2023', '2023-05-05'],
    ['14 août 2022', '2022-08-14'],
    ['15-Jul-23', '2023-07-15'],
  ])('%s', (text, date) => {
    expect(readDate(text, 'month')).toEqual({ kind: 'day', date, ambiguous: false });
  });

  test('in the order that is given where its numbers do not show it', () => {
    expect(readDate('3/4/2026', 'month')).toEqual({ kind: 'day', date: '2026-03-04', ambiguous: true });
    expect(readDate('3/4/2026', 'day')).toEqual({ kind: 'day', date: '2026-04-03', ambiguous: true });
    expect(readDate('5.5.2026', 'day')).toEqual({ kind: 'day', date: '2026-05-05', ambiguous: false });
  });
});

test.each([
  '2023',
  'July 2023',
  'Jul-23',
  '07/2023',
  '2023-07',
  '03-2022',
  'FY24',
  'FY 2025',
  'Q3 2023',
  '2023 Q3',
  'mei 2023',
])('`%s` is less than a day, and no day is made up', (text) => {
  expect(readDate(text, 'month').kind).toBe('incomplete');
});

test.each(['7/16/1905', '1905-07-15', '1/1/1900', '2999-01-01'])(
  '`%s` is a day in which no AI system began',
  (text) => {
    expect(readDate(text, 'month').kind).toBe('implausible');
  },
);

test.each([
  '',
  'N/A',
  'soon',
  '31.2.2023',
  '2023-13-01',
  '45474',
  'v2.1',
  'N/A - retired',
  'Pilot 2023',
  '1/2',
  '12:30',
  '99/99/2024',
])('`%s` is no date', (text) => {
  expect(readDate(text, 'month').kind).toBe('none');
});

describe('the order of a column', () => {
  test('is shown by any day after the twelfth', () => {
    expect(shownOrder(orderEvidence(['1/2/2024', '25/3/2024', 'N/A']))).toBe('day');
    expect(shownOrder(orderEvidence(['1/2/2024', '3/25/2024', '']))).toBe('month');
    expect(shownOrder(orderEvidence(['1/2/2024', '3/4/2024']))).toBeUndefined();
  });

  test('is by custom month first with slashes and day first with dots or hyphens', () => {
    expect(usualOrder(orderEvidence(['1/2/2024', '3/4/2024']))).toBe('month');
    expect(usualOrder(orderEvidence(['1.2.2024', '3.4.2024']))).toBe('day');
    expect(usualOrder(orderEvidence(['1-2-2024', '3-4-2024']))).toBe('day');
  });
});

test('every day of a century comes back from each way to write it', () => {
  const day = fc.date({
    min: new Date(Date.UTC(1951, 0, 1)),
    max: new Date(Date.UTC(2099, 11, 31)),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
      expect(readDate(iso, 'day')).toMatchObject({ date: iso });
      expect(readDate(`${Number(dayOfMonth)}.${Number(month)}.${year}`, 'day')).toMatchObject({ date: iso });
      expect(readDate(`${month}/${dayOfMonth}/${year}`, 'month')).toMatchObject({ date: iso });
      expect(
        readDate(new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(date), 'day'),
      ).toMatchObject({ date: iso });
    }),
  );
});
