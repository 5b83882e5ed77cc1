import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';

/** Longer files are refused: 256 MB. */
export const mostFileBytes = 256 * 1024 * 1024;

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256 in lower-case hexadecimal')
  .describe('SHA-256 of the bytes, hexadecimal');

const filename = z.string().trim().min(1).max(1000);

/** The operations on the bytes of files that fields hold. */
export const keptFileContracts = {
  receive: {
    id: 'files.receive',
    summary: 'Send the bytes of a file, so that a field of a record can hold it; the same bytes are kept once',
    may: 'file.receive',
    method: 'POST',
    path: '/workspaces/{workspace}/files',
    takes: z.strictObject({ workspace: idOf('workspace'), filename }),
    takesFile: { maxBytes: mostFileBytes, endings: [], isStreamed: true },
    gives: z.object({
      value: z.string().describe('what a field of this kind is given'),
      file: z.object({ name: z.string(), mediaType: z.string(), size: z.int(), sha256 }),
    }),
    refuses: ['empty_file'],
    example: { workspace: 'ws', filename: 'handbook.pdf' },
  },
  download: {
    id: 'files.download',
    summary: 'Download a file that a field holds; what differs from its hash breaks off before the end',
    may: 'file.read',
    method: 'GET',
    path: '/workspaces/{workspace}/files/{sha256}',
    takes: z.strictObject({
      workspace: idOf('workspace'),
      sha256,
      filename: filename.optional().describe('what the file is to be called; without it as when it first came'),
    }),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/octet-stream'] },
    refuses: ['file_not_kept'],
    example: { workspace: 'ws', sha256: '0'.repeat(64) },
  },
} as const satisfies Record<string, Contract>;
