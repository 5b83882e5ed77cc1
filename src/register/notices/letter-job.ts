import * as z from 'zod';
import { idOf } from '../../kernel/operation.ts';
import type { JobType } from '../../store/index.ts';

/**
 * The job that tells a person of notices by mail. What it says is written when it runs: until then nothing lies in the
 * queue but ids.
 */
export const letterJob = {
  kind: 'notice.letter',
  input: z.object({
    person: idOf('person'),
    notices: z.array(idOf('notice')).min(1).readonly(),
    as: z.enum(['at_once', 'digest']),
  }),
  may: null,
  quiet: true,
} as const satisfies JobType;
