import { expect, test } from 'vitest';
import { snoozeChoices } from './snooze-choices.ts';

const chosen = (now: Date) =>
  snoozeChoices(now).map(({ name, until }) => `${name} ${until.getDate()}. ${until.getHours()}:${until.getMinutes()}`);

test('a notice is put off to a whole hour today, or to a morning', () => {
  expect(chosen(new Date(2026, 10, 25, 10, 20))).toEqual([
    'later 25. 14:0',
    'tomorrow 26. 8:0',
    'monday 30. 8:0',
    'week 2. 8:0',
  ]);
});

test('what would be another day\u2019s choice is not offered twice', () => {
  expect(chosen(new Date(2026, 10, 22, 22, 0))).toEqual(['tomorrow 23. 8:0', 'week 29. 8:0']);
  expect(chosen(new Date(2026, 10, 23, 9, 0))).toEqual(['later 23. 12:0', 'tomorrow 24. 8:0', 'week 30. 8:0']);
});
