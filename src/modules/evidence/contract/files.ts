import * as z from 'zod';
import { contract, idOf } from '../../../kernel/operation.ts';
import { instantSchema } from '../../../register/contract.ts';

const workspace = { workspace: idOf('workspace') };
const record = { ...workspace, evidence: idOf('evidence') };
const revision = { ...workspace, revision: idOf('revision') };

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .describe('SHA-256 of the bytes, hexadecimal');

/** A file of a record of evidence: what its bytes are, what it was called, and who brought it when. */
const revisionSchema = z.object({
  id: idOf('revision'),
  number: z.int().describe('1 is the first file of its record'),
  sha256,
  size: z.int().describe('in bytes'),
  mediaType: z.string().describe('told from the bytes; what the sender said of them is not believed'),
  filename: z.string(),
  uploadedAt: instantSchema,
  uploadedBy: z.object({ person: z.string(), name: z.string() }),
});

/** The entry of the ledger that says when a file came, and what it says of the file's bytes. */
const proofSchema = z.object({
  entry: idOf('entry'),
  index: z.int().nullable().describe('its place in the ledger; `null` until it has one'),
  at: instantSchema,
  agrees: z.boolean().describe('whether the entry names the same hash and size as the revision'),
});

/** Longer files are refused: 256 MB. */
const maxBytes = 256 * 1024 * 1024;

const home = '/workspaces/{workspace}/evidence';

/** The operations on the files of evidence. A file is never taken away by one of them. */
export const fileContracts = {
  upload: contract({
    id: 'evidence.upload',
    summary: 'Add a file to a record of evidence, as its newest revision',
    may: 'evidence.upload',
    method: 'POST',
    path: `${home}/{evidence}/revisions`,
    takes: z.strictObject({ ...record, filename: z.string().trim().min(1).max(1000) }),
    takesFile: { maxBytes, endings: [], isStreamed: true },
    gives: z.object({ revision: revisionSchema, entry: z.string().nullable() }),
    refuses: ['empty_file', 'file_here_already', 'archived'],
    example: { workspace: 'ws', evidence: 'evidence', filename: 'report.pdf' },
  }),
  revisions: contract({
    id: 'evidence.revisions',
    summary: 'List the files of a record of evidence, newest first',
    may: 'evidence.read',
    method: 'GET',
    path: `${home}/{evidence}/revisions`,
    takes: z.strictObject(record),
    gives: z.object({ revisions: z.array(revisionSchema), abilities: z.object({ upload: z.boolean() }) }),
    refuses: [],
    example: { workspace: 'ws', evidence: 'evidence' },
  }),
  download: contract({
    id: 'evidence.download',
    summary: 'Download a file of evidence; what differs from its hash breaks off before the end',
    may: 'evidence.read',
    method: 'GET',
    path: `${home}/revisions/{revision}/file`,
    takes: z.strictObject(revision),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/octet-stream'] },
    refuses: ['file_not_kept'],
    example: { workspace: 'ws', revision: 'revision' },
  }),
  verify: contract({
    id: 'evidence.verify',
    summary:
      'Read the bytes of a file again, compare them with its hash, and name the ledger entry that says when it came',
    may: 'evidence.read',
    method: 'POST',
    path: `${home}/revisions/{revision}/verification`,
    takes: z.strictObject(revision),
    gives: z.object({
      found: z.enum(['same', 'altered', 'missing']).describe('what is kept under the hash'),
      expected: z.object({ sha256, size: z.int() }),
      actual: z.object({ sha256, size: z.int() }).nullable().describe('what is there, where it is something else'),
      proof: proofSchema.nullable().describe('`null` where the ledger has no such entry'),
    }),
    refuses: [],
    example: { workspace: 'ws', revision: 'revision' },
  }),
};
