import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { BulkNote } from './bulk-context.tsx';

/** Takes back what a note says by the same operations that did it; whoever was changed since is left. */
export function useUndo(note: BulkNote | undefined, say: (note: BulkNote) => void) {
  const { contracts } = useRegister();
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const edit = useAct(contracts.bulkEdit);
  const archive = useAct(contracts.bulkArchive);
  const restore = useAct(contracts.bulkRestore);
  const [doEdit, doArchive, doRestore] = [edit.mutate, archive.mutate, restore.mutate];
  const undo = useCallback(() => {
    const back = note?.undo;
    if (!back || back.records.length === 0) return;
    const input = { workspace, records: back.records, onProblem: 'leave' };
    const onSuccess = ({ changed, left }: { readonly changed: number; readonly left: number }) => {
      say({ did: 'set back', changed, left, undo: undefined });
      announce(t`Set back`);
    };
    if (back.by === 'edit') doEdit({ input: { ...input, why: t`Undone` } }, { onSuccess });
    else if (back.by === 'archive') doArchive({ input }, { onSuccess });
    else doRestore({ input }, { onSuccess });
  }, [note, say, workspace, announce, t, doEdit, doArchive, doRestore]);
  const isPending = edit.isPending || archive.isPending || restore.isPending;
  return { undo, isPending, error: edit.error ?? archive.error ?? restore.error };
}
