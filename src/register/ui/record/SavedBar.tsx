import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { reasonOf } from '../../contract/moves.ts';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { fieldValueOf } from '../values.ts';
import type { Changes } from './changes.ts';
import classes from './SavedBar.module.css';
import { noteSaved, useSavedNote } from './saved-note.ts';
import { useSave } from './use-save.ts';

/** Says that a change is in the ledger, and offers to take it back: an edit like any other, so no question is asked before. */
export function SavedBar({ record }: { readonly record: RecordSeen }) {
  const { t } = useLingui();
  const { register } = useRegister();
  const note = useSavedNote(record.id);
  const { save, isPending } = useSave();
  if (!note || note.entry === null) return null;
  const { undo } = note;
  const state = register.states?.field ?? '';
  const isReasoned = (back: Changes): boolean =>
    reasonOf(register, fieldValueOf(record.values[state]), back[state] ?? null) === 'required';
  const mayUndo = undo !== undefined && note.version === record.version;
  return (
    <div className={classes.bar} role="region" aria-label={t`Last change`}>
      <IconCheck size={18} stroke={2} aria-hidden className={classes.mark} />
      <span>
        <Trans>Saved.</Trans>{' '}
        <WorkspaceLink to={`ledger/${note.entry}`}>
          <Trans>See the entry</Trans>
        </WorkspaceLink>
      </span>
      {mayUndo && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          loading={isPending}
          onClick={() => save({ began: record, changes: undo, why: isReasoned(undo) ? t`Undone` : '' })}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={() => noteSaved(undefined)} />
    </div>
  );
}
