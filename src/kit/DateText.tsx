import { useLingui } from '@lingui/react/macro';

type DateTextProps = {
  /** A moment (RFC 3339) or a calendar date (`2026-12-02`). */
  readonly at: string;
  /** `day` (the default) or `minute`, in the reader's time zone; a calendar date has no time. */
  readonly to?: 'day' | 'minute';
};

/** A moment or a date in the reader's language; the exact moment stands in its title. */
export function DateText({ at, to = 'day' }: DateTextProps) {
  const { i18n } = useLingui();
  return (
    <time dateTime={at} title={at}>
      {dateText(at, { to, locale: i18n.locale })}
    </time>
  );
}

const isCalendarDate = (at: string): boolean => at.length === 'YYYY-MM-DD'.length;

/** A moment or a date as text; a calendar date is the same day in every time zone. */
export function dateText(
  at: string,
  { to = 'day', locale }: { readonly to?: 'day' | 'minute'; readonly locale: string },
) {
  const precision = isCalendarDate(at) ? 'date' : to;
  return formatFor(formatLocale(locale), precision).format(new Date(at));
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const formats = {
  date: { ...day, timeZone: 'UTC' },
  day,
  minute: { ...day, hour: '2-digit', minute: '2-digit' },
} as const;

const made = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make and a table shows hundreds of dates, so each is made once. */
function formatFor(locale: string, precision: keyof typeof formats): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, formats[precision]);
  made.set(key, known);
  return known;
}

/** The reader's own variety of the language of the screens, for dates and numbers: `en-IE` where the screens are `en`. */
export const formatLocale = (locale: string): string =>
  navigator.languages.find((own) => own === locale || own.startsWith(`${locale}-`)) ?? locale;
