import type { Brand } from './brand.ts';

/** A moment, as RFC 3339 in UTC with milliseconds: `2026-11-22T12:00:00.000Z`. */
export type Instant = Brand<string, 'Instant'>;

/** A calendar date without a time zone, `2026-12-02`: what laws and deadlines are written in. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Where the time comes from. Passed in, never read from the machine by a rule. */
export type Clock = () => Instant;

/** The machine's own clock as an `Instant`; entry points hand it down, tests hand down another. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

/** Milliseconds since 1970 of an `Instant`. */
export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

/** The date in UTC on which an `Instant` falls. */
export const dateOf = (instant: Instant): LocalDate => instant.slice(0, 10) as LocalDate;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** Reads `YYYY-MM-DD`; answers `undefined` for any text that is not a day in the calendar. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const [, year = 0, month = 0, day = 0] = datePattern.exec(text)?.map(Number) ?? [];
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isReal ? (text as LocalDate) : undefined;
}

/** The length of a month in the calendar of ISO 8601, which carries today's leap years back into the past. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const instantLength = 'YYYY-MM-DDTHH:MM:SS.sssZ'.length;
const instantPattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/u;

/**
 * Reads an RFC 3339 moment with any offset and gives it in UTC, cut to milliseconds; `undefined` where the text is
 * none. A moment without an offset is none, nor is a leap second or one that UTC puts outside the years 0000 to 9999.
 */
export function parseInstant(text: string): Instant | undefined {
  const written = text.toUpperCase();
  if (!instantPattern.test(written) || parseLocalDate(written.slice(0, 10)) === undefined) return undefined;
  const isOurForm = text === written && text.length === instantLength && text.endsWith('Z');
  const instant = isOurForm ? (text as Instant) : instantOf(Date.parse(written));
  return instant.length === instantLength ? instant : undefined;
}

const dayInMilliseconds = 86_400_000;

/** The date so many days later, or earlier where `days` is negative, in the calendar of ISO 8601. */
export const daysAfter = (date: LocalDate, days: number): LocalDate =>
  dateOf(instantOf(Date.parse(date) + days * dayInMilliseconds));
