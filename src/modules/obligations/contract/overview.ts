import * as z from 'zod';
import { contract, idOf } from '../../../kernel/operation.ts';

/**
 * Where an obligation stands on a day, what presses most first: the own day has passed; it applies already; it applies
 * within 90 days; later; nobody knows when. `gone` is what is no longer found and still open, `settled` what is met or
 * not applicable.
 */
export const places = ['past_due', 'in_force', 'soon', 'later', 'undated', 'gone', 'settled'] as const;

export type Place = (typeof places)[number];

const workspace = { workspace: idOf('workspace') };
const named = z.object({ id: z.string(), name: z.string() });
const query = z
  .record(z.string(), z.union([z.string(), z.array(z.string())]))
  .describe('what opens exactly these in the list of obligations');

const owedSchema = z.object({
  id: idOf('obligation'),
  name: z.string(),
  provision: z.string().nullable(),
  readAt: z.array(z.string()),
  status: z.string().nullable(),
  standing: z.string().nullable(),
  certainty: z.string().nullable(),
  role: z.string().nullable(),
  appliesFrom: z.string().nullable(),
  dueOn: z.string().nullable(),
  trigger: z.string().nullable(),
  deadline: z.string().nullable(),
  owner: named.nullable(),
  evidenceAsked: z.array(z.string()),
  evidence: z.array(named),
  place: z.enum(places).describe('where it stands today'),
  next: z.enum(['decide', 'name_owner', 'begin', 'give_evidence', 'say_met', 'mend', 'nothing']),
});

const daySchema = z.object({
  day: z.string(),
  field: z.enum(['appliesFrom', 'dueOn']).describe('whose day it is: the law’s, or one that people have set'),
  total: z.int(),
  open: z.int(),
  systems: z.int(),
  search: query,
});

const countSchema = z.object({
  value: z.string().nullable(),
  total: z.int(),
  met: z.int(),
  pressing: z.int().describe('open, and past due or in force'),
  search: query,
});

const ceilingSchema = z.object({
  kind: z.enum(['exactly', 'at_least', 'at_most', 'unset']),
  eur: z.int().nullable(),
});

const sizes = ['sme', 'small-mid-cap', 'large'] as const;

const organisationSchema = z.object({
  turnoverEur: z.int().nullable().describe('worldwide, in the last business year, in whole euros'),
  size: z.enum(sizes).nullable(),
});

/** What is owed, by system, by day and altogether, and what a breach may cost. */
export const overviewContracts = {
  ofSystem: contract({
    id: 'obligations.of-system',
    summary:
      'Read what is owed for one AI system, what presses most first, each with what is missing and the next step',
    may: 'obligation.read',
    method: 'GET',
    path: '/workspaces/{workspace}/systems/{system}/obligations',
    takes: z.strictObject({ ...workspace, system: idOf('system') }),
    gives: z.object({
      system: named,
      today: z.string(),
      obligations: z.array(owedSchema),
      abilities: z.object({ edit: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws', system: 'system' },
  }),
  timeline: contract({
    id: 'obligations.timeline',
    summary: 'Read every day on which obligations apply or are to be met, with how many and how many of them are open',
    may: 'obligation.read',
    method: 'GET',
    path: '/workspaces/{workspace}/obligations/timeline',
    takes: z.strictObject(workspace),
    gives: z.object({ today: z.string(), days: z.array(daySchema), undated: z.int() }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  portfolio: contract({
    id: 'obligations.portfolio',
    summary: 'Count all obligations by state, by when they apply, by role, by class and by fine tier',
    may: 'obligation.read',
    method: 'GET',
    path: '/workspaces/{workspace}/obligations/portfolio',
    takes: z.strictObject(workspace),
    gives: z.object({
      today: z.string(),
      total: z.int(),
      systems: z.int(),
      by: z.object({
        state: z.array(countSchema),
        when: z.array(countSchema),
        role: z.array(countSchema),
        class: z.array(countSchema),
      }),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  exposure: contract({
    id: 'obligations.exposure',
    summary:
      'Read the most that the law lets fines be for this organisation, by tier, with the open obligations in each',
    may: 'obligation.read',
    method: 'GET',
    path: '/workspaces/{workspace}/obligations/exposure',
    takes: z.strictObject(workspace),
    gives: z.object({
      organisation: organisationSchema,
      tiers: z.array(
        z.object({
          catalogue: z.string(),
          tier: z.string(),
          label: z.string(),
          provision: z.string(),
          readAt: z.string().nullable(),
          note: z.string().nullable(),
          maxEur: z.int().nullable(),
          maxTurnoverPercent: z.number().nullable(),
          isLower: z.boolean().describe('whether the lower of the two amounts counts for this organisation'),
          ceiling: ceilingSchema,
          open: z.int(),
          inForce: z.int().describe('of the open ones, those that apply already'),
          search: query,
        }),
      ),
      abilities: z.object({ edit: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
  setOrganisation: contract({
    id: 'obligations.set-organisation',
    summary: 'Say how large the organisation is, which decides how high fines may be',
    may: 'organisation.edit',
    method: 'PUT',
    path: '/workspaces/{workspace}/organisation',
    takes: z.strictObject({
      ...workspace,
      turnoverEur: z.int().min(0).max(1e14).nullable(),
      size: z.enum(sizes).nullable(),
    }),
    gives: z.object({ organisation: organisationSchema, entry: z.string().nullable() }),
    refuses: [],
    example: { workspace: 'ws', turnoverEur: 40_000_000, size: 'sme' },
  }),
};
