import { Trans, useLingui } from '@lingui/react/macro';
import { IconGavel } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Id, parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { dateText } from '../../../kit/DateText.tsx';
import { Page } from '../../../kit/Page.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useParam, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState, NotFoundState, ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { RegisterProvider } from '../../../register/ui/register-context.tsx';
import { systems } from '../../systems/contract.ts';
import { overviewContracts as contracts, obligationContracts, obligations } from '../contract.ts';
import classes from './Owed.module.css';
import { OwedLine } from './OwedLine.tsx';
import { groupsOf, type OwedGroup, type Owing, placeTones, usePlaceNames } from './words.ts';

/** What applies to one AI system, from when, what is missing for it, and what is to be done next. */
export function SystemPage() {
  const system = parseId('system', useParam('system'));
  return system ? <OfSystem system={system} /> : <NotFoundState level={1} />;
}

function OfSystem({ system }: { readonly system: Id<'system'> }) {
  const { t } = useLingui();
  const { isReady } = useQuotes();
  const read = useRead(contracts.ofSystem, { workspace: useWorkspaceId(), system }, { enabled: isReady });
  const name = read.data?.system.name ?? '';
  return (
    <Page
      title={t`What applies`}
      crumbs={[
        { label: t`AI systems`, to: systems.noun },
        { label: name, to: `${systems.noun}/${system}` },
      ]}
      lead={<Trans>What is owed for this AI system, what presses most first.</Trans>}
      actions={
        <>
          <WorkspaceButtonLink to={`${systems.noun}/${system}/technical-documents`} variant="default">
            <Trans>Technical documents</Trans>
          </WorkspaceButtonLink>
          <WorkspaceButtonLink to={obligations.noun} search={{ system }} variant="default">
            <Trans>Open as a list</Trans>
          </WorkspaceButtonLink>
        </>
      }
    >
      <RegisterProvider register={obligations} contracts={obligationContracts}>
        <ReadState read={read}>{(owing) => <Owing owing={owing} />}</ReadState>
      </RegisterProvider>
    </Page>
  );
}

function Owing({ owing }: { readonly owing: Owing }) {
  const { t } = useLingui();
  if (owing.obligations.length === 0)
    return (
      <EmptyState title={t`Nothing is known to be owed`} icon={IconGavel}>
        <Trans>Once a determination of this AI system is accepted, every obligation that it finds stands here.</Trans>
      </EmptyState>
    );
  return (
    <>
      <Figures owing={owing} />
      {groupsOf(owing.obligations).map((group) => (
        <Group key={`${group.place} ${group.day}`} group={group} mayEdit={owing.abilities.edit} />
      ))}
    </>
  );
}

function Figures({ owing: { obligations: owed } }: { readonly owing: Owing }) {
  const open = owed.filter(({ place }) => place !== 'settled');
  const pressing = open.filter(({ place }) => place === 'past_due' || place === 'in_force');
  return (
    <dl className={classes.figures}>
      <Figure label={<Trans>Applies already, not met</Trans>} value={pressing.length} />
      <Figure label={<Trans>Open</Trans>} value={open.length} />
      <Figure label={<Trans>Met</Trans>} value={owed.filter(({ status }) => status === 'met').length} />
      <Figure
        label={<Trans>Open without evidence</Trans>}
        value={open.filter((each) => each.evidence.length === 0).length}
      />
      <Figure label={<Trans>Open without owner</Trans>} value={open.filter(({ owner }) => owner === null).length} />
    </dl>
  );
}

const Figure = ({ label, value }: { readonly label: ReactNode; readonly value: number }) => (
  <div className={classes.figure}>
    <dt>{label}</dt>
    <dd>
      <NumberText value={value} />
    </dd>
  </div>
);

type GroupProps = { readonly group: OwedGroup; readonly mayEdit: boolean };

function Group({ group: { place, day, owed }, mayEdit }: GroupProps) {
  const { t, i18n } = useLingui();
  const names = usePlaceNames();
  const from = day === null ? '' : dateText(day, { locale: i18n.locale });
  const title = day === null ? names[place] : t`From ${from}`;
  return (
    <GroupCard
      title={title}
      aside={
        <Badge tone={placeTones[place]}>
          <NumberText value={owed.length} />
        </Badge>
      }
    >
      <ul className={classes.list}>
        {owed.map((each) => (
          <OwedLine key={each.id} owed={each} mayEdit={mayEdit} />
        ))}
      </ul>
    </GroupCard>
  );
}
