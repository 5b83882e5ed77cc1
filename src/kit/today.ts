const two = (part: number): string => String(part).padStart(2, '0');

const dayOf = (moment: Date): string =>
  `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;

/** The calendar date where the reader is. */
export const todayHere = (): string => dayOf(new Date());

/** A calendar date some days after another one. */
export function daysAfter(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, date.length);
}

/** The day of the week of a calendar date: 1 is Monday and 7 is Sunday (ISO 8601). */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
