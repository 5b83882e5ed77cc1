import { useLingui } from '@lingui/react/macro';
import type { Id, IdKind } from '../../../kernel/id.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** Two records, and whether they are said to be different or that is taken back. */
export type Telling = { readonly one: Id<IdKind>; readonly other: Id<IdKind>; readonly isApart: boolean };

/** Says that two records are different, or takes it back. */
export function useTellApart() {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { mutate, error, isPending } = useAct(contracts.tellApart, { refreshes: [contracts.duplicates] });
  const tell = ({ one, other, isApart }: Telling, onTold: () => void) =>
    mutate(
      { input: { workspace, one, other, apart: isApart } },
      {
        onSuccess: () => {
          announce(isApart ? t`Kept: they are different` : t`Set back`);
          onTold();
        },
      },
    );
  return { tell, error, isPending };
}
