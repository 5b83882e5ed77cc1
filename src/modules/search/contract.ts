import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';

const fieldValue = z.union([z.string(), z.array(z.string()), z.null()]);

/** A record that was found, with what tells whether it is the one. */
const hitSchema = z.object({
  id: z.string(),
  title: z.string(),
  reference: z.string().nullable(),
  state: z.string().nullable(),
  archivedAt: z.string().nullable(),
  updatedAt: z.string().meta({ format: 'date-time' }),
  changedBy: z.string().nullable().describe('who changed it last'),
  values: z.record(z.string(), fieldValue).describe('the fields that its list shows'),
  titles: z.record(z.string(), z.string()).describe('what the records are called that it links to, by id'),
  snippet: z
    .object({ field: z.string(), before: z.string(), match: z.string(), after: z.string() })
    .nullable()
    .describe('where the words stand, where that is not the title or the reference'),
});

const registerSchema = z.object({
  kind: z.string(),
  noun: z.string().describe('its word in addresses'),
  total: z.int().describe('how many of its records were found'),
  abilities: z.object({ create: z.boolean(), import: z.boolean() }),
  hits: z.array(hitSchema),
});

/** One search over everything in a workspace. */
export const searchContracts = {
  find: contract({
    id: 'search.find',
    summary: 'Find records of all registers that the caller may read, and saved views, by their words or their id',
    may: 'search.read',
    method: 'GET',
    path: '/workspaces/{workspace}/search',
    takes: z.strictObject({
      workspace: idOf('workspace'),
      q: z.string().max(300).default('').describe('words that must all stand there; the last may be a beginning'),
      limit: z.coerce.number().int().min(1).max(50).default(5).describe('how many records of each register'),
    }),
    gives: z.object({
      registers: z.array(registerSchema).describe('every register that the caller may read'),
      views: z.array(z.object({ id: idOf('view'), noun: z.string(), name: z.string(), shared: z.boolean() })),
    }),
    refuses: [],
    example: { workspace: 'ws', q: 'fraud' },
  }),
};
