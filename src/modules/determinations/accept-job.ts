import * as z from 'zod';
import type { JobType } from '../../store/index.ts';

const input = z.strictObject({
  catalogue: z.string(),
  hash: z.string(),
  askedAt: z.string(),
  /** What systems are accepted for, and which; those with the same facts and dates together. */
  groups: z.array(z.strictObject({ facts: z.string(), systems: z.array(z.string()) })),
});

/** What a job that accepts determinations is asked with. */
export type AcceptAsked = z.output<typeof input>;

/** The job that accepts the determinations of many AI systems. */
export const acceptJob: JobType<typeof input> = { kind: 'determinations.accept', input, may: 'determination.accept' };
