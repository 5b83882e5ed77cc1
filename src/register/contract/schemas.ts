import * as z from 'zod';
import { oncePer } from '../../kernel/once-per.ts';
import { idOf } from '../../kernel/operation.ts';
import { type Field, inputSchema, isComputed, isMany, isOrdered, valueSchema } from './field.ts';
import { fieldPaths } from './paths.ts';
import { fieldsOf, type Register, writtenFieldsOf } from './register.ts';
import { mostIds } from './selection.ts';

/** The largest page that a list gives. */
export const largestPage = 500;

/** Names of extra fields and their values, as an import kept them. */
const extraSchema = z.record(z.string().min(1).max(1000), z.string().max(100_000));

/** The schema of a moment in an answer: RFC 3339 in UTC. */
export const instantSchema = z.string().meta({ format: 'date-time' });

/** The values of a new record: required fields must be there, all others may be. */
export const newValues = oncePer(
  (register: Register): z.ZodObject =>
    z.strictObject({
      ...Object.fromEntries(
        writtenFieldsOf(register).map(([name, field]) => [
          name,
          field.required ? inputSchema(field) : inputSchema(field).optional(),
        ]),
      ),
      extra: extraSchema.optional(),
    }),
);

/** The values that an edit changes: any of them; `null` empties a field; `extra` names are set, and emptied by `null`. */
export const changedValues = oncePer(
  (register: Register): z.ZodObject =>
    z.strictObject({
      ...Object.fromEntries(writtenFieldsOf(register).map(([name, field]) => [name, inputSchema(field).optional()])),
      extra: z.record(z.string().min(1).max(1000), z.string().max(100_000).nullable()).optional(),
    }),
);

const recorded = (field: Field): z.ZodType => {
  if (isComputed(field)) return held(field).optional();
  return isWrittenAnew(field) ? held(field) : valueSchema(field).nullable();
};

/** Kinds that are read in several forms and kept in one. */
const isWrittenAnew = ({ kind }: Field): boolean => ['number', 'money', 'dateTime', 'yesNo', 'file'].includes(kind);

/** What the records are called that a record or a row links to, by id. */
const titlesSchema = z.record(z.string(), z.string());

/** A record as it is read. `values` always has every field; `null` says that nothing is recorded. */
export const recordSchema = oncePer((register: Register) =>
  z.object({
    id: idOf(register.kind),
    version: z.int(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    archivedAt: instantSchema.nullable(),
    values: z.object(Object.fromEntries(fieldsOf(register).map(([name, field]) => [name, recorded(field)]))),
    titles: titlesSchema,
    extra: z.record(z.string(), z.string()),
  }),
);

/** A record's row in a list: only the columns that were asked for. */
export const rowSchema = oncePer((register: Register) =>
  z.object({
    id: idOf(register.kind),
    version: z.int(),
    updatedAt: instantSchema,
    archivedAt: instantSchema.nullable(),
    values: z.object(Object.fromEntries(fieldsOf(register).map(([name, field]) => [name, held(field).optional()]))),
    titles: titlesSchema,
    /** Where the list is read as on a moment: the fields of this record that are not today what they were then. */
    differences: z.array(z.string()).optional(),
  }),
);

/** A value as rows hold it: they come by the hundred, and what was checked when it was written is not checked again. */
const held = (field: Field): z.ZodType => (isMany(field) ? z.array(z.string()) : z.string()).nullable();

const many = (value: z.ZodType) => z.array(value).max(200);
const yesNo = z.enum(['yes', 'no']);

/** The query names by which one field filters; names are the field's own, with `.` and what is asked of it. */
function filterNames(name: string, field: Field): Readonly<Record<string, z.ZodType>> {
  const empty = { [`${name}.empty`]: yesNo.optional() };
  if (isOrdered(field)) {
    return {
      [`${name}.from`]: valueSchema(field).optional(),
      [`${name}.until`]: valueSchema(field).optional(),
      ...empty,
    };
  }
  const is = { [name]: many(isMany(field) ? elementSchema(field) : valueSchema(field)).optional() };
  const contains = { [`${name}.contains`]: z.string().trim().min(1).max(200).optional() };
  return field.kind === 'text' || field.kind === 'longText' || field.kind === 'urls' || field.kind === 'file'
    ? { ...is, ...contains, ...empty }
    : { ...is, ...empty };
}

const elementSchema = (field: Field): z.ZodType => {
  const list = valueSchema(field);
  return list instanceof z.ZodArray && list.element instanceof z.ZodType ? list.element : list;
};

/** What narrows a list or an export: search, filters on every field and on extra fields, and the archive. */
export const filterSchema = oncePer((register: Register) => ({
  q: z
    .string()
    .trim()
    .max(500)
    .optional()
    .describe('words that must all stand in the record; the last may be a beginning'),
  ids: z
    .array(idOf(register.kind))
    .max(mostIds)
    .optional()
    .describe('exactly these records, so far as all else that is asked lets them through'),
  ...Object.fromEntries(
    fieldPaths(register.fields).flatMap(([path, field]) => Object.entries(filterNames(path, field))),
  ),
  extra: z
    .array(z.string().regex(/^[^=]+=/u, 'write it as `name=value`'))
    .max(50)
    .optional()
    .describe(
      '`name=value` of an extra field; case and outer spaces do not count; the same name again means any of them',
    ),
  archived: z.enum(['no', 'only', 'all']).default('no'),
}));

/** The names a list may be sorted by: every field that holds one value, and when it was made or changed. */
const sortNames = (register: Register): readonly string[] => [
  ...fieldsOf(register)
    .filter(([, field]) => !isMany(field))
    .map(([name]) => name),
  'createdAt',
  'updatedAt',
];

/** How a list is ordered and which columns it gives. */
export const viewSchema = oncePer((register: Register) => ({
  sort: z
    .enum(sortNames(register).flatMap((name) => [name, `-${name}`]))
    .optional()
    .describe('a field, with `-` in front for the other way round; without it a search sorts by how well it fits'),
  columns: z.array(z.enum(Object.keys(register.fields))).optional(),
}));
