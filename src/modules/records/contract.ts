import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';
import { recordId } from '../../register/contract.ts';

/** A record of any register: which, of what kind, and what it is called. */
const recordSeen = z.object({
  id: z.string(),
  kind: z.string(),
  noun: z.string().describe('the word of its register in addresses'),
  values: z.object({ name: z.string() }),
});

const workspace = { workspace: idOf('workspace') };

/** Records of all registers, where it does not matter of which. */
export const recordsContracts = {
  list: contract({
    id: 'records.list',
    summary: 'Find records of any register by their words, a few of each',
    may: 'record.read',
    method: 'GET',
    path: '/workspaces/{workspace}/records',
    takes: z.strictObject({
      ...workspace,
      q: z.string().trim().max(500).optional(),
      size: z.coerce.number().int().min(1).max(100).default(50),
    }),
    gives: z.object({ rows: z.array(recordSeen) }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  read: contract({
    id: 'records.read',
    summary: 'Read of which register a record is, and what it is called',
    may: 'record.read',
    method: 'GET',
    path: '/workspaces/{workspace}/records/{record}',
    takes: z.strictObject({ ...workspace, record: recordId('record') }),
    gives: z.object({ record: recordSeen }),
    refuses: [],
    example: { workspace: 'ws', record: 'record' },
  }),
};
