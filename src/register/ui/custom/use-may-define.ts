import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** Whether the reader may add fields to the register whose screen this is. */
export function useMayDefine(): boolean {
  const { contracts } = useRegister();
  const { data } = useRead(contracts.fields, { workspace: useWorkspaceId() }, { staleMs: 60_000 });
  return data?.abilities['define'] === true;
}
