/** A month, `2026-11`, with its days up to today and after it. */
export type Month<Day> = {
  readonly month: string;
  readonly before: readonly Day[];
  readonly after: readonly Day[];
  readonly hasToday: boolean;
};

const lengthOfMonth = 'YYYY-MM'.length;

/** Days by month, the earliest first; the month of today is there even where nothing falls into it. */
export function monthsOf<Day extends { readonly day: string }>(
  days: readonly Day[],
  today: string,
): readonly Month<Day>[] {
  const monthIn = (day: string): string => day.slice(0, lengthOfMonth);
  const byMonth = Map.groupBy(days, ({ day }) => monthIn(day));
  const names = [...new Set([...byMonth.keys(), monthIn(today)])].toSorted();
  return names.map((month) => {
    const inMonth = (byMonth.get(month) ?? []).toSorted((a, b) => (a.day < b.day ? -1 : 1));
    return {
      month,
      before: inMonth.filter(({ day }) => day < today),
      after: inMonth.filter(({ day }) => day >= today),
      hasToday: month === monthIn(today),
    };
  });
}
