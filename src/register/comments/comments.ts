import { type RawBuilder, sql } from 'kysely';
import { kindOfId } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Change, EntryDraft, Reading, Work } from '../../store/index.ts';
import { memberAccounts } from '../accounts.ts';
import { mentionsIn } from '../contract/mentions.ts';
import type { Register } from '../contract/register.ts';
import { lockRecord } from '../write.ts';
import type { CommentRow } from './comment-row.ts';
import { tellOfComment } from './tell.ts';

const columns = sql`id, record_id as record, author_id as author,
  (select p.name from person p where p.id = author_id) as "authorName", created_at as at, text,
  (select coalesce(jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name)), '[]') from person p
    where p.id = any(mentions)) as mentioned,
  version, edited_at as "editedAt", deleted_at as "deletedAt"`;

/** The newest comments on a record, before one of them where that is asked for, in the order in which they were made. */
export async function readComments(
  reading: Reading,
  { record, size, before }: { record: string; size: number; before: string | undefined },
): Promise<{ readonly comments: readonly CommentRow[]; readonly more: boolean }> {
  const older = before === undefined ? sql`` : sql`and id < ${before}`;
  const rows = await reading.read(sql<CommentRow>`select ${columns} from comment
    where workspace_id = ${reading.workspace} and record_id = ${record} ${older} order by id desc limit ${size + 1}`);
  return { comments: rows.slice(0, size).toReversed(), more: rows.length > size };
}

type CommentRefusal = 'not_found' | 'archived' | 'not_a_member';

/** Comments on a record, and tells whom it concerns. */
export async function addComment(
  register: Register,
  work: Work,
  { record: recordId, text }: { readonly record: string; readonly text: string },
): Promise<Result<CommentRow, Refusal<CommentRefusal>>> {
  const record = await lockRecord(register, work, recordId);
  if (!record) return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
  if (record.archivedAt !== null)
    return err(refusal('archived', 'an archived record takes no comments; restore it first'));
  const mentions = mentionsIn(text);
  const refused = await refusedMentions(work, mentions);
  if (refused) return err(refused);
  const id = work.ids('comment');
  const comment = await written(
    work,
    sql`insert into comment (workspace_id, id, record_id, author_id, text, mentions, version, created_at)
      values (${work.workspace}, ${id}, ${recordId}, ${work.actor.person}, ${text}, ${mentions}::text[], 1, ${work.now})`,
    {
      event: 'comment.added',
      subject: { kind: 'comment', id, version: 1 },
      changes: { record: { to: recordId }, text: said(undefined, text), mentions: { to: mentions } },
    },
  );
  await tellOfComment(register, work, { record, comment, mentioned: mentions });
  return ok(comment);
}

/** The comment that a change is for, and the version of it that its author has read. */
export type CommentTarget = { readonly id: string; readonly version: number | undefined };

type OwnRefusal = 'not_found' | 'not_your_comment' | 'comment_deleted' | 'changed_meanwhile';

/** Changes the text of one's own comment; who is mentioned anew is told. */
export async function editComment(
  register: Register,
  work: Work,
  { target, text }: { readonly target: CommentTarget; readonly text: string },
): Promise<Result<CommentRow, Refusal<OwnRefusal | 'not_a_member'>>> {
  const found = await lockOwn(register, work, target);
  if (!found.ok) return found;
  const before = found.value;
  if (before.text === text) return ok(before);
  const mentions = mentionsIn(text);
  const known = mentionsIn(before.text);
  const added = mentions.filter((person) => !known.includes(person));
  const refused = await refusedMentions(work, added);
  if (refused) return err(refused);
  const version = before.version + 1;
  const comment = await written(
    work,
    sql`update comment set text = ${text}, mentions = ${mentions}::text[], version = ${version}, edited_at = ${work.now}
      where workspace_id = ${work.workspace} and id = ${before.id}`,
    {
      event: 'comment.edited',
      subject: { kind: 'comment', id: before.id, version },
      changes: { text: said(before.text, text), mentions: { from: known, to: mentions } },
    },
  );
  const record = await lockRecord(register, work, before.record);
  if (record && added.length > 0)
    await tellOfComment(register, work, { record, comment, mentioned: added, only: 'mentions' });
  return ok(comment);
}

/** Takes one's own comment back: its text and mentions go, that it was there stays. */
export async function deleteComment(
  register: Register,
  work: Work,
  target: CommentTarget,
): Promise<Result<CommentRow, Refusal<OwnRefusal>>> {
  const found = await lockOwn(register, work, target);
  if (!found.ok) return found;
  const { id } = found.value;
  const version = found.value.version + 1;
  return ok(
    await written(
      work,
      sql`update comment set text = '', mentions = '{}', version = ${version}, deleted_at = ${work.now}
        where workspace_id = ${work.workspace} and id = ${id}`,
      {
        event: 'comment.deleted',
        subject: { kind: 'comment', id, version },
        changes: { deletedAt: { from: null, to: work.now } },
      },
    ),
  );
}

/** What people say may be about people: the ledger commits to it and does not show it. */
const said = (from: string | undefined, to: string | undefined): Change => ({
  from: from ?? null,
  to: to ?? null,
  personal: true,
});

async function written(work: Work, change: RawBuilder<unknown>, entry: EntryDraft): Promise<CommentRow> {
  const [comment] = await work.write(sql<CommentRow>`${change} returning ${columns}`, [entry]);
  if (!comment) throw new Error('a comment changed under a lock that was held on it');
  return comment;
}

async function refusedMentions(work: Work, mentions: readonly string[]): Promise<Refusal<'not_a_member'> | undefined> {
  if (mentions.length === 0) return undefined;
  const members = new Set((await memberAccounts(work)).map(({ id }): string => id));
  const strangers = mentions.filter((person) => !members.has(person));
  if (strangers.length === 0) return undefined;
  return refusal(
    'not_a_member',
    'a mention names nobody of this workspace; choose somebody from its members',
    strangers.map((person) => ({ path: ['text'], code: 'not_a_member', message: `\`${person}\` is no member` })),
  );
}

/** The caller's own comment on a record of this register, held against other writers. */
async function lockOwn(
  register: Register,
  work: Work,
  { id, version }: CommentTarget,
): Promise<Result<CommentRow, Refusal<OwnRefusal>>> {
  const [comment] = await work.read(sql<CommentRow>`select ${columns} from comment
    where workspace_id = ${work.workspace} and id = ${id} for update of comment`);
  if (!comment || kindOfId(comment.record) !== register.kind)
    return err(refusal('not_found', 'there is no such comment here'));
  if (comment.author !== work.actor.person)
    return err(refusal('not_your_comment', 'this comment is somebody else\u2019s; answer it with one of your own'));
  if (comment.deletedAt !== null) return err(refusal('comment_deleted', 'this comment was deleted; write a new one'));
  if (version !== undefined && version !== comment.version)
    return err(refusal('changed_meanwhile', 'this comment was changed meanwhile; read it again, then change it'));
  return ok(comment);
}
