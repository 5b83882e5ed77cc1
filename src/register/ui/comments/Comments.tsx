import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct, useRead } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { LeaveGuard } from '../../../kit/LeaveGuard.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../record/GroupCard.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import { Comment } from './Comment.tsx';
import classes from './Comments.module.css';
import { MentionArea } from './MentionArea.tsx';
import { withIds } from './mention-text.ts';

type Answer = Output<RegisterContracts['comments']>;

type CommentsProps = { readonly record: string; readonly isArchived: boolean };

/** How many comments are read, and how many more each time. */
const step = 20;

/** What is said about a record, and the place to say something. */
export function Comments({ record, isArchived }: CommentsProps) {
  const { t } = useLingui();
  const { contracts, register } = useRegister();
  const [size, setSize] = useState(step);
  const asked = { workspace: useWorkspaceId(), [register.kind]: record, size };
  const read = useRead(contracts.comments, asked, { keepPrevious: true });
  return (
    <GroupCard title={t`Comments`}>
      <ReadState read={read}>
        {(answer) => (
          <>
            {answer.more && size < 500 && (
              <Button variant="subtle" size="compact-sm" m="xs" onClick={() => setSize(Math.min(500, size + 100))}>
                <Trans>Show earlier comments</Trans>
              </Button>
            )}
            <CommentList {...answer} />
            {answer.abilities.comment && !isArchived && <NewComment record={record} members={answer.members} />}
          </>
        )}
      </ReadState>
    </GroupCard>
  );
}

function CommentList({ comments, members, abilities }: Answer) {
  if (comments.length === 0)
    return (
      <p className={classes.none}>
        {abilities.comment ? (
          <Trans>No comments yet. Ask, answer or note what others should know.</Trans>
        ) : (
          <Trans>No comments yet.</Trans>
        )}
      </p>
    );
  return (
    <ol className={classes.list}>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} members={members} />
      ))}
    </ol>
  );
}

type NewCommentProps = { readonly record: string; readonly members: Answer['members'] };

function NewComment({ record, members }: NewCommentProps) {
  const { t } = useLingui();
  const { contracts, register } = useRegister();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const workspace = useWorkspaceId();
  const { mutate, error, isPending } = useAct(contracts.comment);
  const isEmpty = text.trim() === '';
  const submit = () => {
    if (isEmpty || isPending) return;
    const input = { workspace, [register.kind]: record, text: withIds(text, members) };
    // Emptied at once: what is typed while the answer is on its way belongs to the next comment.
    setText('');
    mutate({ input }, { onError: () => setText((now) => now || text) });
  };
  return (
    <form
      className={classes.form}
      aria-label={t`New comment`}
      onFocus={() => setOpen(true)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <LeaveGuard isOn={!isEmpty && !isPending} />
      <FormProblems error={error} fields={{}} title={t`The comment was not added`} />
      <MentionArea
        label={t`Write a comment; @ mentions somebody`}
        text={text}
        members={members}
        onChange={setText}
        onSubmit={submit}
        onCancel={() => undefined}
      />
      {(isOpen || !isEmpty) && (
        <div className={classes.foot}>
          <Button type="submit" size="compact-md" loading={isPending} disabled={isEmpty}>
            <Trans>Comment</Trans>
          </Button>
          <span className={classes.hint}>
            <Trans>Ctrl and Enter send it</Trans>
          </span>
        </div>
      )}
    </form>
  );
}
