import * as z from 'zod';
import { groupNames, nothingThere } from './group-names.ts';
import type { Register } from './register.ts';

/** By what a list is grouped, and which groups are folded. */
export const groupSchema = (register: Register) => ({
  group: z
    .enum(groupNames(register))
    .optional()
    .describe('a field: records that have the same there stand together, before any other order'),
  folded: z
    .array(z.string().min(1).max(200))
    .max(200)
    .optional()
    .describe(`values whose groups show their head alone; \`${nothingThere}\` for the records with nothing there`),
});

/** The groups that stand on a page of a list, in order, and how many there are in all. */
export const groupsAnswer = z.object({
  field: z.string(),
  total: z.int().describe('how many groups there are'),
  open: z.int().describe('how many records stand in groups that are not folded: those that are paged through'),
  heads: z.array(
    z.object({
      value: z.string().nullable(),
      title: z.string().nullable().describe('what the record is called whose id the value is'),
      records: z.int(),
      before: z.int().describe('how many of its records stand on the pages before'),
      isFolded: z.boolean(),
    }),
  ),
});
