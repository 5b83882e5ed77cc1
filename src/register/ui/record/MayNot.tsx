import { Trans, useLingui } from '@lingui/react/macro';
import { IconArchive, IconLock } from '@tabler/icons-react';
import { WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState } from '../../../kit/states.tsx';

type MayNotProps = {
  /** Nobody may change an archived record, whatever his role. */
  readonly isArchived: boolean;
  /** Where the reader can go on, inside the workspace. */
  readonly back: string;
};

/** In the place of a form that the reader may not use: says why, and who can change it. */
export function MayNot({ isArchived, back }: MayNotProps) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={isArchived ? IconArchive : IconLock}
      title={isArchived ? t`This record is archived` : t`You may read here, but not write`}
      actions={
        <WorkspaceButtonLink to={back} variant="default">
          <Trans>Go back</Trans>
        </WorkspaceButtonLink>
      }
    >
      {isArchived ? (
        <Trans>Nothing in it can be changed until it is restored.</Trans>
      ) : (
        <Trans>An owner of the workspace can make the change for you, or give you another role.</Trans>
      )}
    </EmptyState>
  );
}
