import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Id } from '../../kernel/id.ts';
import { type Instant, instantOf, millisecondsOf } from '../../kernel/time.ts';
import { provenBytes } from '../blobs/examine.ts';
import type { Blobs } from '../blobs/open-blobs.ts';

/** A file of a job, as its row has it. Its bytes lie on a shelf of their own and are forgotten at `until`. */
export const jobFileSchema = z.object({
  shelf: z.string(),
  sha256: z.string(),
  size: z.number(),
  mediaType: z.string(),
  filename: z.string(),
  until: z.string(),
});

/** What `jobFileSchema` reads. */
export type JobFile = Readonly<z.output<typeof jobFileSchema>>;

type Arriving = {
  readonly workspace: Id<'workspace'>;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly filename: string;
  readonly mediaType: string;
  readonly maxBytes: number;
};

/** Keeps files of jobs for a week. */
export type JobFiles = {
  /** Takes bytes in and keeps them; until a job's row names them, nobody finds them. */
  readonly keep: (arriving: Arriving) => Promise<JobFile>;
  /** The bytes, whose last come only when their hash is right; `undefined` where they were forgotten. */
  readonly open: (workspace: Id<'workspace'>, file: JobFile) => Promise<AsyncIterable<Uint8Array> | undefined>;
  readonly forget: (workspace: Id<'workspace'>, file: JobFile) => Promise<void>;
};

const keptDays = 7;
const dayMs = 24 * 3_600_000;

/** Opens the place for files of jobs, beside that of evidence. */
export const jobFilesIn = (blobs: Blobs, clock: () => Instant): JobFiles => ({
  keep: async ({ workspace, bytes, filename, mediaType, maxBytes }) => {
    const received = await blobs.receive(bytes, { maxBytes });
    const shelf = randomUUID();
    try {
      const { path, size, sha256 } = received;
      await blobs.shelf(shelf).keep({ workspace, path, size, sha256 });
      const until = instantOf(millisecondsOf(clock()) + keptDays * dayMs);
      return { shelf, sha256, size, mediaType, filename, until };
    } finally {
      await received.discard();
    }
  },
  open: async (workspace, { shelf, sha256 }) => {
    const blob = await blobs.shelf(shelf).open({ workspace, sha256 });
    return blob && provenBytes(blob.bytes, sha256);
  },
  forget: (workspace, { shelf, sha256 }) => blobs.shelf(shelf).remove({ workspace, sha256 }),
});
