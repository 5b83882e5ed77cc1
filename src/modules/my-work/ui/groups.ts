import { daysAfter, weekday } from '../../../kit/today.ts';

/** The groups of one's own work, in order. */
export const groupNames = ['overdue', 'today', 'mentions', 'week', 'later', 'undated', 'snoozed'] as const;

/** A group of one's own work. */
export type GroupName = (typeof groupNames)[number];

type Item = { readonly hiddenUntil: string | null; readonly dueOn?: string | null };

/** Where a thing stands on `today`; a week ends with its Sunday, and what was put by waits until its day has come. */
export function groupOf({ hiddenUntil, dueOn }: Item, today: string): GroupName {
  if (hiddenUntil !== null && hiddenUntil > today) return 'snoozed';
  if (dueOn === undefined) return 'mentions';
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= daysAfter(today, 7 - weekday(today)) ? 'week' : 'later';
}

/** The days until which one puts things by most: tomorrow, the coming Monday, and in four weeks. */
export const snoozeDays = (today: string): Readonly<Record<'tomorrow' | 'monday' | 'month', string>> => ({
  tomorrow: daysAfter(today, 1),
  monday: daysAfter(today, 8 - weekday(today)),
  month: daysAfter(today, 28),
});
