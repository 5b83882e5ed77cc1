import { expect, test } from 'vitest';
import { daysOf } from './days.ts';

test('things of one day stand together, in their order', () => {
  const ats = ['2026-03-03T12:00:00Z', '2026-03-03T11:00:00Z', '2026-03-01T12:00:00Z'];

  expect(daysOf(ats.map((at) => ({ at }))).map(({ of }) => of.map(({ at }) => at))).toEqual([
    ats.slice(0, 2),
    ats.slice(2),
  ]);
});
