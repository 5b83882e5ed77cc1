import { expect, test } from 'vitest';
import { groupOf, snoozeDays } from './groups.ts';

const sunday = '2026-11-22';
const tuesday = '2026-11-24';
const task = (dueOn: string | null, hiddenUntil: string | null = null) => ({ dueOn, hiddenUntil });

test('a task stands by its day, and a week ends with its Sunday', () => {
  expect(
    ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-29', '2026-11-30', null].map((day) =>
      groupOf(task(day), tuesday),
    ),
  ).toEqual(['overdue', 'today', 'week', 'week', 'later', 'undated']);
  expect(groupOf(task('2026-11-23'), sunday)).toBe('later');
});

test('what was put by waits until its day has come, and a mention has none', () => {
  expect(groupOf(task('2026-11-20', '2026-11-25'), tuesday)).toBe('snoozed');
  expect(groupOf(task('2026-11-20', tuesday), tuesday)).toBe('overdue');
  expect(groupOf({ hiddenUntil: null }, tuesday)).toBe('mentions');
});

test('the coming Monday is never today', () => {
  expect(snoozeDays(sunday)).toEqual({ tomorrow: '2026-11-23', monday: '2026-11-23', month: '2026-12-20' });
  expect(snoozeDays('2026-11-23').monday).toBe('2026-11-30');
});
