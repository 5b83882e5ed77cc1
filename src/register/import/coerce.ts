import { parseInstant } from '../../kernel/time.ts';
import { type Field, type FieldValue, fileNamedIn, type Option, plainMoney, valueSchema } from '../contract.ts';
import { isBlankChoice, isBlankText } from './blank.ts';
import { countryCode } from './countries.ts';
import { type DateOrder, readDate } from './dates.ts';
import { type DecimalMark, numberIn } from './decimals.ts';
import { foldTight } from './fold.ts';
import { listedItems } from './quoted-list.ts';
import type { FieldRole } from './roles.ts';
import { oneLine, tidy } from './tidy.ts';

/** What a cell came to: a value (`null` for a blank), what there is to say, and whether its text must be kept as extra. */
export type Coerced = {
  readonly value: FieldValue;
  readonly said?: { readonly level: 'problem' | 'warning'; readonly code: string; readonly message: string };
  /** The text said more than the field can hold, or something that it does not know: it is kept beside it. */
  readonly keep?: true;
};

/** Reads the cells of one column as values of one field. */
export type Coercer = (text: string) => Coerced;

const blank: Coerced = { value: null };

const kept = (code: string, message: string, value: FieldValue = null): Coerced => ({
  value,
  keep: true,
  said: { level: 'warning', code, message },
});

const problem = (code: string, message: string): Coerced => ({
  value: null,
  said: { level: 'problem', code, message },
});

/** What a message repeats of a cell, in backquotes and cut where it is long. */
export const quoted = (text = ''): string => `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;

/** How a column is read beside its field: by which order of dates and decimal mark, and what the field is to its register. */
export type ColumnReading = {
  readonly order: DateOrder;
  /** A point, where the column's own cells show none. */
  readonly decimals?: DecimalMark;
  readonly role: FieldRole;
};

/** Makes the reader of a column for a field. A cell is never cut and never lost: what does not fit is kept as extra. */
export function coercerOf(field: Field, reading: ColumnReading): Coercer {
  if (isWord(field)) return remembered(wordCoercer(words[field.kind], reading.decimals));
  switch (field.kind) {
    case 'text':
      return textCoercer(field.maxLength, { clean: oneLine, isBlank: blankOf[reading.role] });
    case 'longText':
      return textCoercer(field.maxLength, { clean: tidy, isBlank: isBlankText });
    case 'oneOf':
      return remembered(choiceCoercer(field.options));
    case 'manyOf':
      return remembered(choicesCoercer(field));
    case 'countries':
      return remembered(countriesCoercer(field));
    case 'urls':
      return urlsCoercer(field);
    case 'file':
      return fileCoercer;
    case 'date':
      return dateCoercer(reading.order);
    case 'link':
      return textCoercer(longestTitle(field), { clean: oneLine, isBlank: isBlankChoice });
    case 'links':
      return remembered(titlesCoercer(field));
  }
}

/** What counts as nothing: a title says what it says, and a key that says `unknown` tells no records apart. */
const blankOf: Readonly<Record<FieldRole, (text: string) => boolean>> = {
  title: (text) => text === '',
  key: isBlankChoice,
  other: isBlankText,
};

/** The longest text by which a file names a record that it links to: what its title can hold. */
type LinkField = Extract<Field, { kind: 'link' | 'links' }>;

function longestTitle({ to }: LinkField): number {
  const title = to.fields?.[to.title];
  return title?.kind === 'text' ? title.maxLength : 300;
}

/** How cells of a kind are read that are one word of it, in whatever form they come. */
type WordReading = {
  readonly read: (text: string, mark: DecimalMark) => string | undefined;
  readonly code: string;
  readonly what: string;
};

type WordKind = 'country' | 'yesNo' | 'dateTime' | 'number' | 'money';

const isWord = (field: Field): field is Extract<Field, { kind: WordKind }> => Object.hasOwn(words, field.kind);

/** Reads a cell that is one word of a kind. */
const wordCoercer =
  ({ read, code, what }: WordReading, decimals: DecimalMark = 'point'): Coercer =>
  (text) => {
    const written = oneLine(text);
    const value = read(written, decimals);
    if (value !== undefined) return { value };
    if (isBlankChoice(written)) return blank;
    return kept(code, `${quoted(written)} is not ${what}; the field stays empty and the text is kept as extra`);
  };

const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const yesWords = wordSet('yes y true 1 ja oui si sí sim tak x wahr vrai');
const noWords = wordSet('no n false 0 nein nee non não nie falsch faux');

function yesOrNo(text: string): string | undefined {
  const word = text.toLowerCase();
  if (yesWords.has(word)) return 'yes';
  return noWords.has(word) ? 'no' : undefined;
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₩': 'KRW' };

/** Amounts with the currency's code or a sign that one currency alone has; a `$` may be many. */
function moneyIn(text: string, mark: DecimalMark): string | undefined {
  const coded = text.replace(/[€£¥₹₩]/u, (sign) => signs[sign] ?? sign);
  const currency = /[A-Za-z]{3}/u.exec(coded)?.[0] ?? '';
  const amount = numberIn(coded.replaceAll(/[A-Za-z]/gu, '').trim(), mark);
  return amount === undefined ? undefined : plainMoney(`${amount} ${currency}`);
}

const words: Readonly<Record<WordKind, WordReading>> = {
  country: { read: countryCode, code: 'country_unknown', what: 'a country' },
  yesNo: { read: yesOrNo, code: 'answer_unknown', what: '`yes` or `no`' },
  dateTime: { read: parseInstant, code: 'moment_unknown', what: 'a moment such as `2026-12-02T10:00:00Z`' },
  number: { read: numberIn, code: 'number_unknown', what: 'a number such as `12.5`' },
  money: { read: moneyIn, code: 'amount_unknown', what: 'an amount with its currency such as `1250.00 EUR`' },
};

/** Several titles in a cell, a line or a semicolon between them; one that has such in it stands in quotation marks. */
const titlesCoercer =
  (field: LinkField): Coercer =>
  (text) => {
    const titles = listedItems(tidy(text))
      .map(oneLine)
      .filter((title) => title !== '' && !isBlankChoice(title));
    if (titles.length === 0) return blank;
    const tooLong = titles.find((title) => title.length > longestTitle(field));
    if (tooLong !== undefined) return problem('too_long', `${quoted(tooLong)} is longer than a name may be`);
    return { value: [...new Set(titles)] };
  };

type TextReading = { readonly clean: (text: string) => string; readonly isBlank: (text: string) => boolean };

const textCoercer =
  (maxLength: number, { clean, isBlank }: TextReading): Coercer =>
  (text) => {
    const value = clean(text);
    if (isBlank(value)) return blank;
    if (value.length <= maxLength) return { value };
    return problem(
      'too_long',
      `has ${value.length} characters, and the field takes ${maxLength}; shorten it, or map the column to \`extra\``,
    );
  };

/** Closed fields repeat few texts over many rows: each text is read once. */
function remembered(coercer: Coercer): Coercer {
  const known = new Map<string, Coerced>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const coerced = coercer(text);
    if (known.size < 5000) known.set(text, coerced);
    return coerced;
  };
}

/** Options by every name they go by, folded: their own name first, then label, then other names. */
function optionNames(options: Readonly<Record<string, Option>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, option: string): void => {
    if (!names.has(foldTight(name))) names.set(foldTight(name), option);
  };
  for (const option of Object.keys(options)) add(option, option);
  for (const [option, { label }] of Object.entries(options)) add(label, option);
  for (const [option, { alsoKnownAs }] of Object.entries(options)) {
    for (const name of alsoKnownAs ?? []) add(name, option);
  }
  return names;
}

const unknownOption = (text: string): Coerced =>
  kept(
    'option_unknown',
    `${quoted(text)} is not one of the field's options; the field stays empty and the text is kept as extra`,
  );

function choiceCoercer(options: Readonly<Record<string, Option>>): Coercer {
  const names = optionNames(options);
  return (text) => {
    const written = oneLine(text);
    const option = names.get(foldTight(written));
    if (option !== undefined) return { value: option };
    return isBlankChoice(written) ? blank : unknownOption(written);
  };
}

/** What one item of a list stands for; `undefined` where it is not known. */
type ItemReader = (item: string) => string | undefined;

function choicesCoercer(field: Field & { readonly kind: 'manyOf' }): Coercer {
  const names = optionNames(field.options);
  return listCoercer(field, {
    read: (item) => names.get(foldTight(item)),
    what: "one of the field's options",
    code: 'option_unknown',
  });
}

const countriesCoercer = (field: Field): Coercer => {
  const coerce = listCoercer(field, { read: countryCode, what: 'a country', code: 'country_unknown' });
  return (text) =>
    text.trim().toUpperCase() === 'NA'
      ? kept('country_unknown', '`NA` may be Namibia or may say that none applies; write the country’s name')
      : coerce(text);
};

type ListReading = { readonly read: ItemReader; readonly what: string; readonly code: string };

/** A list in a cell, split by lines, semicolons or bars; and by commas where what they join is not itself known. */
const listCoercer =
  (field: Field, { read, what, code }: ListReading): Coercer =>
  (text) => {
    const items = listItems(text, read);
    const values = items.map((item) => read(item));
    const unknown = items.filter((item, index) => values[index] === undefined && !isBlankChoice(item));
    const known = [...new Set(values.filter((value) => value !== undefined))];
    if (unknown.length > 0) {
      const list = unknown.slice(0, 5).map(quoted).join(', ');
      return kept(
        code,
        `${list} ${unknown.length > 1 ? 'are' : 'is'} not ${what}; the cell’s text is kept as extra`,
        known.length > 0 ? known : null,
      );
    }
    if (known.length === 0) return blank;
    return withinBounds(field, known);
  };

function listItems(text: string, read: ItemReader): readonly string[] {
  const bare = tidy(text).replace(/^[[{(](.*)[\])}]$/su, '$1');
  return bare
    .split(/[\n;|]/u)
    .flatMap((part) => (read(unquoted(part)) === undefined ? part.split(',') : [part]))
    .map(unquoted)
    .filter((item) => item !== '');
}

const unquoted = (item: string): string =>
  item
    .trim()
    .replace(/^(["'])(.*)\1$/su, '$2')
    .replace(/^[•*·–-]\s+/u, '')
    .trim();

function withinBounds(field: Field, value: readonly string[]): Coerced {
  return valueSchema(field).safeParse(value).success
    ? { value }
    : problem('too_many', `has ${value.length} values, more than the field takes; map the column to \`extra\``);
}

/** A file is told by its hash: whether such bytes came here is seen when the whole file is planned. */
const fileCoercer: Coercer = (text) => {
  const written = oneLine(text);
  if (isBlankChoice(written)) return blank;
  if (fileNamedIn(written)) return { value: written };
  const message = `${quoted(written)} has no SHA-256 by which a file is known here; the field stays empty and the text is kept as extra`;
  return kept('file_unknown', message);
};

const addressGaps = /[\s|]+|[,;]+(?=\s|https?:\/\/|$)/u;
/** One address and nothing else, as our own exports write them, a line each. */
const oneAddress = /^https?:\/\/(?:(?!https?:\/\/)\S)+$/iu;

function urlsCoercer(field: Field): Coercer {
  const isAddress = (text: string): boolean => valueSchema(field).safeParse([text]).success;
  return (text) => {
    const written = tidy(text);
    if (isBlankChoice(written)) return blank;
    const parts = written
      .split('\n')
      .flatMap((line) => (oneAddress.test(line) && isAddress(line) ? [line] : addressesIn(line)));
    const addresses = [...new Set(parts.filter(isAddress))];
    if (parts.every(isAddress) && addresses.length > 0) return withinBounds(field, addresses);
    const what = addresses.length > 0 ? 'says more than web addresses' : 'has no web address such as `https://…`';
    const message = `${quoted(written)} ${what}; its text is kept as extra`;
    return kept('address_unknown', message, addresses.length > 0 ? addresses.slice(0, 100) : null);
  };
}

const addressesIn = (line: string): readonly string[] =>
  line
    .split(addressGaps)
    .map(bareAddress)
    .filter((part) => part !== '');

/** An address without the brackets, quotes and full stop of the sentence that it stood in. */
const bareAddress = (text: string): string => text.replace(/^[<("'[]+/u, '').replace(/[>"'\],.]+$/u, '');

const dateCoercer =
  (order: DateOrder): Coercer =>
  (text) => {
    const written = oneLine(text);
    if (isBlankChoice(written)) return blank;
    const read = readDate(written, order);
    switch (read.kind) {
      case 'day':
        return { value: read.date };
      case 'incomplete':
        return kept(
          'date_incomplete',
          `${quoted(written)} is not a whole date; no day is made up for it and the text is kept as extra`,
        );
      case 'implausible':
        return kept(
          'date_implausible',
          `${quoted(written)} cannot be right for an AI system, perhaps a number that a spreadsheet took for a date; the text is kept as extra`,
        );
      case 'none':
        return kept(
          'date_unknown',
          `${quoted(written)} is not a date such as \`2026-12-02\`; the text is kept as extra`,
        );
    }
  };
