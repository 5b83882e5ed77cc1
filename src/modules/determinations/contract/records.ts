import * as z from 'zod';
import { type Contract, contract, idOf } from '../../../kernel/operation.ts';
import { day, determinationSchema, factsSchema } from './answer-schemas.ts';
import { reading } from './questionnaire.ts';
import { differenceSchema, overrideSchema, standingSchema } from './record-schemas.ts';

const workspace = { workspace: idOf('workspace') };

/** Determinations that were accepted: kept as they were, compared with today, one finding of them overridden. */
export const recordContracts = {
  accept: contract({
    id: 'determinations.accept',
    summary:
      'Accept what was determined of an AI system: facts, catalogue, dates and findings are kept as they are now',
    may: 'determination.accept',
    method: 'POST',
    path: '/workspaces/{workspace}/systems/{system}/determinations',
    takes: z.strictObject({
      ...workspace,
      system: idOf('system'),
      catalogue: reading.catalogue,
      state: z.string().max(100).optional().describe('the state that was read; refused where it is no longer so'),
      note: z.string().trim().max(5_000).optional(),
    }),
    gives: z.object({ accepted: standingSchema, entry: z.string().nullable() }),
    refuses: ['which_catalogue', 'archived', 'changed_meanwhile'],
    example: { workspace: 'ws', system: 'system' },
  }),
  list: contract({
    id: 'determinations.list',
    summary: 'List accepted determinations, newest first',
    may: 'determination.read',
    method: 'GET',
    path: '/workspaces/{workspace}/determinations',
    takes: z.strictObject({
      ...workspace,
      system: idOf('system').optional(),
      catalogue: reading.catalogue,
      show: z.enum(['all', 'newest', 'out-of-date', 'overridden']).default('all'),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    gives: z.object({ total: z.int(), determinations: z.array(standingSchema) }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  determination: contract({
    id: 'determinations.read',
    summary: 'Read an accepted determination as it was, and what differs today',
    may: 'determination.read',
    method: 'GET',
    path: '/workspaces/{workspace}/determinations/{determination}',
    takes: z.strictObject({ ...workspace, determination: idOf('determination'), on: day.optional() }),
    gives: z.object({
      accepted: standingSchema,
      facts: factsSchema,
      determination: determinationSchema,
      overrides: z.array(overrideSchema),
      today: z
        .object({
          hash: z.string(),
          byLaw: z.array(differenceSchema).describe('by the law as it is on the day, for the facts that were accepted'),
          byFacts: z.array(differenceSchema).describe('by what is answered now'),
        })
        .nullable()
        .describe('`null` where its catalogue is no longer here'),
      abilities: z.object({ override: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws', determination: 'determination' },
  }),
  override: contract({
    id: 'determinations.override',
    summary: 'Hold one finding of an accepted determination to be otherwise, with reason, source and last day',
    may: 'determination.override',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/{determination}/overrides',
    takes: z.strictObject({
      ...workspace,
      determination: idOf('determination'),
      finding: z.string().max(100),
      truth: z.enum(['yes', 'no']),
      reason: z.string().trim().min(10).max(5_000),
      source: z
        .string()
        .trim()
        .min(3)
        .max(2_000)
        .describe('what the reason rests on: a provision, an opinion, a ruling'),
      expiresOn: day.describe('the last day on which it holds'),
    }),
    gives: z.object({ override: overrideSchema, entry: z.string().nullable() }),
    refuses: ['no_such_finding', 'not_in_the_future', 'not_the_newest', 'finding_is_so'],
    example: {
      workspace: 'ws',
      determination: 'determination',
      finding: 'minimal',
      truth: 'no',
      reason: 'The regulator says otherwise.',
      source: 'Letter of 1 December',
      expiresOn: '2999-01-01',
    },
  }),
} satisfies Record<string, Contract>;
