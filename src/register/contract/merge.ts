import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { isMany } from './field.ts';
import { type Register, writtenFieldsOf } from './register.ts';
import { recordSchema } from './schemas.ts';

/** Which of two records' values the one that is kept has in a field; `both` joins lists. */
export const sides = ['winner', 'loser', 'both'] as const;

const choices = (register: Register) =>
  z
    .strictObject(
      Object.fromEntries(
        writtenFieldsOf(register).map(([name, field]) => [
          name,
          z.enum(isMany(field) ? sides : (['winner', 'loser'] as const)).optional(),
        ]),
      ),
    )
    .optional()
    .describe('whose value is kept, field by field; without it the winner’s, or the loser’s where the winner has none');

/** What a record has to do with merges: the record that it was merged into, and those that were merged into it. */
export const mergesSchema = z.object({
  into: z.object({ merge: idOf('merge'), id: z.string(), title: z.string() }).nullable(),
  from: z.array(z.object({ merge: idOf('merge'), id: z.string(), title: z.string() })),
});

const version = (whose: string) =>
  z.int().optional().describe(`the version of the ${whose} that was read; refused when it is no longer current`);

/** Two records that are one, and the way back. */
export function mergeContracts(register: Register) {
  const { kind, noun, label } = register;
  const home = `/workspaces/{workspace}/${noun}` as const;
  const workspace = { workspace: idOf('workspace') };
  const why = z.string().trim().max(2000).optional();
  const abilities = z.record(z.string(), z.boolean()).describe('what the caller may do here');
  return {
    merge: {
      id: `${noun}.merge`,
      summary: `Merge one record of ${label.many} into another: values, extra fields and all links to it go over, and it is archived`,
      may: `${kind}.archive`,
      method: 'POST',
      path: `${home}/{${kind}}/merge`,
      takes: z.strictObject({
        ...workspace,
        [kind]: idOf(kind),
        version: version('winner'),
        loser: idOf(kind).describe('the record that is merged away'),
        loserVersion: version('loser'),
        choose: choices(register),
        why,
      }),
      gives: z.object({
        merge: idOf('merge'),
        record: recordSchema(register),
        relinked: z.int().describe('how many records linked to the loser and link to the winner now'),
        moved: z.int().describe('how many comments and the like went over'),
        abilities,
      }),
      refuses: ['changed_meanwhile', 'archived', 'same_record', 'move_not_allowed', 'move_incomplete', 'stays_with_it'],
      example: { workspace: 'ws', [kind]: kind, loser: kind },
    },
    undoMerge: {
      id: `${noun}.undo-merge`,
      summary: `Take a merge back: both records and every link are as they were before; only where none of them changed since`,
      may: `${kind}.archive`,
      method: 'POST',
      path: `${home}/merges/{merge}/undo`,
      takes: z.strictObject({ ...workspace, merge: idOf('merge'), why }),
      gives: z.object({ winner: idOf(kind), loser: idOf(kind), relinked: z.int(), moved: z.int() }),
      refuses: ['already_undone', 'changed_since'],
      example: { workspace: 'ws', merge: 'merge' },
    },
  } as const satisfies Record<string, Contract>;
}
