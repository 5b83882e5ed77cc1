import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import type { Register } from './register.ts';
import { instantSchema } from './schemas.ts';

const personSeen = z.object({ person: idOf('person'), name: z.string() });

/** A comment as a reader sees it; one that was deleted has no text any more. */
const commentSeen = z.object({
  id: idOf('comment'),
  author: personSeen,
  at: instantSchema,
  text: z.string().describe('plain text; a mention is `@` and the id of an account'),
  mentions: z.array(personSeen).describe('the accounts that the text mentions, with their names'),
  version: z.int(),
  editedAt: instantSchema.nullable(),
  deletedAt: instantSchema.nullable(),
  abilities: z.object({ edit: z.boolean() }),
});

const text = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .describe('plain text; `@` and the id of an account mentions a member of the workspace');

const version = z.coerce
  .number()
  .int()
  .optional()
  .describe('the version that was read; refused when it is no longer current');

const written = z.object({ comment: commentSeen, entry: z.string().nullable() });

/** Comments on one record: read, and added to. */
function onRecord({ kind, noun, label }: Register) {
  const path = `/workspaces/{workspace}/${noun}/{${kind}}/comments` as const;
  const record = { workspace: idOf('workspace'), [kind]: idOf(kind) };
  return {
    comments: {
      id: `${noun}.comments`,
      summary: `Read the comments on one record of ${label.many}, the newest of them, in the order in which they were made`,
      may: `${kind}.read`,
      method: 'GET',
      path,
      takes: z.strictObject({
        ...record,
        size: z.coerce.number().int().min(1).max(500).default(100),
        before: idOf('comment').optional().describe('older ones than this'),
      }),
      gives: z.object({
        comments: z.array(commentSeen),
        more: z.boolean().describe('whether there are older ones'),
        members: z.array(personSeen).describe('who may be mentioned; nobody, where the caller may not comment'),
        abilities: z.object({ comment: z.boolean() }),
      }),
      refuses: [],
      example: { workspace: 'ws', [kind]: kind },
    },
    comment: {
      id: `${noun}.comment`,
      summary: `Comment on one record of ${label.many}`,
      may: `${kind}.comment`,
      method: 'POST',
      path,
      takes: z.strictObject({ ...record, text }),
      gives: written,
      refuses: ['archived', 'not_a_member'],
      example: { workspace: 'ws', [kind]: kind, text: 'Who looks after this?' },
    },
  } as const satisfies Record<string, Contract>;
}

/** One's own comments: changed, and taken back. */
function ownComments({ kind, noun, label }: Register) {
  const path = `/workspaces/{workspace}/${noun}/comments/{comment}` as const;
  const comment = { workspace: idOf('workspace'), comment: idOf('comment') };
  return {
    editComment: {
      id: `${noun}.edit-comment`,
      summary: `Change the text of a comment of your own on one of ${label.many}; it is shown as edited`,
      may: `${kind}.comment`,
      method: 'PATCH',
      path,
      takes: z.strictObject({ ...comment, version, text }),
      gives: written,
      refuses: ['not_your_comment', 'comment_deleted', 'changed_meanwhile', 'not_a_member'],
      example: { workspace: 'ws', comment: 'cmt', text: 'Who looks after this now?' },
    },
    deleteComment: {
      id: `${noun}.delete-comment`,
      summary: `Delete a comment of your own on one of ${label.many}: that there was one stays, what it said does not`,
      may: `${kind}.comment`,
      method: 'DELETE',
      path,
      takes: z.strictObject({ ...comment, version }),
      gives: written,
      refuses: ['not_your_comment', 'comment_deleted', 'changed_meanwhile'],
      example: { workspace: 'ws', comment: 'cmt' },
    },
  } as const satisfies Record<string, Contract>;
}

/** What is said about the records of a register. */
export const commentContracts = (register: Register) => ({ ...onRecord(register), ...ownComments(register) });
