import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconGavel } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { overviewContracts as contracts, obligations } from '../contract.ts';
import { CountTable } from './CountTable.tsx';
import { Exposure } from './Exposure.tsx';
import classes from './Overview.module.css';

type Portfolio = Output<typeof contracts.portfolio>;

/** All obligations by state, by when they apply, by role and by class, and how high fines may be. */
export function OverviewPage() {
  const { t } = useLingui();
  const read = useRead(contracts.portfolio, { workspace: useWorkspaceId() });
  return (
    <Page
      title={t`Obligations at a glance`}
      width="wide"
      crumbs={[{ label: t`Obligations`, to: obligations.noun }]}
      lead={read.data && read.data.total > 0 && <Sum portfolio={read.data} />}
      actions={
        <WorkspaceButtonLink to={`${obligations.noun}/timeline`} variant="default">
          <Trans>Timeline</Trans>
        </WorkspaceButtonLink>
      }
    >
      <ReadState read={read}>{(portfolio) => <Counted portfolio={portfolio} />}</ReadState>
      <Exposure />
    </Page>
  );
}

const Sum = ({ portfolio: { total, systems } }: { readonly portfolio: Portfolio }): ReactNode => (
  <Trans>
    <Plural value={total} one="# obligation" other="# obligations" /> for{' '}
    <Plural value={systems} one="# AI system" other="# AI systems" />. Each number opens its records.
  </Trans>
);

function Counted({ portfolio: { total, by } }: { readonly portfolio: Portfolio }) {
  const { t } = useLingui();
  const texts = useRegisterTexts(obligations);
  const { quote } = useQuotes();
  const when = useWhenNames();
  if (total === 0)
    return (
      <EmptyState title={t`No obligations yet`} icon={IconGavel}>
        <Trans>
          They come from determinations: answer the questions about an AI system and accept what is found, and its
          obligations stand here.
        </Trans>
      </EmptyState>
    );
  return (
    <div className={classes.tables}>
      <CountTable
        title={t`By state`}
        counts={by.state}
        nameOf={(value) => texts.option('status', value)}
        none={t`No state`}
      />
      <CountTable
        title={t`Open, by when they apply`}
        counts={by.when}
        nameOf={(value) => when.get(value) ?? value}
        none={t`No day`}
      />
      <CountTable title={t`By role`} counts={by.role} nameOf={quote} none={t`No role said`} />
      <CountTable title={t`By class of system`} counts={by.class} nameOf={quote} none={t`No class said`} />
    </div>
  );
}

function useWhenNames(): ReadonlyMap<string, string> {
  const { t } = useLingui();
  return new Map([
    ['past', t`Applies already`],
    ['soon', t`Applies within 90 days`],
    ['later', t`Applies later`],
    ['undated', t`No day known`],
  ]);
}
