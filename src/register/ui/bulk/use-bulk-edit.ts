import { useLingui } from '@lingui/react/macro';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { useBulk } from './bulk-context.tsx';

/** A bulk edit without its workspace, as the operations take it. */
export type EditInput = Readonly<Record<string, unknown>>;

/** Makes a bulk edit; when it is done the list says so with a way back. */
export function useBulkEdit(onDone: () => void) {
  const { contracts } = useRegister();
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { say } = useBulk();
  const { mutate, error, isPending } = useAct(contracts.bulkEdit);
  const apply = (input: EditInput, onRefused: () => void = () => undefined) =>
    mutate(
      { input: { workspace, ...input } },
      {
        onSuccess: ({ changed, left, undo }) => {
          say({ did: 'changed', changed, left, undo: undo === null ? undefined : { by: 'edit', records: undo } });
          announce(t`Saved`);
          onDone();
        },
        onError: onRefused,
      },
    );
  return { apply, error, isPending };
}
