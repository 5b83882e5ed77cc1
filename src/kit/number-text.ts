import { formatLocale } from './DateText.tsx';

const made = new Map<string, Intl.NumberFormat>();

/** A format is costly to make, so each is made once. */
function formatFor(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const own = formatLocale(locale);
  const key = `${own} ${options.maximumFractionDigits ?? ''} ${options.currency ?? ''} ${String(options.useGrouping ?? '')}`;
  const format = made.get(key) ?? new Intl.NumberFormat(own, options);
  made.set(key, format);
  return format;
}

/** A number in the reader's own writing: `2,133`. */
export const numberText = (value: number, locale: string): string => formatFor(locale, {}).format(value);

/** A recorded number, `1250.5`, in the reader's own writing, with all its digits; what is no number stays as it is. */
export const decimalText = (value: string, locale: string): string =>
  isDecimal(value) ? formatFor(locale, { maximumFractionDigits: 6 }).format(Number(value)) : value;

/** A recorded amount, `1250.00 EUR`, in the reader's own writing; what is no amount stays as it is. */
export function moneyText(value: string, locale: string): string {
  const [amount = '', currency = ''] = value.split(' ');
  if (!/^[A-Z]{3}$/u.test(currency) || !isDecimal(amount)) return value;
  return formatFor(locale, { style: 'currency', currency }).format(Number(amount));
}

const isDecimal = (text: string): boolean => /^[+-]?\d+(?:\.\d+)?$/u.test(text);

/** A recorded number as the reader writes one into a field: with the own decimal mark, without groups. */
export const writtenNumber = (value: string, locale: string): string =>
  isDecimal(value) ? value.replace('.', marksOf(locale).decimal) : value;

/** A number that a reader wrote, with or without groups of three, as it is recorded; `undefined` for none. */
export function readNumber(text: string, locale: string): string | undefined {
  const tight = text.trim().replaceAll(/[\s\u00a0\u202f'’]/gu, '');
  const mark = decimalMarkIn(tight, marksOf(locale).group);
  const [whole = '', fraction, ...more] = mark === undefined ? [tight] : tight.split(mark);
  const isWhole = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/u.test(whole);
  if (!isWhole || more.length > 0 || (fraction !== undefined && !/^\d+$/u.test(fraction))) return undefined;
  const digits = whole.replaceAll(/[.,]/gu, '');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/** Which of the two marks parts the fraction: the last one, unless it can only part groups in the reader's writing. */
function decimalMarkIn(text: string, group: string): string | undefined {
  const marks = text.match(/[.,]/gu) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return undefined;
  if (marks.some((mark) => mark !== last)) return last;
  return marks.length > 1 || (last === group && /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/u.test(text)) ? undefined : last;
}

/** A recorded amount as the reader writes one into a field: `1250,00 EUR`. */
export function writtenMoney(value: string, locale: string): string {
  const [amount = '', ...rest] = value.split(' ');
  return [writtenNumber(amount, locale), ...rest].join(' ');
}

/** An amount that a reader wrote, `1.250,00 EUR` or `EUR 1250`, as it is recorded; `undefined` for none. */
export function readMoney(text: string, locale: string): string | undefined {
  const coded = text.replace('€', ' EUR').replace('£', ' GBP').toUpperCase();
  const [currency, second] = coded.match(/[A-Z]{3}/gu) ?? [];
  const amount = readNumber(coded.replaceAll(/[A-Z]{3}/gu, ' '), locale);
  return currency === undefined || second !== undefined || amount === undefined ? undefined : `${amount} ${currency}`;
}

function marksOf(locale: string): { readonly group: string; readonly decimal: string } {
  const parts = formatFor(locale, { useGrouping: true }).formatToParts(12_345.6);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { group: of('group'), decimal: of('decimal') };
}
