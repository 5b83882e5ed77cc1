import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { jobContracts } from '../../jobs/contract.ts';
import type { JobSeen } from './use-accepting-job.ts';

const refreshes = [jobContracts.list, jobContracts.read];

/** A job that accepts determinations: how far it is, and the ways to stop it and to have it go on. */
export function AcceptingJob({ job }: { readonly job: JobSeen }) {
  const { t } = useLingui();
  const input = { workspace: useWorkspaceId(), job: job.id };
  const cancel = useAct(jobContracts.cancel, { refreshes });
  const retry = useAct(jobContracts.retry, { refreshes });
  return (
    <>
      <FormProblems error={cancel.error ?? retry.error} fields={{}} title={t`Nothing was changed`} />
      {job.abilities.cancel ? (
        <Progress
          name={t`Accepting determinations`}
          label={<Trans>Accepting determinations</Trans>}
          done={job.progress?.done ?? 0}
          of={job.progress?.of ?? 0}
        />
      ) : (
        <Broken job={job} />
      )}
      <Group gap="xs">
        {job.abilities.cancel && (
          <Button
            variant="default"
            size="compact-md"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ input })}
          >
            <Trans>Cancel</Trans>
          </Button>
        )}
        {job.abilities.retry && (
          <Button variant="default" size="compact-md" loading={retry.isPending} onClick={() => retry.mutate({ input })}>
            <Trans>Try again</Trans>
          </Button>
        )}
        <WorkspaceLink to={`jobs/${job.id}`}>
          <Trans>See the job</Trans>
        </WorkspaceLink>
      </Group>
    </>
  );
}

function Broken({ job: { state, problem } }: { readonly job: JobSeen }) {
  const { t } = useLingui();
  if (state === 'failed')
    return (
      <Notice tone="bad" role="alert" title={t`Not all were accepted`}>
        {problem && <SentenceText text={problem.detail} />}
      </Notice>
    );
  return (
    <Notice role="status" title={t`This job was cancelled`}>
      <Trans>What it had accepted stays. When it is tried again, it accepts the others.</Trans>
    </Notice>
  );
}
