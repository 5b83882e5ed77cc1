import type { Output } from '../../../kernel/operation.ts';
import type { SearchValues } from '../../../kit/address.ts';
import type { homeContracts } from '../contract.ts';
import type { Figure } from './figures.tsx';

/** What a figure was on a day, and the query of its list as on that day; today's is the list as it is. */
export type TrendPoint = {
  readonly day: string;
  readonly value: number;
  readonly whole: number | null;
  readonly search: SearchValues | null;
};

/** A figure's past and today, oldest first; none where nothing is known of its past. */
export function trendPoints(
  { days, figures }: Output<typeof homeContracts.trend>,
  figure: Figure,
  today: string,
): readonly TrendPoint[] {
  const course = figures.find(({ id }) => id === figure.id);
  if (!course) return [];
  const past = days.map((day, place): TrendPoint => {
    const filter = course.filters?.[place] ?? figure.filter;
    return {
      day,
      value: course.values[place] ?? 0,
      whole: course.wholes?.[place] ?? null,
      search: filter && { ...filter, asOn: day },
    };
  });
  return [...past, { day: today, value: figure.value, whole: figure.of, search: figure.filter }];
}
