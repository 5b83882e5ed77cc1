import { expect, test } from 'vitest';
import { trendPoints } from './trend-points.ts';

const figure = { id: 'in_date', value: 3, of: 4, list: 'evidence', filter: { 'expiresOn.from': '2026-11-22' } };
const course = {
  id: 'in_date',
  values: [1],
  wholes: [2],
  filters: [{ 'expiresOn.from': '2026-11-15' }],
};

test('each day of the past opens its list as on that day, and today the list as it is', () => {
  const trend = { days: ['2026-11-15'], figures: [course], stages: [] };

  expect(trendPoints(trend, figure, '2026-11-22')).toEqual([
    { day: '2026-11-15', value: 1, whole: 2, search: { 'expiresOn.from': '2026-11-15', asOn: '2026-11-15' } },
    { day: '2026-11-22', value: 3, whole: 4, search: { 'expiresOn.from': '2026-11-22' } },
  ]);
});

test('a figure without a past has no points', () => {
  expect(trendPoints({ days: ['2026-11-15'], figures: [], stages: [] }, figure, '2026-11-22')).toEqual([]);
});
