import { sql } from 'kysely';
import * as z from 'zod';
import { ok } from '../../kernel/result.ts';
import { jobFileSchema } from './files.ts';
import { type JobKind, type JobType, jobKind } from './kind.ts';

const input = z.strictObject({ job: z.string(), which: z.enum(['given', 'file']) });

/** The housekeeping by which a job's file goes when its time is over. */
export const forgetFile: JobType<typeof input> = { kind: 'job.forget-file', input, may: null, quiet: true };

/** Removes the bytes first and says so afterwards: broken off between the two, it comes to the same again. */
export const forgetFileKind: JobKind = jobKind(
  forgetFile,
  async ({ workspace, input: asked, inside, files, finish }) => {
    const column = asked.which === 'given' ? sql`given` : sql`file`;
    const found = await inside(async ({ work }) => {
      const [row] = await work.read(sql<{ kept: unknown; version: number }>`select ${column} as kept, version from job
      where workspace_id = ${workspace} and id = ${asked.job}`);
      return ok(row);
    });
    const kept = found.ok ? jobFileSchema.safeParse(found.value?.kept).data : undefined;
    if (kept) await files.forget(workspace, kept);
    return inside(async ({ work }) => {
      if (kept) {
        const [gone] = await work.read(sql<{ version: number }>`select version from job
        where workspace_id = ${workspace} and id = ${asked.job} for update`);
        const version = (gone?.version ?? 0) + 1;
        await work.write(
          sql`update job set ${column} = null, version = ${version} where workspace_id = ${workspace} and id = ${asked.job} returning id`,
          [
            {
              event: 'job.file-forgotten',
              subject: { kind: 'job', id: asked.job, version },
              about: { file: kept.sha256 },
            },
          ],
        );
      }
      await finish(work);
      return ok(undefined);
    });
  },
);
