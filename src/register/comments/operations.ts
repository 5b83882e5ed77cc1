import type { Contract } from '../../kernel/operation.ts';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { memberAccounts } from '../accounts.ts';
import { textIn } from '../bulk/input.ts';
import { commentContracts } from '../contract/comments.ts';
import type { Register } from '../contract/register.ts';
import { readRecord } from '../write.ts';
import type { CommentRow } from './comment-row.ts';
import { addComment, type CommentTarget, deleteComment, editComment, readComments } from './comments.ts';

type Taken = Readonly<Record<string, unknown>>;

/** The operations on what is said about the records of a register. */
export function commentOperations(register: Register): readonly Operation[] {
  const contracts = commentContracts(register);
  return [
    workspaceOperation<Contract>(contracts.comments, async ({ work, input, may }) => {
      const record = String(input[register.kind]);
      if (!(await readRecord(register, work, record)))
        return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
      const asked = { record, size: Number(input['size']), before: textIn(input['before']) };
      const { comments, more } = await readComments(work, asked);
      const mayComment = may(`${register.kind}.comment`);
      const members = mayComment ? await memberAccounts(work) : [];
      return ok({
        comments: comments.map((comment) => seen(work, comment, mayComment)),
        more,
        members: members.map(({ id, name }) => ({ person: id, name })),
        abilities: { comment: mayComment },
      });
    }),
    workspaceOperation<Contract>(contracts.comment, async ({ work, input }) => {
      const added = await addComment(register, work, {
        record: String(input[register.kind]),
        text: String(input['text']),
      });
      return added.ok ? ok(answer(work, added.value)) : added;
    }),
    workspaceOperation<Contract>(contracts.editComment, async ({ work, input }) => {
      const edited = await editComment(register, work, { target: targetIn(input), text: String(input['text']) });
      return edited.ok ? ok(answer(work, edited.value)) : edited;
    }),
    workspaceOperation<Contract>(contracts.deleteComment, async ({ work, input }) => {
      const deleted = await deleteComment(register, work, targetIn(input));
      return deleted.ok ? ok(answer(work, deleted.value)) : deleted;
    }),
  ];
}

const targetIn = (input: Taken): CommentTarget => ({
  id: String(input['comment']),
  version: typeof input['version'] === 'number' ? input['version'] : undefined,
});

const answer = (work: Work, comment: CommentRow) => ({
  comment: seen(work, comment, true),
  entry: work.lastEntry() ?? null,
});

const seen = (work: Work, comment: CommentRow, mayComment: boolean) => ({
  id: comment.id,
  author: { person: comment.author, name: comment.authorName ?? comment.author },
  at: comment.at,
  text: comment.text,
  mentions: comment.mentioned,
  version: comment.version,
  editedAt: comment.editedAt,
  deletedAt: comment.deletedAt,
  abilities: { edit: mayComment && comment.deletedAt === null && comment.author === work.actor.person },
});
