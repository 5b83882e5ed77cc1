import * as z from 'zod';
import { type Contract, contract, idOf } from '../../../kernel/operation.ts';
import { filterSchema, mostAtOnce } from '../../../register/contract.ts';
import { systems } from '../../systems/contract.ts';
import {
  day,
  determinationSchema,
  factAnswers,
  factValueSchema,
  givenAnswerSchema,
  questionSchema,
  truthSchema,
} from './answer-schemas.ts';
import { overrideSchema, standingSchema } from './record-schemas.ts';

const workspace = { workspace: idOf('workspace') };
const system = { ...workspace, system: idOf('system') };

export const reading = {
  on: day.optional().describe('the day on which the law is read; today where it is left out'),
  catalogue: z.string().max(100).optional().describe('its id; may be left out where there is one'),
};

const note = z.string().trim().max(5_000).nullable();

const told = {
  answers: factAnswers.optional(),
  withdraw: z.array(z.string().max(100)).max(500).optional().describe('facts whose answers are taken back'),
  notes: z.record(z.string().max(100), note).optional().describe('a free note beside an answer, by fact'),
};

/** What takes answers for many AI systems back. */
export const undo = z
  .array(z.object({ system: idOf('system'), answers: factAnswers.optional(), withdraw: z.array(z.string()) }))
  .describe('`records` of a call that sets everything back');

/** A system with its answers, what follows from them, and what to ask next. */
const questionnaireSchema = z.object({
  system: z.object({ id: idOf('system'), name: z.string(), isArchived: z.boolean() }),
  determination: determinationSchema,
  answers: z.array(z.object({ answer: givenAnswerSchema, question: questionSchema })),
  questions: z.array(questionSchema).describe('open questions, most decisive first, but those that nobody knows'),
  left: z.int().describe('about how many questions it still takes, as far as can be told now'),
  proposals: z
    .array(z.object({ fact: z.string(), value: factValueSchema, because: z.string() }))
    .describe('answers that the record suggests; none counts until somebody gives it'),
  state: z.string().describe('changes with every answer, date or catalogue: what is accepted names it'),
  accepted: standingSchema.nullable(),
  overrides: z.array(overrideSchema),
  abilities: z.object({ answer: z.boolean(), accept: z.boolean(), override: z.boolean() }),
});

/** What changed in findings by an answer. */
const movedSchema = z.object({ id: z.string(), label: z.string(), from: truthSchema, to: truthSchema });

const target = {
  ids: z.array(idOf('system')).min(1).max(mostAtOnce).optional().describe('the AI systems that are meant'),
  filter: z
    .strictObject(filterSchema(systems))
    .optional()
    .describe('the filter of the list of AI systems: all that it finds are meant'),
  records: z
    .array(z.strictObject({ system: idOf('system'), ...told }))
    .min(1)
    .max(mostAtOnce)
    .optional()
    .describe('AI systems, each with answers of its own: what an earlier call gave as `undo`'),
};

const many = z
  .strictObject({ ...workspace, ...target, ...told, catalogue: reading.catalogue })
  .refine(({ ids, filter, records }) => [ids, filter, records].filter((each) => each !== undefined).length === 1, {
    path: ['ids'],
    message: 'say which AI systems are meant in one way: by `ids`, by `records` or by a `filter`',
  });

/** What answers for many AI systems come to. */
export const outcome = {
  found: z.int(),
  changed: z.int().describe('AI systems of which an answer changes'),
  replaced: z.int().describe('of those, how many had another answer before'),
  left: z.int().describe('archived ones, which are left as they are'),
  settledBefore: z.int().describe('AI systems of which everything was found before that stands for a system in lists'),
  settledAfter: z.int().describe('the same with these answers'),
  findings: z
    .array(z.object({ id: z.string(), label: z.string(), from: truthSchema, to: truthSchema, systems: z.int() }))
    .describe('which findings change, and for how many systems'),
};

/** The questions of a catalogue about AI systems: read, answered, answered for many at once. */
export const questionnaireContracts = {
  read: contract({
    id: 'determinations.questionnaire',
    summary: 'Read what is known of an AI system, what follows from it, and what to ask next',
    may: 'determination.read',
    method: 'GET',
    path: '/workspaces/{workspace}/systems/{system}/determination',
    takes: z.strictObject({ ...system, ...reading }),
    gives: questionnaireSchema,
    refuses: ['which_catalogue'],
    example: { workspace: 'ws', system: 'system' },
  }),
  answer: contract({
    id: 'determinations.answer',
    summary: 'Answer questions about an AI system, or say that nobody knows; gives what follows',
    may: 'determination.answer',
    method: 'POST',
    path: '/workspaces/{workspace}/systems/{system}/answers',
    takes: z.strictObject({
      ...system,
      ...reading,
      ...told,
      onlyHere: z
        .array(z.string().max(100))
        .max(500)
        .optional()
        .describe('facts about the organisation whose answer is to hold for this system alone'),
    }),
    gives: z.object({ questionnaire: questionnaireSchema, moved: z.array(movedSchema), entry: z.string().nullable() }),
    refuses: ['facts_refused', 'which_catalogue', 'archived'],
    example: { workspace: 'ws', system: 'system', answers: {} },
  }),
  checkAnswerMany: contract({
    id: 'determinations.check-answer-many',
    summary: 'Try answers for many AI systems without writing anything: what would follow',
    may: 'determination.answer',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/answers/check',
    takes: many,
    gives: z.object(outcome),
    refuses: ['facts_refused', 'which_catalogue', 'too_many_records'],
    example: { workspace: 'ws', ids: ['system'], answers: {} },
  }),
  answerMany: contract({
    id: 'determinations.answer-many',
    summary: 'Give the same answers for many AI systems at once',
    may: 'determination.answer',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/answers',
    takes: many,
    gives: z.object({
      ...outcome,
      undo,
    }),
    refuses: ['facts_refused', 'which_catalogue', 'too_many_records'],
    example: { workspace: 'ws', ids: ['system'], answers: {} },
  }),
} satisfies Record<string, Contract>;
