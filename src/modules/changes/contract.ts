import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';

/** What is told of one change. `id` and `version` are `null` where many records of a register changed at once. */
export const changeSchema = z.object({
  noun: z.string(),
  id: z.string().nullable(),
  version: z.int().nullable(),
  event: z.string(),
});

/** What changes in a workspace, as it happens. */
export const changeContracts = {
  follow: contract({
    id: 'changes.follow',
    summary:
      'Follow what changes in the registers that the caller may read and in his own inbox, as server-sent events: `changed` with the record, `reset` where too much was missed',
    may: 'change.read',
    method: 'GET',
    path: '/workspaces/{workspace}/changes',
    takes: z.strictObject({
      workspace: idOf('workspace'),
      after: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .describe('the place in the ledger of the last change that was seen; the header `Last-Event-ID` says the same'),
      follow: z.enum(['yes', 'no']).default('yes').describe('`no` ends with what there is now'),
    }),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['text/event-stream'] },
    refuses: [],
    example: { workspace: 'ws', follow: 'no' },
  }),
};
