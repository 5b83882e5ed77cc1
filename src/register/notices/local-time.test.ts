import { expect, test } from 'vitest';
import { instantOf } from '../../kernel/time.ts';
import { isTimeZone, localTime } from './local-time.ts';

const at = (text: string) => instantOf(Date.parse(text));

test('a moment falls on another day and hour where the sun stands elsewhere', () => {
  const moment = at('2026-11-22T20:30:00Z');

  expect(localTime(moment, 'UTC')).toEqual({ date: '2026-11-22', hour: 20, minute: 30, isWeekend: true });
  expect(localTime(moment, 'Asia/Kathmandu')).toEqual({ date: '2026-11-23', hour: 2, minute: 15, isWeekend: false });
  expect(localTime(at('2026-11-22T00:00:00Z'), 'UTC').hour).toBe(0);
});

test('summer time moves the hour and nothing else', () => {
  expect(localTime(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toMatchObject({ date: '2026-10-25', hour: 2 });
  expect(localTime(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toMatchObject({ date: '2026-10-25', hour: 2 });
  expect(localTime(at('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toMatchObject({ date: '2026-03-29', hour: 3 });
});

test('only names of time zones are time zones', () => {
  expect(['Europe/Dublin', 'UTC', 'Mars/Olympus', '', 'x'.repeat(1000)].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
