import { formatLocale } from './DateText.tsx';

const made = new Map<string, Intl.NumberFormat>();

/** A number in the reader's own writing: `2,133`. A format is costly to make, so each is made once. */
export function numberText(value: number, locale: string): string {
  const own = formatLocale(locale);
  const format = made.get(own) ?? new Intl.NumberFormat(own);
  made.set(own, format);
  return format.format(value);
}
