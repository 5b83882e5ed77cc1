import { useLingui } from '@lingui/react/macro';
import { dateText, formatLocale } from '../../kit/DateText.tsx';
import type { Field, FieldValue } from '../contract/field.ts';
import { useRegister } from './register-context.tsx';
import type { RegisterTexts } from './texts.ts';

/** How a field's value becomes text. */
export type Wording = { readonly texts: RegisterTexts; readonly locale: string };

/** How values become text for the reader of this register's screens. */
export function useWording(): Wording {
  const { texts } = useRegister();
  const { i18n } = useLingui();
  return { texts, locale: i18n.locale };
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
  countries: (value, { wording }) => countryName(value, wording.locale),
  urls: asItIs,
  date: (value, { wording }) => dateText(value, { locale: wording.locale }),
};

/** Each value of a field as text; none where nothing is recorded. */
export function valueTexts(
  field: Field,
  value: FieldValue,
  place: { readonly name: string; readonly wording: Wording },
): readonly string[] {
  const values = typeof value === 'string' ? [value] : (value ?? []);
  return values.map((each) => texts[field.kind](each, place));
}

const namesByLocale = new Map<string, Intl.DisplayNames>();

/** A country's name in the reader's language by its code (ISO 3166-1 alpha-2); a code without a name stays a code. */
function countryName(code: string, locale: string): string {
  const names = namesByLocale.get(locale) ?? new Intl.DisplayNames([formatLocale(locale)], { type: 'region' });
  namesByLocale.set(locale, names);
  return /^[A-Z]{2}$/u.test(code) ? (names.of(code) ?? code) : code;
}
