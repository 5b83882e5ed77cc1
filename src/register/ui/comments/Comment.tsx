import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct } from '../../../kit/api.ts';
import { ConfirmDialog } from '../../../kit/ConfirmDialog.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import classes from './Comments.module.css';
import { CommentText } from './CommentText.tsx';
import { meantComment, placeOf } from './comment-place.ts';
import { MentionArea } from './MentionArea.tsx';
import { type Member, withIds, withLabels } from './mention-text.ts';

type CommentSeen = Output<RegisterContracts['comments']>['comments'][number];

type CommentProps = { readonly comment: CommentSeen; readonly members: readonly Member[] };

/** One comment: by whom, when, and what it says; one's own can be changed and deleted. */
export function Comment({ comment, members }: CommentProps) {
  const [isEdited, setEdited] = useState(false);
  const place = useScrolledTo(comment.id);
  const { author, at, deletedAt } = comment;
  return (
    <li
      ref={place}
      id={placeOf(comment.id)}
      className={classes.comment}
      data-meant={meantComment() === comment.id || undefined}
    >
      <div className={classes.by}>
        <strong>{author.name}</strong>
        <span className={classes.when}>
          <DateText at={at} to="minute" />
          {comment.editedAt !== null && deletedAt === null && <Edited at={comment.editedAt} />}
        </span>
        {comment.abilities.edit && !isEdited && <OwnActs comment={comment} onEdit={() => setEdited(true)} />}
      </div>
      {deletedAt !== null && (
        <p className={classes.gone}>
          <Trans>
            Deleted by its author on <DateText at={deletedAt} />
          </Trans>
        </p>
      )}
      {deletedAt === null && !isEdited && <CommentText text={comment.text} mentions={comment.mentions} />}
      {isEdited && <EditComment comment={comment} members={members} onDone={() => setEdited(false)} />}
    </li>
  );
}

const Edited = ({ at }: { readonly at: string }) => (
  <span title={at}>
    {' · '}
    <Trans>edited</Trans>
  </span>
);

/** Brings the comment into sight that the address leads to. */
function useScrolledTo(id: string) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (meantComment() === id) place.current?.scrollIntoView({ block: 'center' });
  }, [id]);
  return place;
}

function OwnActs({ comment, onEdit }: { readonly comment: CommentSeen; readonly onEdit: () => void }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const [isAsked, setAsked] = useState(false);
  const { mutate, error, isPending, reset } = useAct(contracts.deleteComment);
  const close = () => {
    reset();
    setAsked(false);
  };
  return (
    <span className={classes.acts}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t`Edit this comment`} onClick={onEdit}>
        <IconPencil size={15} stroke={1.8} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t`Delete this comment`}
        onClick={() => setAsked(true)}
      >
        <IconTrash size={15} stroke={1.8} />
      </ActionIcon>
      <ConfirmDialog
        isOpen={isAsked}
        title={t`Delete this comment?`}
        confirm={t`Delete the comment`}
        refused={t`The comment was not deleted`}
        error={error}
        isPending={isPending}
        onClose={close}
        onConfirm={() =>
          mutate({ input: { workspace, comment: comment.id, version: comment.version } }, { onSuccess: close })
        }
      >
        <Trans>What it says is gone for all. That there was a comment stays, and cannot be brought back.</Trans>
      </ConfirmDialog>
    </span>
  );
}

type EditCommentProps = CommentProps & { readonly onDone: () => void };

function EditComment({ comment, members, onDone }: EditCommentProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const known = [
    ...members,
    ...comment.mentions.filter(({ person }) => !members.some((each) => each.person === person)),
  ];
  const [text, setText] = useState(() => withLabels(comment.text, known));
  const { mutate, error, isPending } = useAct(contracts.editComment);
  const submit = () => {
    if (text.trim() === '' || isPending) return;
    const input = { workspace, comment: comment.id, version: comment.version, text: withIds(text, known) };
    mutate({ input }, { onSuccess: onDone });
  };
  return (
    <form
      className={classes.edit}
      aria-label={t`Edit this comment`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormProblems error={error} fields={{}} title={t`The comment was not changed`} />
      <MentionArea
        label={t`The comment`}
        text={text}
        members={members}
        hasFocus
        onChange={setText}
        onSubmit={submit}
        onCancel={onDone}
      />
      <div className={classes.foot}>
        <Button type="submit" size="compact-md" loading={isPending}>
          <Trans>Save</Trans>
        </Button>
        <Button variant="default" size="compact-md" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
