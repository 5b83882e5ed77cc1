import * as z from 'zod';
import { type Instant, parseInstant, parseLocalDate } from '../../kernel/time.ts';
import { instantSchema } from './schemas.ts';

/** The moment that a reader asks for: a date stands for its last moment in UTC. `undefined` for what is neither. */
function momentOf(text: string): Instant | undefined {
  return parseLocalDate(text) === undefined ? parseInstant(text) : parseInstant(`${text}T23:59:59.999Z`);
}

/** A moment in the past to read records as on. */
export const asOnSchema = z
  .string()
  .transform((text, context) => {
    const moment = momentOf(text);
    if (moment !== undefined) return moment;
    const message = 'is neither a date nor a moment; write it as `2026-03-03` or `2026-03-03T10:00:00Z`';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: 'reads everything as it was on a date (`2026-03-03`, its last moment in UTC) or at a moment',
  });

/** One field's change in one moment of a record's history. `from` and `to` are `null` where nothing was recorded. */
export const entryChangeSchema = z.object({
  field: z.string(),
  from: z.unknown().nullable(),
  to: z.unknown().nullable(),
  erased: z.boolean().describe('the value named a person who was erased; its commitment stays'),
});

/** How a record of then differs from today: `from` is what it was then, `to` what it is today. */
export const recordDifferences = z.object({
  at: instantSchema,
  differences: z.array(entryChangeSchema),
});

/** How a register as a whole differs from today; its rows say which of their fields do. */
export const asOnAnswer = z.object({
  at: instantSchema,
  differences: z.object({
    added: z.int().describe('records that were not there yet'),
    changed: z.int().describe('records that were there and were changed since'),
    archived: z.int().describe('records that were not archived then and are today'),
    restored: z.int().describe('records that were archived then and are not today'),
  }),
});
