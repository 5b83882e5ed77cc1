import { type Instant, type LocalDate, millisecondsOf, parseLocalDate } from '../../kernel/time.ts';

/** Where a moment falls in the calendar and on the clock of a time zone. */
export type LocalTime = {
  readonly date: LocalDate;
  readonly hour: number;
  readonly minute: number;
  readonly isWeekend: boolean;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make, and people share few time zones. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, known);
  return known;
}

/** What time it is somewhere at a moment; throws `RangeError` for a time zone that is not known here. */
export function localTime(at: Instant, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(millisecondsOf(at))
      .map(({ type, value }) => [type, value]),
  );
  const date = parseLocalDate(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
  if (!date) throw new Error(`${timeZone} has no date that the calendar knows`);
  const weekday = new Date(date).getUTCDay();
  return {
    date,
    hour: Number(parts.get('hour')),
    minute: Number(parts.get('minute')),
    isWeekend: weekday === 0 || weekday === 6,
  };
}

/** Whether a name is that of a time zone that is known here. Input may be hostile. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
