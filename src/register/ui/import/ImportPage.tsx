import { Trans, useLingui } from '@lingui/react/macro';
import { IconLock } from '@tabler/icons-react';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useRegister } from '../register-context.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { WizardProvider } from './wizard-context.tsx';

/** Imports a file into a register, in four steps; each can be gone back to, and nothing that was chosen is lost. */
export function ImportPage() {
  const { t } = useLingui();
  const { contracts, register, texts } = useRegister();
  const { many } = texts;
  const list = useRead(contracts.list, { workspace: useWorkspaceId(), size: 1 });
  return (
    <Page
      title={t`Import ${many}`}
      width="wide"
      crumbs={[{ label: many, to: register.noun }]}
      actions={
        <WorkspaceButtonLink to={`${register.noun}/imports`} variant="default">
          <Trans>Imports made so far</Trans>
        </WorkspaceButtonLink>
      }
    >
      <ReadState read={list}>
        {({ abilities }) =>
          abilities['import'] ? (
            <WizardProvider>
              <ImportSteps />
            </WizardProvider>
          ) : (
            <MayNotImport />
          )
        }
      </ReadState>
    </Page>
  );
}

function MayNotImport() {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const { many } = texts;
  return (
    <EmptyState
      icon={IconLock}
      title={t`You may not import here`}
      actions={
        <WorkspaceButtonLink to={register.noun} variant="default">
          <Trans>Go to the list of {many}</Trans>
        </WorkspaceButtonLink>
      }
    >
      <Trans>An owner of the workspace can import the file for you, or give you another role.</Trans>
    </EmptyState>
  );
}
