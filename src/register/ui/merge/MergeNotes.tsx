import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { useGoInWorkspace, useSearchValues, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import type { RecordRead } from '../record/ReadRecord.tsx';
import { useRegister } from '../register-context.tsx';
import classes from './Merge.module.css';

type Merges = NonNullable<RecordRead['merges']>;
type OtherRecord = Merges['from'][number];

/** Leads from a record that was merged away to the one that took over; `stay` in the address shows it all the same. */
export function useWayToWinner(merges: Merges | undefined): boolean {
  const { register } = useRegister();
  const go = useGoInWorkspace();
  const { stay, asOn } = useSearchValues();
  const into = stay === undefined && asOn === undefined ? merges?.into?.id : undefined;
  useEffect(() => {
    if (into !== undefined) void go(`${register.noun}/${into}`, { replace: true });
    // The way is gone once, whatever else changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `go` is another function at each render
  }, [into]);
  return into !== undefined;
}

type MergeNotesProps = { readonly merges: Merges | undefined; readonly mayUndo: boolean };

/** What a record was merged into, and what was merged into it, with the way back. */
export function MergeNotes({ merges, mayUndo }: MergeNotesProps) {
  if (!merges || (!merges.into && merges.from.length === 0)) return null;
  return (
    <div className={classes.notes}>
      {merges.into && <Into other={merges.into} mayUndo={mayUndo} />}
      {merges.from.map((other) => (
        <From key={other.merge} other={other} mayUndo={mayUndo} />
      ))}
    </div>
  );
}

type NoteProps = { readonly other: OtherRecord; readonly mayUndo: boolean };

function Into({ other, mayUndo }: NoteProps) {
  const { register } = useRegister();
  const { id, title } = other;
  return (
    <Notice
      tone="caution"
      title={
        <Trans>
          Merged into <WorkspaceLink to={`${register.noun}/${id}`}>{title}</WorkspaceLink>
        </Trans>
      }
    >
      <p>
        <Trans>This is what it was. All that linked to it links there now.</Trans>
      </p>
      {mayUndo && <UndoMerge other={other} />}
    </Notice>
  );
}

function From({ other, mayUndo }: NoteProps) {
  const { register } = useRegister();
  const { id, title } = other;
  return (
    <div className={classes.told}>
      <span>
        <Trans>
          <WorkspaceLink to={`${register.noun}/${id}`} search={{ stay: 'yes' }}>
            {title}
          </WorkspaceLink>{' '}
          was merged into this record.
        </Trans>
      </span>
      {mayUndo && <UndoMerge other={other} />}
    </div>
  );
}

/** Takes a merge back; where something changed since, it says so. */
function UndoMerge({ other: { merge } }: { readonly other: OtherRecord }) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { mutate, error, isPending } = useAct(contracts.undoMerge);
  const undo = () => mutate({ input: { workspace, merge } }, { onSuccess: () => announce(t`The merge is undone`) });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        loading={isPending}
        onClick={undo}
      >
        <Trans>Undo the merge</Trans>
      </Button>
      {error && (
        <span role="alert" className={classes.bad}>
          <SentenceText text={error.message} />
        </span>
      )}
    </>
  );
}
