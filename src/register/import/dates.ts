import { type LocalDate, parseLocalDate } from '../../kernel/time.ts';
import { foldTight } from './fold.ts';

/** Whether `3/4/2026` is the third of April (`day`) or the fourth of March (`month`). */
export type DateOrder = 'day' | 'month';

/**
 * What a text says as a date: a day; less than a day (a month, a year: never filled up); a day outside the years in
 * which any AI system can have begun or ended; or no date at all. `ambiguous` days rest on the order that was given.
 */
export type ReadDate =
  | { readonly kind: 'day'; readonly date: LocalDate; readonly ambiguous: boolean }
  | { readonly kind: 'incomplete' | 'implausible' | 'none' };

const earliestYear = 1950;
const latestYear = 2100;

const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/u;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u;
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[,\s]+\d{1,2}:.*)?$/u;
const dayMonthName =
  /^(?:[\p{L}.]+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+|de\s+)?([\p{L}.]+),?[\s-]+(?:de\s+)?(\d{4}|\d{2})$/u;
const monthNameDay = /^(?:[\p{L}.]+,?\s+)?([\p{L}.]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
const partial =
  /^(?:\d{4}|[\p{L}.]+[\s-]+(?:de\s+)?\d{2,4}|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|(?:fy|q[1-4]|h[12])[\s-]*\d{2,4}|\d{4}[\s-]*q[1-4]|q[1-4][\s-]*(?:fy)?\s*\d{2,4})$/iu;

/** Reads a text as a date. Times of day and zones after it are left out: the day counts as it is written. */
export function readDate(text: string, order: DateOrder): ReadDate {
  const written = text.trim();
  const found =
    yearFirst(isoLike.exec(written) ?? compact.exec(written)) ??
    inOrder(numeric.exec(written), order) ??
    named(dayMonthName.exec(written), { day: 1, month: 2 }) ??
    named(monthNameDay.exec(written), { day: 2, month: 1 });
  if (found) return found;
  return { kind: partial.test(written) && saysMonthOrYear(written) ? 'incomplete' : 'none' };
}

function yearFirst(parts: RegExpExecArray | null): ReadDate | undefined {
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  return dayOf({ year, month: Number(month), day: Number(day) });
}

function inOrder(parts: RegExpExecArray | null, order: DateOrder): ReadDate | undefined {
  if (!parts) return undefined;
  const [, left = '', , right = '', year = ''] = parts;
  const [first, second] = [Number(left), Number(right)];
  const dayFirst = first > 12 || (second <= 12 && order === 'day');
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return dayOf({ year, month, day, ambiguous: first <= 12 && second <= 12 && first !== second });
}

function named(
  parts: RegExpExecArray | null,
  at: { readonly day: number; readonly month: number },
): ReadDate | undefined {
  const month = monthNumbers().get(foldTight(parts?.[at.month] ?? ''));
  if (!parts || month === undefined) return undefined;
  return dayOf({ year: parts[3] ?? '', month, day: Number(parts[at.day]) });
}

type Parts = { readonly year: string; readonly month: number; readonly day: number; readonly ambiguous?: boolean };

function dayOf({ year, month, day, ambiguous = false }: Parts): ReadDate {
  const full = year.length === 2 ? `20${year}` : year;
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = parseLocalDate(`${full}-${two(month)}-${two(day)}`);
  if (date === undefined) return { kind: 'none' };
  const isPlausible = Number(full) >= earliestYear && Number(full) <= latestYear;
  return isPlausible ? { kind: 'day', date, ambiguous } : { kind: 'implausible' };
}

function saysMonthOrYear(text: string): boolean {
  const word = /\p{L}{3,}\.?/u.exec(text)?.[0];
  if (word !== undefined && !monthNumbers().has(foldTight(word))) return false;
  const year = /\d{4}/u.exec(text)?.[0];
  return year === undefined || (Number(year) >= earliestYear && Number(year) <= latestYear);
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'fi', 'cs', 'hu', 'ro'];
let months: ReadonlyMap<string, number> | undefined;

/** The names of the months in the languages of most inventories, long and short, folded. Made once, when first asked. */
function monthNumbers(): ReadonlyMap<string, number> {
  months ??= new Map(
    languages.flatMap((language) =>
      (['long', 'short'] as const).flatMap((style) => {
        const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, index): [string, number] => [
          foldTight(format.format(Date.UTC(2024, index, 15))),
          index + 1,
        ]);
      }),
    ),
  );
  return months;
}

/** How many values can only be read day first, only month first, or either way; and how many dates have dots or hyphens. */
export type OrderEvidence = {
  readonly day: number;
  readonly month: number;
  readonly either: number;
  readonly dotted: number;
};

/** Counts in which order the dates of a column are written. */
export function orderEvidence(texts: Iterable<string>): OrderEvidence {
  const seen = { day: 0, month: 0, either: 0, dotted: 0 };
  for (const text of texts) {
    const parts = numeric.exec(text.trim());
    if (!parts) continue;
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    if (first > 12 && second <= 12) seen.day += 1;
    if (second > 12 && first <= 12) seen.month += 1;
    if (first <= 12 && second <= 12) seen.either += 1;
    if (parts[2] !== '/') seen.dotted += 1;
  }
  return seen;
}

/** Adds the evidence of several columns up. */
export const allEvidence = (columns: readonly OrderEvidence[]): OrderEvidence => ({
  day: columns.reduce((sum, { day }) => sum + day, 0),
  month: columns.reduce((sum, { month }) => sum + month, 0),
  either: columns.reduce((sum, { either }) => sum + either, 0),
  dotted: columns.reduce((sum, { dotted }) => sum + dotted, 0),
});

/** The order that most of the dates show; `undefined` where every one of them could be read either way. */
export const shownOrder = ({ day, month }: OrderEvidence): DateOrder | undefined =>
  day === month ? undefined : day > month ? 'day' : 'month';

/**
 * The order to read by where nothing shows it: dots and hyphens are written day first almost everywhere, slashes are
 * taken as in the United States, where most files without any day after the twelfth come from spreadsheets set so.
 */
export const usualOrder = ({ either, day, month, dotted }: OrderEvidence): DateOrder =>
  dotted * 2 > either + day + month ? 'day' : 'month';
