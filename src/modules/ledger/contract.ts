import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';
import { instantSchema } from '../../register/contract.ts';

const workspace = { workspace: idOf('workspace') };
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .describe('SHA-256, hexadecimal');
const hashes = z.array(hash);
const treeSize = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** The state of a workspace's ledger. */
const ledgerSchema = z.object({
  origin: z.string(),
  verifierKey: z.string().describe('the public key of the checkpoints, as signed notes write it'),
  size: z.int().describe('entries under the newest checkpoint'),
  waiting: z.int().describe('entries that are recorded and wait for their index'),
  root: hash,
  checkpoint: z.string().nullable().describe('the newest signed checkpoint'),
  checkpointAt: instantSchema.nullable(),
});

/** An entry as the ledger holds it. */
const ledgerEntrySchema = z.object({
  id: idOf('entry'),
  index: z.int(),
  text: z.string().describe('the canonical JSON that is hashed'),
  leafHash: hash,
});

/** One complaint of `fsck`: what differs, and where to look. */
const findingSchema = z.object({ code: z.string(), subject: z.string(), detail: z.string() });

/** The operations by which anybody who may read can check the ledger. */
export const ledgerContracts = {
  read: contract({
    id: 'ledger.read',
    summary: 'Read the newest signed checkpoint and the state of the ledger',
    may: 'ledger.read',
    method: 'GET',
    path: '/workspaces/{workspace}/ledger',
    takes: z.strictObject(workspace),
    gives: ledgerSchema,
    refuses: [],
    example: { workspace: 'ws' },
  }),
  entries: contract({
    id: 'ledger.entries',
    summary: 'Read entries in their order, from an index on',
    may: 'ledger.read',
    method: 'GET',
    path: '/workspaces/{workspace}/ledger/entries',
    takes: z.strictObject({
      ...workspace,
      from: treeSize.default(0),
      size: z.coerce.number().int().min(1).max(1000).default(100),
    }),
    gives: z.object({ entries: z.array(ledgerEntrySchema) }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  proof: contract({
    id: 'ledger.proof',
    summary: 'Read one entry with the proof that it is in the tree of the newest checkpoint (RFC 9162)',
    may: 'ledger.read',
    method: 'GET',
    path: '/workspaces/{workspace}/ledger/entries/{entry}',
    takes: z.strictObject({ ...workspace, entry: idOf('entry') }),
    gives: z.object({ entry: ledgerEntrySchema, inclusion: hashes, checkpoint: z.string() }),
    refuses: ['not_sequenced_yet'],
    example: { workspace: 'ws', entry: 'entry' },
  }),
  consistency: contract({
    id: 'ledger.consistency',
    summary: 'Read the proof that the tree of one size is the beginning of the tree of a later one (RFC 9162)',
    may: 'ledger.read',
    method: 'GET',
    path: '/workspaces/{workspace}/ledger/consistency',
    takes: z.strictObject({ ...workspace, from: treeSize, to: treeSize }),
    gives: z.object({ from: z.int(), to: z.int(), hashes }),
    refuses: ['no_such_size'],
    example: { workspace: 'ws', from: 0, to: 0 },
  }),
  fsck: contract({
    id: 'ledger.fsck',
    readsOneMoment: true,
    summary:
      'Derive every hash and every record again from the entries, read every file, and compare with what is stored',
    may: 'ledger.read',
    method: 'POST',
    path: '/workspaces/{workspace}/ledger/fsck',
    takes: z.strictObject(workspace),
    gives: z.object({
      entries: z.int(),
      records: z.int(),
      checkpoints: z.int(),
      files: z.int().describe('files of evidence whose bytes were read again'),
      findings: z.array(findingSchema),
    }),
    tells: z.object({ step: z.enum(['entries', 'tree', 'records', 'files']), done: z.int(), of: z.int() }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
};
