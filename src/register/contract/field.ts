import * as z from 'zod';
import { type IdKind, kindOfId } from '../../kernel/id.ts';
import { oncePer } from '../../kernel/once-per.ts';
import { idOf } from '../../kernel/operation.ts';
import { type LocalDate, parseInstant, parseLocalDate } from '../../kernel/time.ts';
import type { Computation } from './computed.ts';
import { countryCodes } from './countries.ts';
import { fileIn, fileText } from './file-text.ts';

/** A choice of a `oneOf` or `manyOf` field: what people read, and other words that files use for it. */
export type Option = { readonly label: string; readonly alsoKnownAs?: readonly string[] };

/** What every field says of itself. Texts are English; the screens translate them by register, field and place. */
type About = {
  readonly label: string;
  /** One sentence under the field: what belongs in it, with an example. */
  readonly help: string;
  /** Fields of one group stand together on the record page. */
  readonly group: string;
  readonly required?: boolean;
  /** What a new record has where nothing is said. */
  readonly default?: Default;
  /** Names a person: enters the ledger as a salted commitment only. */
  readonly personal?: boolean;
  /** Headings under which other people's files bring this field, in any language. */
  readonly alsoKnownAs?: readonly string[];
};

/** What a new record begins with: a value, the day (or moment) on which it is made, or who makes it, by the account's address. */
export type Default = { readonly value: FieldValue } | { readonly is: 'today' | 'me' };

/** A field of a register. */
export type Field = About &
  (
    | {
        readonly kind: 'text';
        readonly maxLength: number;
        /** It holds an e-mail address: a file may name a record of this register by it. */
        readonly isMail?: boolean;
        /** It holds words of a catalogue: kept as written there, shown in the reader's language. */
        readonly isQuoted?: boolean;
      }
    | {
        readonly kind: 'longText';
        readonly maxLength: number;
        /** It is Markdown: read with its headings, lists and links, and kept as the text that it is. */
        readonly isRich?: boolean;
        /** It holds words of a catalogue, as a text may. */
        readonly isQuoted?: boolean;
      }
    | { readonly kind: 'oneOf'; readonly options: Readonly<Record<string, Option>>; readonly computed?: Computation }
    | {
        readonly kind: 'manyOf';
        /** None where it is computed: then its values are words as they are told, and read as they stand. */
        readonly options: Readonly<Record<string, Option>>;
        readonly computed?: Computation;
      }
    | { readonly kind: 'countries' }
    | { readonly kind: 'urls' }
    | { readonly kind: 'country' }
    | { readonly kind: 'date'; readonly computed?: Computation }
    | { readonly kind: 'dateTime' }
    | {
        readonly kind: 'number';
        readonly unit?: string;
        readonly min?: number;
        readonly max?: number;
        readonly computed?: Computation;
      }
    | { readonly kind: 'money' }
    | { readonly kind: 'yesNo' }
    /** One file: its name, and what its bytes are. They lie apart, by their hash. */
    | { readonly kind: 'file' }
    | { readonly kind: 'link'; readonly to: LinkTarget }
    | { readonly kind: 'links'; readonly to: LinkTarget }
  );

/**
 * The register that a link goes to, by what a reader of this one must know of it. With its `fields` a list can be
 * filtered by what the linked records say; without (a register that links to itself) it cannot.
 */
export type LinkTarget = {
  readonly kind: IdKind | 'record';
  readonly noun: string;
  readonly title: string;
  /** Fields that identify one of its records as the title does, such as an e-mail address: files may name it by them. */
  readonly named?: readonly string[];
  /** Fields that tell its records apart where one is chosen. */
  readonly about?: readonly string[];
  readonly fields?: Fields;
};

/**
 * Links that may go to a record of any register: its id says of which. In the database all records stand in one view of
 * this name; none can be filtered by what the linked records say.
 */
export const anyRecord: LinkTarget = { kind: 'record', noun: 'records', title: 'name' };

/** The fields of a register by name; the name is the same in column, API, CLI and screen. */
export type Fields = Readonly<Record<string, Field>>;

/**
 * A record's value where the field is known by name only. Every kind has one form as text: a number `12.5`, an amount
 * `1250.00 EUR`, a moment `2026-12-02T10:00:00.000Z`, `yes` or `no`, a link the id of its record, a file
 * `Handbook.pdf (application/pdf, 48213 bytes, sha256:…)`.
 */
export type FieldValue = string | readonly string[] | null;

/** Whether a field holds a list of values. */
export const isMany = (field: Field): boolean =>
  field.kind === 'manyOf' || field.kind === 'countries' || field.kind === 'urls' || field.kind === 'links';

/** Whether a field's values have an order in which one can ask for a stretch: days, moments, numbers, amounts. */
export const isOrdered = (field: Field): boolean =>
  field.kind === 'date' || field.kind === 'dateTime' || field.kind === 'number' || field.kind === 'money';

/** Whether a field is computed from others: it is read, and never written. */
export const isComputed = (field: Field | undefined): boolean => field !== undefined && 'computed' in field;

/** Whether a field holds words that no declaration knows, as another slice tells them. */
export const isToldWords = (field: Field): boolean => field.kind === 'manyOf' && isComputed(field);

/** Where a field links to; `undefined` for all others. */
export const linkOf = (field: Field): LinkTarget | undefined =>
  field.kind === 'link' || field.kind === 'links' ? field.to : undefined;

/** The field of a target that holds an e-mail address by which its records are known. */
export const mailFieldOf = ({ named = [], fields = {} }: LinkTarget): string | undefined =>
  named.find((name) => {
    const field = fields[name];
    return field?.kind === 'text' && field.isMail === true;
  });

/** Whether a field names people, by itself or through the records that it links to. */
export function namesPeople(field: Field): boolean {
  const to = linkOf(field);
  return field.personal === true || to?.fields?.[to.title]?.personal === true;
}

const optionNames = (options: Readonly<Record<string, Option>>): string[] => Object.keys(options);

const localDate = z
  .custom<LocalDate>((text) => typeof text === 'string' && parseLocalDate(text) !== undefined, {
    message: 'is not a date; write it as `2026-12-02`',
  })
  .meta({ type: 'string', format: 'date' });

const instant = z
  .string()
  .transform((text, context) => {
    const at = parseInstant(text);
    if (at !== undefined) return at;
    context.addIssue({ code: 'custom', message: 'is not a moment; write it as `2026-12-02T10:00:00Z`' });
    return z.NEVER;
  })
  .meta({ type: 'string', format: 'date-time' });

/** A decimal number in its shortest form, exact: JSON's own numbers are taken too. */
const decimal = ({ min = -1e15, max = 1e15 }: { readonly min?: number; readonly max?: number }) =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().transform((text, context) => {
      const plain = plainDecimal(text.trim());
      if (plain === undefined) context.addIssue({ code: 'custom', message: 'is not a number; write it as `12.5`' });
      else if (Number(plain) < min || Number(plain) > max)
        context.addIssue({ code: 'custom', message: `must be from ${min} to ${max}` });
      else return plain;
      return z.NEVER;
    }),
  );

/** `012.50` as `12.5`; `undefined` for what is no decimal number of at most 15 digits before and 6 after the point. */
export function plainDecimal(text: string): string | undefined {
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d{1,15})(?:\.(\d{1,6}))?$/u.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const [before, after] = [whole.replace(/^0+(?=\d)/u, ''), fraction.replace(/0+$/u, '')];
  const plain = after === '' ? before : `${before}.${after}`;
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const money = z.string().transform((text, context) => {
  const plain = plainMoney(text);
  if (plain !== undefined) return plain;
  context.addIssue({ code: 'custom', message: 'is not an amount; write it as `1250.00 EUR`' });
  return z.NEVER;
});

/** `EUR 1250` as `1250.00 EUR`; `undefined` for what is no amount of money with its currency (ISO 4217). */
export function plainMoney(text: string): string | undefined {
  const [, first, , last] = /^([A-Z]{3})?\s*([+-]?[\d.]+)\s*([A-Z]{3})?$/u.exec(text.trim().toUpperCase()) ?? [];
  const currency = first ?? last;
  const amount = plainDecimal(text.replaceAll(/[A-Za-z\s]/gu, ''));
  if (currency === undefined || (first !== undefined && last !== undefined) || !currencies.has(currency))
    return undefined;
  if (amount === undefined) return undefined;
  const [whole = '', fraction = ''] = amount.split('.');
  return `${whole}.${fraction.padEnd(2, '0')} ${currency}`;
}

/** The schema of the id of a record of one register, or of any. */
export const recordId = (kind: LinkTarget['kind']): z.ZodType<string> => (kind === 'record' ? anyId : idOf(kind));

const anyId = z
  .string()
  .refine((text) => kindOfId(text) !== undefined, { message: 'is not the id of a record' })
  .meta({ title: 'id of a record', idKind: 'record' });

const url = z.url({ protocol: /^https?$/u, message: 'is not a web address; write it as `https://…`' });

/** A file as text. That its bytes came here once is not asked of the text alone. */
const fileSchema = z
  .string()
  .max(1000)
  .transform((text, context) => {
    const file = fileIn(text);
    if (file) return fileText(file);
    const message = 'is not a file; send its bytes first, and write what was answered: `name (type, size, sha256:…)`';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({ title: 'a file that was received' });

/** The schema of one field's value where it is recorded. A long list or text is refused with its bound. */
export const valueSchema = oncePer((field: Field): z.ZodType<string | readonly string[]> => {
  if ('maxLength' in field) return z.string().trim().min(1).max(field.maxLength);
  if (isToldWords(field)) return z.array(z.string().min(1).max(300)).max(100);
  if ('options' in field) return manyWhere(field.kind === 'manyOf', z.enum(optionNames(field.options)), 100);
  if ('to' in field) return manyWhere(field.kind === 'links', recordId(field.to.kind), 1000);
  if (field.kind === 'country' || field.kind === 'countries')
    return manyWhere(field.kind === 'countries', z.enum(countryCodes), 300);
  return field.kind === 'number' ? decimal(field) : fixed[field.kind];
});

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** Kinds whose values follow from nothing but the kind. */
const fixed = {
  urls: z.array(url).max(100),
  date: localDate,
  dateTime: instant,
  money,
  file: fileSchema,
  yesNo: z.preprocess((value) => (typeof value === 'boolean' ? yesOrNo(value) : value), z.enum(['yes', 'no'])),
} satisfies Readonly<Partial<Record<Field['kind'], z.ZodType<string | readonly string[]>>>>;

const manyWhere = (isList: boolean, one: z.ZodType<string>, most: number): z.ZodType<string | readonly string[]> =>
  isList ? z.array(one).max(most) : one;

/** The schema of one field in an input: a required field must have a value, any other may be `null`. */
export const inputSchema = oncePer(
  (field: Field): z.ZodType =>
    field.required ? valueSchema(field) : z.preprocess(emptyToNull, valueSchema(field).nullable()),
);

const emptyToNull = (value: unknown): unknown =>
  value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
