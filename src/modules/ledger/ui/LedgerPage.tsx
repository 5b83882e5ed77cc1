import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { ledgerContracts } from '../contract.ts';
import { CheckHere } from './CheckHere.tsx';
import { Checkpoint } from './Checkpoint.tsx';
import { EntryList } from './EntryList.tsx';
import { Examine } from './Examine.tsx';
import classes from './LedgerPage.module.css';
import type { LedgerSeen } from './ledger-seen.ts';
import { WhatItProves } from './WhatItProves.tsx';

const waitingMs = 2_000;

/** The ledger of a workspace: what is signed, what it proves, how to check it, and every entry. */
export function LedgerPage() {
  const { t } = useLingui();
  const read = useRead(ledgerContracts.read, { workspace: useWorkspaceId() });
  const { refetch } = read;
  const isWaiting = (read.data?.waiting ?? 0) > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => void refetch(), waitingMs);
    return () => clearInterval(timer);
  }, [isWaiting, refetch]);
  return (
    <Page
      title={t`Ledger`}
      lead={t`Every change in this workspace, in the order it was recorded, sealed so that nobody can alter or remove one unseen.`}
    >
      <ReadState read={read}>{(ledger) => <Shown ledger={ledger} />}</ReadState>
    </Page>
  );
}

function Shown({ ledger }: { readonly ledger: LedgerSeen }) {
  const { t } = useLingui();
  if (ledger.size === 0 && ledger.waiting === 0)
    return (
      <EmptyState icon={IconFingerprint} title={t`Nothing is recorded yet`}>
        <Trans>The first change in this workspace will stand here.</Trans>
      </EmptyState>
    );
  return (
    <div className={classes.parts}>
      <div className={classes.columns}>
        <Checkpoint ledger={ledger} />
        <WhatItProves />
      </div>
      <section aria-labelledby="ledger-check" className={classes.card}>
        <Title order={2} id="ledger-check">
          <Trans>Check it</Trans>
        </Title>
        <div className={classes.ways}>
          <CheckHere ledger={ledger} />
          <Examine />
        </div>
      </section>
      <section aria-labelledby="ledger-entries">
        <Title order={2} id="ledger-entries" className={classes.heading}>
          <Plural value={ledger.size} one="# entry" other="# entries" />
        </Title>
        <EntryList size={ledger.size} />
      </section>
    </div>
  );
}
