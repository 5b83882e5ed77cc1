import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import classes from './Views.module.css';
import type { ViewActs } from './view-acts.ts';

/** Says what became of a view, and offers to bring a deleted one back. */
export function ViewNote({ acts }: { readonly acts: ViewActs }) {
  const { t } = useLingui();
  const { note, bringBack, putAway, isPending } = acts;
  if (!note) return null;
  const name = note.kind === 'deleted' ? note.view.name : '';
  return (
    <div
      className={classes.note}
      role={note.kind === 'refused' ? 'alert' : 'region'}
      aria-label={t`What became of the view`}
    >
      {note.kind === 'refused' ? (
        <span>{note.why}</span>
      ) : (
        <>
          <span>
            <Trans>The view “{name}” is deleted.</Trans>
          </span>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={isPending}
            onClick={() => bringBack(note.view)}
          >
            <Trans>Undo</Trans>
          </Button>
        </>
      )}
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={putAway} />
    </div>
  );
}
