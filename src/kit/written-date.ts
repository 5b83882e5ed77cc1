import { parseLocalDate } from '../kernel/time.ts';
import { formatLocale } from './DateText.tsx';

type Part = 'day' | 'month' | 'year';

const example = new Date(Date.UTC(2026, 11, 2));

/** A recorded day as the reader writes one into a field: `2.12.2026`, or with the month's name where figures could be misread. */
export function writtenDate(value: string, locale: string): string {
  if (parseLocalDate(value) === undefined) return value;
  const own = formatLocale(locale);
  const isDotted = new Intl.DateTimeFormat(own, { timeZone: 'UTC' }).format(example).includes('.');
  const month = isDotted ? 'numeric' : 'short';
  return new Intl.DateTimeFormat(own, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(
    new Date(value),
  );
}

/** A day that a reader wrote, in his own order, with the month as a figure or a name, or as `2026-12-02`; `undefined` for none. */
export function readDate(text: string, locale: string): string | undefined {
  const tokens = text
    .trim()
    .split(/[\s./,-]+/u)
    .filter((token) => token !== '');
  if (tokens.length !== 3) return undefined;
  const own = formatLocale(locale);
  const named = tokens.findIndex((token) => /^\p{L}/u.test(token));
  const order = named >= 0 ? namedOrder(tokens, named) : figureOrder(tokens, own);
  const of = (part: Part): string => tokens[order.indexOf(part)] ?? '';
  const month = named >= 0 ? monthOf(of('month'), own) : Number(of('month'));
  const year = wholeYear(of('year'));
  if (month === undefined || year === undefined || !/^\d{1,2}$/u.test(of('day'))) return undefined;
  return parseLocalDate(`${year}-${String(month).padStart(2, '0')}-${of('day').padStart(2, '0')}`);
}

const namedOrder = (tokens: readonly string[], named: number): readonly Part[] => {
  if (named === 0) return ['month', 'day', 'year'];
  return tokens[0]?.length === 4 ? ['year', 'month', 'day'] : ['day', 'month', 'year'];
};

function figureOrder(tokens: readonly string[], locale: string): readonly Part[] {
  if (tokens[0]?.length === 4) return ['year', 'month', 'day'];
  const types = new Intl.DateTimeFormat(locale).formatToParts(example).map(({ type }) => type);
  return types.filter((type) => type === 'day' || type === 'month' || type === 'year');
}

function wholeYear(text: string): string | undefined {
  if (/^\d{4}$/u.test(text)) return text;
  return /^\d{2}$/u.test(text) ? `20${text}` : undefined;
}

/** The number of a month by the beginning of its name, in the reader's language or in English. */
function monthOf(text: string, locale: string): number | undefined {
  const written = text.toLocaleLowerCase();
  if (written.length < 3) return undefined;
  for (const language of [locale, 'en']) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const names = Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2026, month, 1))));
    const found = names.findIndex((name) => name.toLocaleLowerCase().startsWith(written.replace(/^sept$/u, 'sep')));
    if (found >= 0) return found + 1;
  }
  return undefined;
}

/** A moment as its reader writes it, in his own time zone: the day, and the time by 24 hours. */
export function writtenMoment(value: string, locale: string): string {
  const at = new Date(value);
  if (value === '' || Number.isNaN(at.getTime())) return value;
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  return `${writtenDate(local.slice(0, 10), locale)} ${local.slice(11, 16)}`;
}

/** A moment that a reader wrote in his own time zone, as it is recorded in UTC; `undefined` for none. */
export function readMoment(text: string, locale: string): string | undefined {
  const [, before = '', hours = '', minutes = ''] = /^(.*?)[\s,T]+(\d{1,2}):(\d{2})\s*$/su.exec(text) ?? [];
  const day = readDate(before, locale);
  if (day === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return new Date(`${day}T${hours.padStart(2, '0')}:${minutes}:00`).toISOString();
}
