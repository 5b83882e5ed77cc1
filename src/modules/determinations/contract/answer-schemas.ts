import * as z from 'zod';
import { idOf } from '../../../kernel/operation.ts';
import { instantSchema } from '../../../register/contract.ts';

/** What holds, does not, or is open. */
const truths = ['yes', 'no', 'unknown'] as const;

/** What is known of a question: its answer, that nobody here knows it, or nothing. */
const standings = ['answered', 'unknown', 'withdrawn'] as const;

export const day = z.iso.date();
export const truthSchema = z.enum(truths);
const certainty = z.enum(['certain', 'inferred', 'uncertain']);

/** The value of a fact as JSON has it: a several-of question takes the whole set, an empty one for none. */
export const factValueSchema = z.union([
  z.boolean(),
  z.number(),
  z.string().max(2_000),
  z.array(z.string().max(200)).max(200),
  z.array(z.record(z.string(), z.unknown())).max(200),
]);

/** Facts by name; `null` says that it is not known. */
export const factsSchema = z.record(z.string().max(100), factValueSchema.nullable());

const provision = z.object({
  id: z.string(),
  reference: z.string(),
  summary: z.string(),
  certainty,
  link: z.string().nullable(),
  note: z.string().nullable(),
});

/** From when something has effect; `open`: what is not known yet decides between these days, `null` standing for never. */
export const effectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('from'), from: day, until: day.optional() }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('open'), between: z.array(day.nullable()) }),
]);

/** One line of an explanation; what stands deeper below it is what it rests on. */
const line = z.object({ text: z.string(), truth: truthSchema, depth: z.int() });

const answered = {
  id: z.string(),
  truth: truthSchema,
  effect: effectSchema.nullable().describe('from when; `null` where it is a no'),
  isInForce: truthSchema.describe('whether it has effect on the day on which the law is read'),
  certainty,
  source: z.array(z.string()).describe('provisions, by id'),
  open: z.array(z.string()).describe('the facts that would settle it, or its day'),
};

/** Something that was found, or not, of a system: why, by which provisions, from when, and what would settle it. */
const findingSchema = z.object({
  ...answered,
  kind: z.enum(['scope', 'role', 'class', 'exception', 'step']),
  label: z.string(),
  summary: z.string().nullable(),
  isListed: z.boolean().default(false).describe('whether it stands for the system in lists'),
  reasons: z.array(
    z.object({
      rule: z.string(),
      truth: truthSchema,
      because: z.string(),
      source: z.array(z.string()),
      lines: z.array(line),
    }),
  ),
  dates: z.array(
    z.object({ from: day, truth: truthSchema, because: z.string().nullable(), source: z.array(z.string()) }),
  ),
  otherwise: z
    .array(z.object({ edition: z.string(), truth: truthSchema, effect: effectSchema.nullable() }))
    .describe('what it is, or was, by the other versions of the law, where that differs'),
});

/** An obligation that holds or may hold. */
const obligationSchema = z.object({
  ...answered,
  kind: z.string(),
  duty: z.string(),
  roles: z.array(z.string()),
  classes: z.array(z.string()),
  trigger: z.string().nullable(),
  deadline: z.string().nullable(),
  retention: z.string().nullable(),
  evidence: z.array(z.string()),
  fine: z.object({ id: z.string(), label: z.string() }).nullable(),
  note: z.string().nullable(),
});

const catalogueNamed = z.object({ id: z.string(), title: z.string(), version: z.string(), hash: z.string() });

/** What a catalogue says of a system for facts and dates: a set of findings, never one label. */
export const determinationSchema = z.object({
  catalogue: catalogueNamed,
  lawReadOn: day,
  placedOn: day.nullable().describe('the first day of being placed on the market or put into service'),
  editions: z.array(
    z.object({ id: z.string(), title: z.string(), from: day, summary: z.string().nullable(), isRead: z.boolean() }),
  ),
  findings: z.array(findingSchema),
  obligations: z.array(obligationSchema),
  provisions: z.array(provision),
});

/** A question of a catalogue, in plain words. */
export const questionSchema = z.object({
  fact: z.string(),
  ask: z.string(),
  says: z.string().describe('how it reads in an explanation, before a colon and its answer'),
  type: z.enum(['yesNo', 'oneOf', 'manyOf', 'number', 'date', 'list']),
  about: z.enum(['organisation', 'system', 'use', 'model']),
  group: z.string().nullable(),
  unit: z.string().nullable(),
  help: z.string().nullable(),
  examples: z.array(z.string()),
  counterExamples: z.array(z.string()),
  options: z.array(z.object({ word: z.string(), label: z.string(), help: z.string().nullable() })),
  source: z.array(provision),
});

/** What was answered, by whom and when. `isShared`: it is the organisation's answer, for all of its systems. */
export const givenAnswerSchema = z.object({
  id: idOf('answer'),
  fact: z.string(),
  standing: z.enum(standings),
  value: factValueSchema.nullable(),
  note: z.string().nullable(),
  isShared: z.boolean(),
  saidBy: z.object({ person: z.string(), name: z.string() }),
  saidAt: instantSchema,
  version: z.int(),
});

/** How the facts that are `about` an organisation are kept. */
export const factAnswers = z
  .record(z.string().max(100), factValueSchema.nullable())
  .describe('answers by fact: yes and no, a word, words with commas, a number or a day; `null` says that nobody knows');
