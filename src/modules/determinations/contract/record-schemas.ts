import * as z from 'zod';
import { idOf } from '../../../kernel/operation.ts';
import { instantSchema } from '../../../register/contract.ts';
import { day, effectSchema, truthSchema } from './answer-schemas.ts';

const person = z.object({ person: z.string(), name: z.string() });

/** How one finding differs between two determinations. */
export const differenceSchema = z.object({
  id: z.string(),
  label: z.string(),
  from: truthSchema,
  to: truthSchema,
  fromEffect: effectSchema.nullable(),
  toEffect: effectSchema.nullable(),
});

/** One finding that a reviewer holds to be otherwise; it stays with its determination for ever. */
export const overrideSchema = z.object({
  id: idOf('override'),
  determination: idOf('determination'),
  finding: z.string(),
  label: z.string(),
  found: truthSchema.describe('what the rules had found'),
  truth: truthSchema.describe('what holds instead'),
  reason: z.string(),
  source: z.string(),
  expiresOn: day.describe('the last day on which it holds'),
  holds: z.boolean().describe('whether it holds on the day that is asked for'),
  madeBy: person,
  madeAt: instantSchema,
});

/** A determination that somebody accepted: by what, by whom, when, and whether it still is what the law says. */
export const standingSchema = z.object({
  id: idOf('determination'),
  system: idOf('system'),
  systemName: z.string(),
  catalogue: z.string(),
  catalogueVersion: z.string(),
  catalogueHash: z.string(),
  lawReadOn: day,
  placedOn: day.nullable(),
  acceptedBy: person,
  acceptedAt: instantSchema,
  note: z.string().nullable(),
  isNewest: z.boolean().describe('whether no later one was accepted for the system'),
  held: z
    .array(z.object({ id: z.string(), label: z.string() }))
    .describe('what was found and stands for the system in lists'),
  missing: z.int().describe('how many findings were open'),
  overridden: z
    .object({ findings: z.int(), until: day })
    .nullable()
    .describe('findings that a reviewer holds to be otherwise today, and until when the longest of it'),
  outOfDate: z
    .object({ since: instantSchema, because: z.enum(['law', 'date']), differences: z.array(differenceSchema) })
    .nullable()
    .describe('what the law now says of the same facts, where that differs'),
});
