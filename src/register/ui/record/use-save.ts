import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { codeOf } from '../../../kit/problem-error.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import { type Changes, editValues, undoOf } from './changes.ts';
import { noteSaved } from './saved-note.ts';

/** An edit that is to be saved: what changes, since which reading of the record, and why. */
export type Saving = { readonly began: RecordSeen; readonly changes: Changes; readonly why: string };

/** The code of the refusal that says somebody else was quicker. */
const quicker = 'changed_meanwhile';

/**
 * Saves edits of a record: what was saved is shown when the server has it, with a way to take it back. When somebody
 * else was quicker (`isQuicker`) the record is read again, so that both can be seen side by side.
 */
export function useSave(onSaved?: () => void) {
  const { register, contracts } = useRegister();
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { mutate, error, isPending } = useAct(contracts.edit);
  const save = ({ began, changes, why }: Saving) =>
    mutate(
      {
        input: {
          workspace,
          [register.kind]: began.id,
          version: began.version,
          values: editValues(register, changes),
          ...(why.trim() === '' ? {} : { why: why.trim() }),
        },
      },
      {
        onSuccess: ({ record, entry }) => {
          noteSaved({ record: record.id, version: record.version, entry, undo: undoOf(register, began, changes) });
          announce(t`Saved`);
          onSaved?.();
        },
        onError: (refused) => {
          if (codeOf(refused) === quicker) void client.invalidateQueries({ queryKey: [contracts.read.id] });
        },
      },
    );
  const isQuicker = codeOf(error) === quicker;
  return { save, isPending, isQuicker, error: isQuicker ? null : error };
}
