import * as z from 'zod';
import { type Contract, contract, idOf } from '../../../kernel/operation.ts';
import { fileChoices, noticed, readAs } from '../../../register/contract.ts';
import { outcome, reading, undo } from './questionnaire.ts';

/** The columns by which the rows of a file name their AI systems: where a column goes, beside the ids of questions. */
export const systemColumns = {
  reference: 'system.reference',
  name: 'system.name',
  ownerUnit: 'system.ownerUnit',
} as const;

const takes = z.strictObject({
  workspace: idOf('workspace'),
  catalogue: reading.catalogue,
  ...fileChoices,
  map: z
    .array(z.string().regex(/^.+=[a-z0-9][A-Za-z0-9.-]*$/su, 'write it as `column=question`'))
    .max(1000)
    .optional()
    .describe(
      'corrections of where columns go, `column=question`: a column by its number or heading, a question by its id; `system.reference`, `system.name` and `system.ownerUnit` name the AI system, and `none` is nowhere',
    ),
});

const takesFile = { maxBytes: 64 * 1024 * 1024, endings: ['csv', 'tsv', 'txt', 'xlsx', 'json'] };

const answered = {
  file: z.object({ ...readAs, rows: z.int() }),
  columns: z
    .array(
      z.object({
        number: z.int(),
        heading: z.string(),
        target: z.string().describe('the id of a question, what an AI system is known by, or `none`'),
        reason: z.enum(['exact', 'known', 'similar', 'content', 'chosen', 'none']),
        filled: z.int(),
        samples: z.array(z.string()),
      }),
    )
    .describe('every column that has a heading, and where it goes'),
  systems: z.int().describe('AI systems for which the file has answers'),
  answers: z.int().describe('answers that are given anew or otherwise than before'),
  notKnown: z.int().describe('of those, how many say that nobody knows'),
  replacing: z.int().describe('of those, how many replace another answer'),
  same: z.int().describe('cells that say what is answered already'),
  leftOut: z.int().describe('rows with problems that `accept=valid` leaves out'),
  ...noticed,
  outcome: z.object(outcome).describe('what follows, for the rows without problems'),
};

/** Questions answered by the columns of a file, a row for each AI system. */
export const sheetContracts = {
  checkAnswerFromFile: contract({
    id: 'determinations.check-answer-from-file',
    summary:
      'Try answers from the columns of a file without writing anything: where columns go, what would follow, and each problem’s cell',
    may: 'determination.answer',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/answers/file/check',
    takes,
    takesFile,
    gives: z.object(answered),
    refuses: ['file_not_understood', 'which_catalogue', 'too_many_records', 'facts_refused'],
    example: { workspace: 'ws', filename: 'answers.csv' },
  }),
  answerFromFile: contract({
    id: 'determinations.answer-from-file',
    summary: 'Answer questions for many AI systems by the columns of a file: all of it or nothing',
    may: 'determination.answer',
    method: 'POST',
    path: '/workspaces/{workspace}/determinations/answers/file',
    takes,
    takesFile,
    gives: z.object({ ...answered, undo }),
    refuses: ['file_not_understood', 'rows_refused', 'which_catalogue', 'too_many_records', 'facts_refused'],
    example: { workspace: 'ws', filename: 'answers.csv', accept: 'valid' },
  }),
} satisfies Record<string, Contract>;
