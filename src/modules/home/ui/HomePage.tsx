import { useLingui } from '@lingui/react/macro';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { homeContracts } from '../contract.ts';

/** The home page of a workspace: the four questions, answered from its records. */
export function HomePage() {
  const { t } = useLingui();
  const read = useRead(homeContracts.read, { workspace: useWorkspaceId() });
  return (
    <Page title={t`Home`}>
      <ReadState read={read}>{(home) => home.systems}</ReadState>
    </Page>
  );
}
