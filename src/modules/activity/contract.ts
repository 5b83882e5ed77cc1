import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';
import { feedAnswer, feedQuestion } from '../../register/contract.ts';

/** What is done in a workspace, over all its registers. */
export const activityContracts = {
  feed: contract({
    id: 'workspace.feed',
    summary: 'Read who did what in all registers that the caller may read, newest first',
    may: 'activity.read',
    method: 'GET',
    path: '/workspaces/{workspace}/feed',
    takes: z.strictObject({
      workspace: idOf('workspace'),
      ...feedQuestion,
      register: z
        .array(z.string().max(100))
        .max(100)
        .optional()
        .describe('only these registers, by the words of their paths'),
    }),
    gives: feedAnswer,
    refuses: [],
    example: { workspace: 'ws', person: 'per' },
  }),
};
