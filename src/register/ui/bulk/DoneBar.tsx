import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import classes from './ActionBar.module.css';
import { type BulkNote, useSelection } from './bulk-context.tsx';

type DoneBarProps = {
  readonly note: BulkNote;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onUndo: () => void;
  readonly onClose: () => void;
};

/** Says what was done last and offers to take it back; it stands above the bar of a selection. */
export function DoneBar({ note, isPending, error, onUndo, onClose }: DoneBarProps) {
  const { t } = useLingui();
  const { chosen, isAll } = useSelection();
  const { changed } = note;
  const back = note.undo?.records.length ?? 0;
  return (
    <div className={classes.bar} data-raised={chosen.size > 0 || isAll} role="region" aria-label={t`Last change`}>
      <IconCheck size={18} stroke={2} aria-hidden className={classes.mark} />
      <span role="status">
        <Did note={note} /> {note.left > 0 && <LeftOut count={note.left} />}
      </span>
      {back > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          loading={isPending}
          onClick={onUndo}
        >
          {back < changed ? (
            <Trans>
              Undo {back} of {changed}
            </Trans>
          ) : (
            <Trans>Undo</Trans>
          )}
        </Button>
      )}
      {error && (
        <span className={classes.bad} role="alert">
          <SentenceText text={error.message} />
        </span>
      )}
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={onClose} />
    </div>
  );
}

function Did({ note: { did, changed } }: { readonly note: BulkNote }): ReactNode {
  switch (did) {
    case 'changed':
      return <Plural value={changed} one="# record changed." other="# records changed." />;
    case 'archived':
      return <Plural value={changed} one="# record archived." other="# records archived." />;
    case 'restored':
      return <Plural value={changed} one="# record restored." other="# records restored." />;
    case 'set back':
      return <Plural value={changed} one="# record set back." other="# records set back." />;
  }
}

const LeftOut = ({ count }: { readonly count: number }) => (
  <Plural value={count} one="# was left as it is." other="# were left as they are." />
);
