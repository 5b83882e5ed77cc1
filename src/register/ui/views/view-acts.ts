import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { asSentence } from '../../../kit/form-fields.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { ViewSeen } from './saved-views.ts';

/** What was just done with a view: a deleted one can be brought back, and what was refused says why. */
export type ViewNoteSeen =
  | { readonly kind: 'deleted'; readonly view: ViewSeen }
  | { readonly kind: 'refused'; readonly why: string };

/** Changes views at once, without asking before: each change can be taken back by another. */
export function useViewActs(open: (id: string) => void) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [note, setNote] = useState<ViewNoteSeen>();
  const edit = useAct(contracts.editView, { refreshes: [contracts.views] });
  const drop = useAct(contracts.deleteView, { refreshes: [contracts.views] });
  const onError = (error: Error) => setNote({ kind: 'refused', why: asSentence(error.message) });
  const update = (view: ViewSeen, query: string) =>
    edit.mutate(
      { input: { workspace, view: view.id, version: view.version, query } },
      {
        onError,
        onSuccess: () => {
          announce(t`The view is saved`);
          open(view.id);
        },
      },
    );
  const share = (view: ViewSeen) =>
    edit.mutate(
      { input: { workspace, view: view.id, version: view.version, shared: !view.shared } },
      { onError, onSuccess: () => announce(view.shared ? t`The view is no longer shared` : t`The view is shared`) },
    );
  const remove = (view: ViewSeen, onRemoved: () => void) =>
    drop.mutate(
      { input: { workspace, view: view.id, version: view.version } },
      {
        onError,
        onSuccess: (answer) => {
          announce(t`The view is deleted`);
          setNote({ kind: 'deleted', view: answer.view });
          onRemoved();
        },
      },
    );
  const bringBack = (view: ViewSeen) =>
    edit.mutate(
      { input: { workspace, view: view.id, version: view.version, deleted: false } },
      {
        onError,
        onSuccess: () => {
          announce(t`The view is back`);
          setNote(undefined);
          open(view.id);
        },
      },
    );
  return { update, share, remove, bringBack, note, putAway: () => setNote(undefined), isPending: edit.isPending };
}

/** What can be done at once with a view. */
export type ViewActs = ReturnType<typeof useViewActs>;
