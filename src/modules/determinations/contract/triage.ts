import * as z from 'zod';
import { type Contract, contract, idOf } from '../../../kernel/operation.ts';
import { filterSchema, mostAtOnce } from '../../../register/contract.ts';
import { systems } from '../../systems/contract.ts';
import { questionSchema } from './answer-schemas.ts';
import { reading } from './questionnaire.ts';

const takes = z
  .strictObject({
    workspace: idOf('workspace'),
    ids: z.array(idOf('system')).min(1).max(mostAtOnce).optional().describe('the AI systems that are meant'),
    filter: z
      .strictObject(filterSchema(systems))
      .optional()
      .describe('the filter of the list of AI systems: all that it finds are meant'),
    catalogue: reading.catalogue,
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    path: ['ids'],
    message: 'say which AI systems are meant in one way: by `ids` or by a `filter`',
  });

const counts = {
  found: z.int(),
  left: z.int().describe('archived ones, which are left as they are'),
};

const triageSchema = z.object({
  ...counts,
  catalogue: z.object({ id: z.string(), title: z.string() }),
  settled: z.int().describe('AI systems of which everything is found that stands for a system in lists'),
  accepted: z.int().describe('of those, how many have an accepted determination that answers and law have not passed'),
  waiting: z.int().describe('settled ones whose determination waits to be accepted'),
  questions: z
    .array(
      z.object({
        question: questionSchema,
        systems: z.int().describe('AI systems for which it is open, and nobody has said that it is not known'),
        weight: z.number().describe('how much of what is open it settles, over all systems; only good for comparing'),
      }),
    )
    .describe('open questions, that which settles most over all systems first'),
  classes: z
    .array(z.object({ id: z.string(), label: z.string(), yes: z.int(), open: z.int() }))
    .describe('what stands for systems in lists: for how many it is found, and for how many it is open'),
  abilities: z.object({ answer: z.boolean(), accept: z.boolean() }),
});

/** Many AI systems determined together: what to ask of them next, and accepting what is settled. */
export const triageContracts = {
  triage: contract({
    id: 'determinations.triage',
    summary: 'Say how far many AI systems are determined, and which questions settle most of them',
    may: 'determination.read',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/triage',
    takes,
    gives: triageSchema,
    refuses: ['which_catalogue', 'too_many_records'],
    example: { workspace: 'ws', ids: ['system'] },
  }),
  acceptMany: contract({
    id: 'determinations.accept-many',
    summary:
      'Accept the determinations of those AI systems among many of which nothing is open; a job accepts more than 100',
    may: 'determination.accept',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/accept',
    takes,
    gives: z.object({
      ...counts,
      accepted: z.int().describe('how many this call has accepted'),
      job: idOf('job')
        .nullable()
        .describe('the job that accepts them, where more than 100 wait; its page says how far it is'),
      waiting: z.int().describe('how many are left to that job'),
      open: z.int().describe('AI systems that are left, since something of them is open'),
      same: z.int().describe('AI systems that are left, since what follows was accepted before'),
    }),
    refuses: ['which_catalogue', 'too_many_records'],
    example: { workspace: 'ws', ids: ['system'] },
  }),
} satisfies Record<string, Contract>;
