import { useLingui } from '@lingui/react/macro';
import { dateText, formatLocale } from '../../kit/DateText.tsx';
import { decimalText, moneyText } from '../../kit/number-text.ts';
import { useQuotes } from '../../kit/quoted.tsx';
import { sizeText } from '../../kit/size-text.ts';
import type { Field, FieldValue } from '../contract/field.ts';
import { fileIn } from '../contract/file-text.ts';
import { useRegister } from './register-context.tsx';
import type { RegisterTexts } from './texts.ts';
import { type Titles, useTitles } from './titles-context.tsx';

/** How a field's value becomes text. */
export type Wording = {
  readonly texts: RegisterTexts;
  readonly titles: Titles;
  readonly yesNo: { readonly yes: string; readonly no: string };
  readonly locale: string;
  /** A catalogue's own words in the reader's language. */
  readonly quote: (text: string) => string;
};

/** How values become text for the reader of this register's screens. */
export function useWording(): Wording {
  const { texts } = useRegister();
  const { i18n, t } = useLingui();
  const { quote } = useQuotes();
  return { texts, titles: useTitles(), yesNo: { yes: t`Yes`, no: t`No` }, locale: i18n.locale, quote };
}

type ToText = (value: string, place: { readonly name: string; readonly wording: Wording }) => string;

const asItIs: ToText = (value) => value;

const optionText: ToText = (value, { name, wording }) => wording.texts.option(name, value);

/** One value of a field of each kind, as text. */
const texts: Readonly<Record<Field['kind'], ToText>> = {
  text: asItIs,
  longText: asItIs,
  oneOf: optionText,
  manyOf: optionText,
  country: (value, { wording }) => countryName(value, wording.locale),
  countries: (value, { wording }) => countryName(value, wording.locale),
  yesNo: (value, { wording }) => wording.yesNo[value === 'yes' ? 'yes' : 'no'],
  link: (value, { wording }) => wording.titles[value] ?? value,
  links: (value, { wording }) => wording.titles[value] ?? value,
  number: (value, { wording }) => decimalText(value, wording.locale),
  money: (value, { wording }) => moneyText(value, wording.locale),
  file: (value, { wording }) => fileWords(value, wording.locale),
  urls: asItIs,
  date: (value, { wording }) => dateText(value, { locale: wording.locale }),
  dateTime: (value, { wording }) => dateText(value, { locale: wording.locale, to: 'minute' }),
};

/** Each value of a field as text; none where nothing is recorded. */
export function valueTexts(
  field: Field,
  value: FieldValue,
  place: { readonly name: string; readonly wording: Wording },
): readonly string[] {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  const toText = isQuoted(field) ? place.wording.quote : (each: string) => texts[field.kind](each, place);
  return values.map(toText);
}

const isQuoted = (field: Field): boolean => 'isQuoted' in field && field.isQuoted;

/** What a record is called, in the reader's language where a catalogue called it so. */
export function useTitleText(): (title: FieldValue) => FieldValue {
  const { register } = useRegister();
  const { quote } = useQuotes();
  const field = register.fields[register.title];
  const isOfCatalogue = field !== undefined && isQuoted(field);
  return (title) => (isOfCatalogue && typeof title === 'string' ? quote(title) : title);
}

/** A file by its name and size, and the beginning of its hash, by which it differs from one of the same name. */
function fileWords(value: string, locale: string): string {
  const file = fileIn(value);
  return file ? `${file.name} · ${sizeText(file.size, formatLocale(locale))} · ${file.sha256.slice(0, 8)}` : value;
}

const namesByLocale = new Map<string, Intl.DisplayNames>();

/** A country's name in the reader's language by its code (ISO 3166-1 alpha-2); a code without a name stays a code. */
function countryName(code: string, locale: string): string {
  const names = namesByLocale.get(locale) ?? new Intl.DisplayNames([formatLocale(locale)], { type: 'region' });
  namesByLocale.set(locale, names);
  return /^[A-Z]{2}$/u.test(code) ? (names.of(code) ?? code) : code;
}
