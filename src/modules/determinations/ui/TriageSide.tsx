import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useAct } from '../../../kit/api.ts';
import type { Meant } from '../../../kit/area.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { NumberText, Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { systems } from '../../systems/contract.ts';
import { determinationContracts as contracts } from '../contract.ts';
import classes from './Determination.module.css';
import type { TriageSeen } from './seen.ts';
import { targetOf } from './WouldFollow.tsx';

type SideProps = {
  readonly triage: TriageSeen;
  readonly meant: Meant;
  readonly current: string | undefined;
  readonly onChoose: (fact: string) => void;
};

/** How far the systems are, what else could be asked, and accepting what is settled. */
export function TriageSide({ triage, meant, current, onChoose }: SideProps) {
  const { t } = useLingui();
  const { questions, classes: found } = triage;
  const held = found.filter(({ yes, open }) => yes + open > 0);
  return (
    <div className={classes.side}>
      {triage.found > 0 && <SettledCard triage={triage} meant={meant} />}
      {questions.length > 0 && (
        <section className={classes.card} aria-label={t`What settles most`}>
          <h2>
            <Trans>What settles most</Trans>
          </h2>
          <ol className={classes.ranked}>
            {questions.map(({ question, systems: open }) => (
              <li key={question.fact}>
                <button
                  type="button"
                  aria-current={question.fact === current || undefined}
                  onClick={() => onChoose(question.fact)}
                >
                  <span>{question.ask}</span>
                  <span className={classes.quiet}>
                    <Plural value={open} one="# AI system" other="# AI systems" />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      {held.length > 0 && (
        <section className={classes.card} aria-label={t`Found so far`}>
          <h2>
            <Trans>Found so far</Trans>
          </h2>
          <ul className={classes.list}>
            {held.map(({ id, label, yes, open }) => (
              <li key={id}>
                <span>{label}</span>
                <span className={classes.quiet}>
                  <NumberText value={yes} />
                  {open > 0 && (
                    <>
                      {' · '}
                      <Plural value={open} one="# open" other="# open" />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function SettledCard({ triage, meant }: Pick<SideProps, 'triage' | 'meant'>) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const { mutate, data, error, isPending } = useAct(contracts.acceptMany);
  const { found, left, settled, accepted, waiting, abilities, catalogue } = triage;
  const accept = () => mutate({ input: { workspace, ...targetOf(meant), catalogue: catalogue.id } });
  return (
    <section className={classes.card} aria-label={t`Settled`}>
      <Progress name={t`Settled`} label={<Trans>Settled</Trans>} done={settled} of={found - left} />
      <p className={classes.quiet}>
        <Plural value={accepted} one="# of them is accepted." other="# of them are accepted." />{' '}
        <Plural value={waiting} one="# waits to be accepted." other="# wait to be accepted." />
      </p>
      <FormProblems error={error} fields={{}} title={t`Nothing was accepted`} />
      {data && waiting === 0 && (
        <Notice
          tone="good"
          role="status"
          title={<Plural value={data.accepted} one="# determination accepted." other="# determinations accepted." />}
        >
          <WorkspaceLink to={systems.noun} search={{ determination: 'accepted' }}>
            <Trans>See them in the list</Trans>
          </WorkspaceLink>
        </Notice>
      )}
      {abilities.accept && waiting > 0 && (
        <Button className={classes.accept ?? ''} loading={isPending} onClick={accept}>
          <Plural value={waiting} one="Accept # determination" other="Accept # determinations" />
        </Button>
      )}
    </section>
  );
}
