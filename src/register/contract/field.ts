import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../kernel/time.ts';
import { countryCodes } from './countries.ts';

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
  /** Names a person: enters the ledger as a salted commitment only. */
  readonly personal?: boolean;
  /** Headings under which other people's files bring this field, in any language. */
  readonly alsoKnownAs?: readonly string[];
};

/** A field of a register. */
export type Field = About &
  (
    | { readonly kind: 'text'; readonly maxLength: number }
    | { readonly kind: 'longText'; readonly maxLength: number }
    | { readonly kind: 'oneOf'; readonly options: Readonly<Record<string, Option>> }
    | { readonly kind: 'manyOf'; readonly options: Readonly<Record<string, Option>> }
    | { readonly kind: 'countries' }
    | { readonly kind: 'urls' }
    | { readonly kind: 'date' }
  );

/** The fields of a register by name; the name is the same in column, API, CLI and screen. */
export type Fields = Readonly<Record<string, Field>>;

/** A record's value where the field is known by name only. */
export type FieldValue = string | readonly string[] | null;

/** Whether a field holds a list of values. */
export const isMany = (field: Field): boolean =>
  field.kind === 'manyOf' || field.kind === 'countries' || field.kind === 'urls';

const optionNames = (options: Readonly<Record<string, Option>>): string[] => Object.keys(options);

const localDate = z
  .custom<LocalDate>((text) => typeof text === 'string' && parseLocalDate(text) !== undefined, {
    message: 'is not a date; write it as `2026-12-02`',
  })
  .meta({ type: 'string', format: 'date' });

const url = z.url({ protocol: /^https?$/u, message: 'is not a web address; write it as `https://…`' });

/** The schema of one field's value where it is recorded. A long list or text is refused with its bound. */
export function valueSchema(field: Field): z.ZodType<string | readonly string[]> {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return z.string().trim().min(1).max(field.maxLength);
    case 'oneOf':
      return z.enum(optionNames(field.options));
    case 'manyOf':
      return z.array(z.enum(optionNames(field.options))).max(100);
    case 'countries':
      return z.array(z.enum(countryCodes)).max(300);
    case 'urls':
      return z.array(url).max(100);
    case 'date':
      return localDate;
  }
}

/** The schema of one field in an input: a required field must have a value, any other may be `null`. */
export const inputSchema = (field: Field): z.ZodType =>
  field.required ? valueSchema(field) : z.preprocess(emptyToNull, valueSchema(field).nullable());

const emptyToNull = (value: unknown): unknown =>
  value === '' || (Array.isArray(value) && value.length === 0) ? null : value;
