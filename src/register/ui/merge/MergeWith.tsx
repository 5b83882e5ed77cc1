import { Trans } from '@lingui/react/macro';
import { IconGitMerge } from '@tabler/icons-react';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';

/** Leads to where a record is compared with another one and merged. */
export function MergeWith({ id }: { readonly id: string }) {
  const { register } = useRegister();
  return (
    <WorkspaceButtonLink
      to={`${register.noun}/merge`}
      search={{ one: id }}
      variant="default"
      leftSection={<IconGitMerge size={16} stroke={1.8} />}
    >
      <Trans>Merge</Trans>
    </WorkspaceButtonLink>
  );
}
