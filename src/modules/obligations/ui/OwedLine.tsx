import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useAct } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Quoted, useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceButtonLink, WorkspaceLink } from '../../../kit/routing.tsx';
import { StateBadge } from '../../../register/ui/StateBadge.tsx';
import { obligationContracts, obligations } from '../contract.ts';
import classes from './Owed.module.css';
import { type Owed, useStepNames } from './words.ts';

type OwedProps = { readonly owed: Owed; readonly mayEdit: boolean };

/** One obligation: what is owed and where it stands, since when, by whom, what is asked for and given, and what is next. */
export function OwedLine({ owed, mayEdit }: OwedProps) {
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <WorkspaceLink to={`${obligations.noun}/${owed.id}`} className={classes.duty}>
          <Quoted text={owed.name} />
        </WorkspaceLink>
        <div className={classes.about}>
          {owed.status !== null && <StateBadge state={owed.status} />}
          <Provision owed={owed} />
          <Days owed={owed} />
          {owed.certainty !== null && owed.certainty !== 'certain' && <Certainty certainty={owed.certainty} />}
          {owed.owner === null ? (
            <Badge tone="caution">
              <Trans>No owner</Trans>
            </Badge>
          ) : (
            <span>{owed.owner.name}</span>
          )}
        </div>
        <EvidenceLine owed={owed} />
      </div>
      {mayEdit && <NextStep owed={owed} />}
    </li>
  );
}

function Provision({ owed: { provision, readAt } }: { readonly owed: Owed }) {
  const [address] = readAt;
  if (provision === null) return null;
  if (address === undefined) return <Quoted text={provision} />;
  return (
    <Anchor href={address} target="_blank" rel="noreferrer" inherit underline="always">
      <Quoted text={provision} /> <IconExternalLink size={13} stroke={1.8} aria-hidden />
    </Anchor>
  );
}

function Days({ owed: { appliesFrom, dueOn, trigger, deadline } }: { readonly owed: Owed }) {
  return (
    <>
      {appliesFrom !== null && (
        <span>
          <Trans>
            From <DateText at={appliesFrom} />
          </Trans>
        </span>
      )}
      {dueOn !== null && (
        <span>
          <Trans>
            To be met by <DateText at={dueOn} />
          </Trans>
        </span>
      )}
      {[trigger, deadline].map(
        (text) =>
          text !== null && (
            <span key={text}>
              <Quoted text={text} />
            </span>
          ),
      )}
    </>
  );
}

function Certainty({ certainty }: { readonly certainty: string }) {
  return (
    <Badge tone="caution">
      {certainty === 'inferred' ? <Trans>Inferred, not said outright</Trans> : <Trans>Uncertain</Trans>}
    </Badge>
  );
}

function EvidenceLine({ owed: { evidence, evidenceAsked } }: { readonly owed: Owed }) {
  const { quote } = useQuotes();
  if (evidence.length === 0 && evidenceAsked.length === 0) return null;
  return (
    <dl className={classes.evidence}>
      {evidenceAsked.length > 0 && (
        <div>
          <dt>
            <Trans>Evidence asked for</Trans>
          </dt>
          <dd>{evidenceAsked.map(quote).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Given</Trans>
        </dt>
        <dd>
          {evidence.length === 0 ? (
            <Trans>none yet</Trans>
          ) : (
            evidence.map(({ id, name }) => (
              <WorkspaceLink key={id} to={`evidence/${id}`} inherit className={classes.given}>
                {name}
              </WorkspaceLink>
            ))
          )}
        </dd>
      </div>
    </dl>
  );
}

const movesTo: Readonly<Partial<Record<Owed['next'], string>>> = { begin: 'in_progress', say_met: 'met' };

function NextStep({ owed }: { readonly owed: Owed }) {
  const { t } = useLingui();
  const names = useStepNames();
  const workspace = useWorkspaceId();
  const { mutate, error, isPending } = useAct(obligationContracts.edit);
  const { quote } = useQuotes();
  const { id, next } = owed;
  const name = quote(owed.name);
  const status = movesTo[next];
  if (next === 'nothing') return null;
  const label = `${names[next]}: ${name}`;
  return (
    <div className={classes.step}>
      {status === undefined ? (
        <WorkspaceButtonLink to={`${obligations.noun}/${id}`} variant="default" size="xs" aria-label={label}>
          {names[next]}
        </WorkspaceButtonLink>
      ) : (
        <Button
          variant="default"
          size="xs"
          loading={isPending}
          aria-label={label}
          onClick={() => mutate({ input: { workspace, [obligations.kind]: id, values: { status } } })}
        >
          {names[next]}
        </Button>
      )}
      <FormProblems error={error} fields={{}} title={t`It was not changed`} />
    </div>
  );
}
