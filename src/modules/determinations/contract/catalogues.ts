import * as z from 'zod';
import { type Contract, contract } from '../../../kernel/operation.ts';
import { day, determinationSchema, factsSchema, questionSchema } from './answer-schemas.ts';

const catalogueSeen = {
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  jurisdiction: z.string().nullable(),
  source: z.string(),
  copyright: z.string(),
  version: z.string(),
  hash: z.string().describe('SHA-256 over its files but its cases, in hexadecimal'),
  versions: z.array(
    z.object({ id: z.string(), title: z.string(), from: day, source: z.string(), summary: z.string().nullable() }),
  ),
};

/** The laws and standards that are here as data, and what they say of facts that nobody keeps. */
export const catalogueContracts = {
  catalogues: contract({
    id: 'catalogues.list',
    summary: 'List the laws and standards that are here as data',
    may: 'signed-in',
    method: 'GET',
    path: '/catalogues',
    takes: z.strictObject({}),
    gives: z.object({
      catalogues: z.array(z.object({ ...catalogueSeen, questions: z.int(), findings: z.int(), obligations: z.int() })),
    }),
    refuses: [],
    example: {},
  }),
  catalogue: contract({
    id: 'catalogues.read',
    summary: 'Read one catalogue: its questions, findings and provisions',
    may: 'signed-in',
    method: 'GET',
    path: '/catalogues/{catalogue}',
    takes: z.strictObject({ catalogue: z.string().max(100) }),
    gives: z.object({
      ...catalogueSeen,
      questions: z.array(questionSchema),
      findings: z.array(
        z.object({ id: z.string(), kind: z.string(), label: z.string(), summary: z.string().nullable() }),
      ),
      provisions: z.array(z.object({ id: z.string(), reference: z.string(), summary: z.string() })),
    }),
    refuses: [],
    example: { catalogue: 'none' },
  }),
  texts: contract({
    id: 'catalogues.texts',
    summary: 'Read what catalogues say in another language, by each text as it was written',
    may: 'signed-in',
    method: 'GET',
    path: '/catalogue-texts/{language}',
    takes: z.strictObject({ language: z.string().max(35).describe('such as `de`') }),
    gives: z.object({
      texts: z.record(z.string(), z.string()).describe('texts that are not translated, or stale, are left out'),
    }),
    refuses: [],
    example: { language: 'de' },
  }),
  determine: contract({
    id: 'catalogues.determine',
    summary: 'Determine what a catalogue says of some facts; nothing is kept',
    may: 'signed-in',
    method: 'POST',
    path: '/determine',
    takes: z.strictObject({
      facts: factsSchema,
      on: day.optional().describe('the day on which the law is read; today where it is left out'),
      placedOn: day.optional().describe('the first day of being placed on the market or put into service'),
      catalogue: z.string().max(100).optional().describe('its id; may be left out where there is one'),
    }),
    gives: z.object({ determination: determinationSchema, questions: z.array(questionSchema) }),
    refuses: ['facts_refused', 'which_catalogue'],
    example: { facts: {}, catalogue: 'none' },
  }),
} satisfies Record<string, Contract>;
