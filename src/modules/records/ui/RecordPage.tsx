import { useEffect } from 'react';
import { useRead } from '../../../kit/api.ts';
import { useGoInWorkspace, useParam, useWorkspaceId } from '../../../kit/routing.tsx';
import { LoadingState, ReadState } from '../../../kit/states.tsx';
import { recordsContracts } from '../contract.ts';

/** The address of a record by its id alone: leads on to its page in its register. */
export function RecordPage() {
  const read = useRead(recordsContracts.read, { workspace: useWorkspaceId(), record: useParam('record') });
  return <ReadState read={read}>{({ record }) => <Onward to={`${record.noun}/${record.id}`} />}</ReadState>;
}

function Onward({ to }: { readonly to: string }) {
  const go = useGoInWorkspace();
  useEffect(() => void go(to, { replace: true }), [go, to]);
  return <LoadingState />;
}
