import * as z from 'zod';
import { idOf } from '../../kernel/operation.ts';
import type { customKinds } from './custom.ts';
import { type Register, writtenFieldsOf } from './register.ts';
import { instantSchema } from './schemas.ts';

/** Encodings that a text file may be read in. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

/** Where a column of a file goes: a field, an extra field under the column's own heading, or nowhere. */
export const targetNames = (register: Register): readonly [string, ...string[]] => [
  'extra',
  'none',
  ...writtenFieldsOf(register).map(([name]) => name),
];

/**
 * A column number, counted from 1, and where it goes: `3=ownerUnit`. A heading in place of the number works too, and `*`
 * for all columns that are not named: `*=extra`.
 */
const mapPattern = /^.+=[A-Za-z][A-Za-z0-9_]*$/su;

/** What a person may say about how a file is read and what of it is taken; what is absent the file itself decides. */
export const fileChoices = {
  filename: z.string().trim().min(1).max(300),
  sheet: z.string().max(100).optional().describe('the sheet of a workbook; otherwise the one with most rows'),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum([',', ';', 'tab', '|']).optional(),
  headerRow: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('the row, counted from 1, that holds the headings'),
  dayFirst: z
    .enum(['yes', 'no'])
    .optional()
    .describe('whether `3/4/2026` is the third of April; otherwise the file decides'),
  accept: z
    .enum(['all', 'valid'])
    .default('all')
    .describe(
      '`valid` leaves out rows with problems and takes the others; otherwise one problem keeps the whole file out',
    ),
};

/**
 * What a person may correct before a file is imported. All of it has a proposal, made from the file itself, so that only
 * corrections need be said.
 */
export const importChoices = (register: Register) => ({
  ...fileChoices,
  map: z
    .array(z.string().regex(mapPattern, 'write it as `column=field`'))
    .max(1000)
    .optional()
    .describe(
      `corrections of the proposed mapping, \`column=field\`, and \`*=extra\` or \`*=none\` for all other columns; a field is one of ${targetNames(register).join(', ')}`,
    ),
  mapping: z
    .enum(['remembered', 'proposed'])
    .default('remembered')
    .describe(
      'whether columns go where a file with the same headings had them go before, or where the file itself suggests',
    ),
  reason: z.string().trim().max(2000).optional(),
});

/** What a person may choose of the report of a dry run. */
export const reportChoices = {
  rows: z.enum(['problems', 'all']).default('problems').describe('all rows of the file, or only those with problems'),
  format: z.enum(['csv', 'xlsx']).optional().describe('otherwise a workbook for a workbook, and CSV for all else'),
};

/** The kinds of a field that the values of a column can show. */
const shownKinds = [
  'text',
  'longText',
  'number',
  'date',
  'yesNo',
  'oneOf',
  'urls',
] as const satisfies readonly (typeof customKinds)[number][];

const fieldProposal = z.object({
  label: z.string(),
  kind: z.enum(shownKinds),
  options: z.array(z.string()).readonly(),
});

/** What a field of the workspace's own would hold if a column were kept in one. */
export type FieldProposal = z.output<typeof fieldProposal>;

/** One column of a file, and where it would go. */
const columnSchema = z.object({
  number: z.int(),
  heading: z.string(),
  target: z.string(),
  /** How the proposal came about: `exact`, `known` (a known other name), `similar`, `content`, `remembered` (from an earlier import), `chosen`, `computed` (left out: Brehon computes it) or `none`. */
  reason: z.enum(['exact', 'known', 'similar', 'content', 'remembered', 'chosen', 'computed', 'none']),
  filled: z.int().describe('rows with a value'),
  samples: z.array(z.string()),
  proposal: fieldProposal
    .nullable()
    .describe('what a field of your own would hold that is made for this column; `null` where it goes to a field'),
});

/** How a file was read. */
export const readAs = {
  format: z.enum(['csv', 'xlsx', 'json']),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  encoding: z.enum(encodings).nullable(),
  delimiter: z.enum([',', ';', 'tab', '|']).nullable(),
  headerRow: z.int().nullable(),
  dayFirst: z.boolean().nullable(),
};

/** What was found in a file. */
export const readFile = (register: Register) =>
  z.object({
    filename: z.string(),
    sha256: z.string(),
    ...readAs,
    remembered: z
      .object({ import: idOf('import'), at: instantSchema, by: z.string(), filename: z.string(), isUsed: z.boolean() })
      .nullable()
      .describe('the last import of a file with the same headings, and whether its mapping is the one proposed here'),
    rows: z.int(),
    columns: z.array(columnSchema),
    targets: z.array(z.enum(targetNames(register))),
    preview: z.array(z.array(z.string())).describe('the first rows, a text a column'),
  });

/** Something about one cell or row: a `problem` refuses the import, a `warning` does not. Rows count as the file shows them. */
const rowNoticeSchema = z.object({
  row: z.int(),
  column: z.string().nullable(),
  cell: z.string().nullable().describe('the cell as a spreadsheet calls it, `B17`'),
  value: z.string().nullable().describe('what stands in the cell, by its beginning'),
  level: z.enum(['problem', 'warning']),
  code: z.string(),
  message: z.string(),
});

/** What is said of rows and cells. */
export const noticed = {
  problems: z.int(),
  warnings: z.int(),
  /** The first notices; `problems` and `warnings` count all of them. */
  notices: z.array(rowNoticeSchema),
};

const counts = {
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  /** Fields and extra fields that the updated records change. */
  fields: z.int(),
  unchanged: z.int(),
  /** Rows without a problem, which `accept=valid` takes; 0 where a problem concerns the whole file. */
  others: z.int(),
  /** Rows that `accept=valid` leaves out. */
  leftOut: z.int(),
  /** How the rows that were here already were recognised: the key's fields joined by ` + `, and how many rows. */
  matchedBy: z.array(z.object({ key: z.string(), rows: z.int() })),
  /** Records of other registers that the file links to and that are made with nothing but their titles. */
  linked: z.array(
    z.object({ kind: z.string(), noun: z.string(), one: z.string(), many: z.string(), records: z.int() }),
  ),
  ...noticed,
};

/** What an import would do. */
export const checkedImport = () => z.object(counts);

/** What an import did. */
export const finishedImport = () => z.object({ import: idOf('import'), ...counts });

/** How far an import is. */
export const importProgress = z.object({
  step: z.enum(['reading', 'checking', 'matching', 'writing']),
  done: z.int(),
  of: z.int(),
});

/** An import as the list of imports shows it. */
export const importSummary = z.object({
  id: idOf('import'),
  at: instantSchema,
  by: z.string(),
  filename: z.string(),
  sha256: z.string(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  leftOut: z.int(),
  matchedBy: z.array(z.object({ key: z.string(), rows: z.int() })),
  undoneAt: instantSchema.nullable(),
  undoneBy: z.string().nullable(),
});
