import * as z from 'zod';
import { contract, idOf } from '../../kernel/operation.ts';

/** The four questions that an AI management system answers. */
export const questions = ['accountable', 'risks', 'harm', 'proof'] as const;

/** One of the four questions. */
export type Question = (typeof questions)[number];

const filterSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A number behind an answer: `value` of `of` where there is a whole; `list` and `filter` open the records behind it. */
const figureSchema = z.object({
  id: z.string(),
  value: z.int(),
  of: z.int().nullable(),
  /** The register in addresses, such as `systems`; `null` where no list shows what is counted. */
  list: z.string().nullable(),
  /** Query of that list that shows exactly these records. */
  filter: filterSchema.nullable(),
});

/** The answer to one question: figures from live records, what is missing, and what to do next. */
const answerSchema = z.object({
  question: z.enum(questions),
  figures: z.array(figureSchema),
  /** What is missing, worst first. `not_built` says that this version keeps no records of that kind yet. */
  gaps: z.array(figureSchema),
  next: z.string().describe('the next step, as a word that the screen puts into a sentence and a link'),
});

/** A part of a whole, with the query of the list that shows exactly its records. */
const partSchema = z.object({ value: z.string().nullable(), records: z.int(), filter: filterSchema });

/** What a figure was at the end of each day, with the whole of then; `filters` where its list's query goes by the day. */
const courseSchema = z.object({
  id: z.string(),
  values: z.array(z.int()),
  wholes: z.array(z.int()).nullable(),
  filters: z.array(filterSchema).nullable(),
});

const read = { may: 'system.read', method: 'GET', refuses: [], example: { workspace: 'ws' } } as const;
const takes = z.strictObject({ workspace: idOf('workspace') });

/** The home page of a workspace. */
export const homeContracts = {
  read: contract({
    ...read,
    id: 'home.read',
    summary: 'Read the four questions with their answers from live records, the gaps and the next steps',
    path: '/workspaces/{workspace}/home',
    takes,
    gives: z.object({
      systems: z.int(),
      stages: z.array(z.object({ stage: z.string().nullable(), systems: z.int() })),
      answers: z.array(answerSchema),
    }),
  }),
  charts: contract({
    ...read,
    id: 'home.charts',
    summary: 'Read how AI systems, evidence that expires and tasks that are due are spread',
    path: '/workspaces/{workspace}/home/charts',
    takes,
    gives: z.object({
      domains: z.array(partSchema).describe('AI systems by domain, the most frequent first, at most eight'),
      otherDomains: z.int().describe('AI systems of all other domains'),
      evidence: z
        .array(partSchema)
        .describe('evidence by the month in which it expires, this month and the eleven after'),
      evidenceExpired: partSchema,
      tasks: z
        .array(partSchema)
        .describe('open tasks by the week in which they are due, this week and the seven after'),
      tasksOverdue: partSchema,
    }),
  }),
  trend: contract({
    ...read,
    id: 'home.trend',
    summary: 'Read what each figure of the home page was in the last 90 days, worked out from the ledger',
    path: '/workspaces/{workspace}/home/trend',
    takes,
    gives: z.object({
      days: z.array(z.string()).describe('a day a week, oldest first, each at its end in UTC; today is in `home.read`'),
      figures: z.array(courseSchema),
      stages: z.array(z.object({ stage: z.string().nullable(), values: z.array(z.int()) })),
    }),
  }),
};
