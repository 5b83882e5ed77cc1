import * as z from 'zod';
import { idOf } from '../../kernel/operation.ts';
import { instantSchema } from './schemas.ts';

/** What every feed can be asked for, beside whose it is. */
export const feedQuestion = {
  person: idOf('person').optional().describe('only what this person did'),
  before: idOf('entry').optional().describe('the last entry that was read: older ones follow'),
  size: z.coerce.number().int().min(1).max(200).default(50),
  rows: z
    .enum(['together', 'each'])
    .default('together')
    .describe('`together`: the rows of a file stand as the one entry of their import; `each`: every row for itself'),
};

/** One thing that somebody did. */
const feedEntrySchema = z.object({
  entry: idOf('entry'),
  at: instantSchema,
  event: z.string(),
  kind: z.string().describe('of the record, or `import`'),
  register: z.object({ kind: z.string(), noun: z.string() }),
  record: z.string(),
  title: z.string().nullable().describe('what the record is called today, or the file that was imported'),
  version: z.int(),
  actor: z.object({ person: idOf('person'), name: z.string(), via: z.string() }),
  why: z.string().nullable(),
  fields: z.array(z.string()).describe('the fields that were changed'),
  figures: z.record(z.string(), z.int()).describe('what an import comes to'),
});

/** A register that a feed is of, with what people call it and its fields; screens translate that. */
const feedRegister = z.object({
  kind: z.string(),
  noun: z.string(),
  many: z.string(),
  labels: z.record(z.string(), z.string()),
});

/** A page of a feed, newest first. */
export const feedAnswer = z.object({
  entries: z.array(feedEntrySchema),
  more: z.boolean(),
  registers: z.array(feedRegister),
});
