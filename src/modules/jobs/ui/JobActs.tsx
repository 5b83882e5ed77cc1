import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { addressOf } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { type JobSeen, jobContracts } from '../contract.ts';

const refreshes = [jobContracts.list, jobContracts.read];

/** What can be done with a job: take its file, stop it, have it tried again. */
export function JobActs({ job }: { readonly job: JobSeen }) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const cancel = useAct(jobContracts.cancel, { refreshes });
  const retry = useAct(jobContracts.retry, { refreshes });
  const { title } = job;
  const input = { workspace, job: job.id };
  return (
    <>
      {job.file && (
        <Button
          component="a"
          href={addressOf(jobContracts.download, input)}
          download
          size="compact-sm"
          leftSection={<IconDownload size={15} stroke={1.8} />}
          aria-label={t`Download ${title}`}
        >
          <Trans>Download</Trans>
        </Button>
      )}
      {job.abilities.cancel && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlayerStop size={15} stroke={1.8} />}
          aria-label={t`Cancel ${title}`}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ input }, { onSuccess: () => announce(t`${title} was cancelled`) })}
        >
          <Trans>Cancel</Trans>
        </Button>
      )}
      {job.abilities.retry && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconRefresh size={15} stroke={1.8} />}
          aria-label={t`Try again: ${title}`}
          loading={retry.isPending}
          onClick={() => retry.mutate({ input }, { onSuccess: () => announce(t`${title} is tried again`) })}
        >
          <Trans>Try again</Trans>
        </Button>
      )}
    </>
  );
}
