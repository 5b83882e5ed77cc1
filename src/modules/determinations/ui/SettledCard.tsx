import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useAct } from '../../../kit/api.ts';
import type { Meant } from '../../../kit/area.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { systems } from '../../systems/contract.ts';
import { determinationContracts as contracts } from '../contract.ts';
import { AcceptingJob } from './AcceptingJob.tsx';
import classes from './Determination.module.css';
import type { TriageSeen } from './seen.ts';
import { useAcceptingJob } from './use-accepting-job.ts';
import { targetOf } from './WouldFollow.tsx';

type SettledProps = { readonly triage: TriageSeen; readonly meant: Meant };

/** How many systems are settled, and accepting them: at once where they are few, by a job where they are many. */
export function SettledCard({ triage, meant }: SettledProps) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const { mutate, data, error, isPending } = useAct(contracts.acceptMany);
  const working = useAcceptingJob(data?.job ?? undefined);
  const { found, left, settled, accepted, waiting, abilities, catalogue } = triage;
  const accept = () => mutate({ input: { workspace, ...targetOf(meant), catalogue: catalogue.id } });
  const done = working.accepted ?? (data?.job === null ? data.accepted : undefined);
  return (
    <section className={classes.card} aria-label={t`Settled`}>
      <Stack gap="sm">
        <Progress name={t`Settled`} label={<Trans>Settled</Trans>} done={settled} of={found - left} />
        <p className={classes.quiet}>
          <Plural value={accepted} one="# of them is accepted." other="# of them are accepted." />{' '}
          <Plural value={waiting} one="# waits to be accepted." other="# wait to be accepted." />
        </p>
        <FormProblems error={error} fields={{}} title={t`Nothing was accepted`} />
        {working.job && <AcceptingJob job={working.job} />}
        <Done accepted={done} />
        {abilities.accept && waiting > 0 && !working.isOpen && (
          <Button
            className={classes.accept ?? ''}
            loading={isPending || working.isAsked}
            onClick={accept}
            data-triage-accept
          >
            <Plural value={waiting} one="Accept # determination" other="Accept # determinations" />
          </Button>
        )}
      </Stack>
    </section>
  );
}

function Done({ accepted = 0 }: { readonly accepted: number | undefined }) {
  if (accepted === 0) return null;
  return (
    <Notice
      tone="good"
      role="status"
      title={<Plural value={accepted} one="# determination accepted." other="# determinations accepted." />}
    >
      <WorkspaceLink to={systems.noun} search={{ determination: 'accepted' }}>
        <Trans>See them in the list</Trans>
      </WorkspaceLink>
    </Notice>
  );
}
