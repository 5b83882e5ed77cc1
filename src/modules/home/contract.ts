import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';

/** The four questions that an AI management system answers. */
export const questions = ['accountable', 'risks', 'harm', 'proof'] as const;

/** One of the four questions. */
export type Question = (typeof questions)[number];

/** A number behind an answer: `value` of `of` where there is a whole; `filter` opens the records behind it. */
const figureSchema = z.object({
  id: z.string(),
  value: z.int(),
  of: z.int().nullable(),
  /** Query of the list of AI systems that shows exactly these records; `null` where there is no such list. */
  filter: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable(),
});

/** The answer to one question: figures from live records, what is missing, and what to do next. */
const answerSchema = z.object({
  question: z.enum(questions),
  figures: z.array(figureSchema),
  /** What is missing, worst first. `not_built` says that this version keeps no records of that kind yet. */
  gaps: z.array(figureSchema),
  next: z.string().describe('the next step, as a word that the screen puts into a sentence and a link'),
});

/** The home page of a workspace. */
export const homeContracts = {
  read: contract({
    id: 'home.read',
    summary: 'Read the four questions with their answers from live records, the gaps and the next steps',
    may: 'system.read',
    method: 'GET',
    path: '/workspaces/{workspace}/home',
    takes: z.strictObject({ workspace: idOf('workspace') }),
    gives: z.object({
      systems: z.int(),
      stages: z.array(z.object({ stage: z.string().nullable(), systems: z.int() })),
      answers: z.array(answerSchema),
    }),
    refuses: [],
    example: { workspace: 'ws' },
  }),
};
