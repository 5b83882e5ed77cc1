import { expect, test } from 'vitest';
import { monthsOf } from './months.ts';

const day = (text: string) => ({ day: text });

test('days stand in their months, and today between what is before it and what is not', () => {
  const months = monthsOf([day('2027-12-02'), day('2026-11-21'), day('2026-11-22'), day('2026-11-30')], '2026-11-22');

  expect(months).toEqual([
    {
      month: '2026-11',
      before: [day('2026-11-21')],
      after: [day('2026-11-22'), day('2026-11-30')],
      hasToday: true,
    },
    { month: '2027-12', before: [], after: [day('2027-12-02')], hasToday: false },
  ]);
});

test('the month of today is there where nothing falls into it', () => {
  expect(monthsOf([day('2027-12-02')], '2026-11-22').map(({ month }) => month)).toEqual(['2026-11', '2027-12']);
});
