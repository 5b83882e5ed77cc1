import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { foundAfter } from './made-imports.ts';

type LostConnectionProps = {
  /** The imports that were there before this one began. */
  readonly before: readonly string[];
  readonly sha256: string;
  readonly onRetry: () => void;
};

/** Where the connection broke during an import: it wrote all or nothing, and a look at the imports tells which. */
export function LostConnection({ before, sha256, onRetry }: LostConnectionProps) {
  const { t } = useLingui();
  const { contracts, register } = useRegister();
  const looked = useRead(contracts.imports, { workspace: useWorkspaceId() }, { enabled: false });
  const isLooked = looked.isFetchedAfterMount && !looked.isFetching && !looked.isError;
  const found = isLooked ? foundAfter(looked.data?.imports ?? [], { before, sha256 }) : undefined;
  const look = (
    <Button variant="default" size="compact-sm" loading={looked.isFetching} onClick={() => void looked.refetch()}>
      <Trans>Look whether it was written</Trans>
    </Button>
  );
  if (found)
    return (
      <Notice tone="good" role="alert" title={t`It was written after all`}>
        <Trans>
          The import ended on <DateText at={found.at} to="minute" />, after the connection was lost: all of it is here.
        </Trans>{' '}
        <WorkspaceLink to={`${register.noun}/imports`} inherit c="inherit" underline="always">
          <Trans>Imports made so far</Trans>
        </WorkspaceLink>
      </Notice>
    );
  return (
    <Notice tone="bad" role="alert" title={t`The connection was lost`}>
      {isLooked ? (
        <Trans>
          No import of this file has ended: nothing was written so far. Look again in a minute, or try again.
        </Trans>
      ) : (
        <Trans>
          The last line of the answer did not come. An import is written whole or not at all: nothing was written,
          unless the server ended it after the connection was lost.
        </Trans>
      )}
      <Group gap="xs" mt="sm">
        {look}
        {isLooked && (
          <Button variant="default" size="compact-sm" onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        )}
      </Group>
      {looked.isError && (
        <p>
          <Trans>The server does not answer yet. Wait a moment and look again.</Trans>
        </p>
      )}
    </Notice>
  );
}
