import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import { numberText } from '../../../kit/number-text.ts';
import { Page } from '../../../kit/Page.tsx';
import { codeOf } from '../../../kit/problem-error.ts';
import { useParam, useWorkspaceId } from '../../../kit/routing.tsx';
import { EmptyState, NotFoundState, ReadState } from '../../../kit/states.tsx';
import { ledgerContracts } from '../contract.ts';
import { CheckEntry } from './CheckEntry.tsx';
import { EntryFacts } from './EntryFacts.tsx';
import { EntryText } from './EntryText.tsx';
import { readEntry } from './entry-seen.ts';
import classes from './LedgerPage.module.css';
import type { ProvenEntry } from './ledger-seen.ts';
import { useLedgerWords } from './words.ts';

/** One entry of the ledger: what it says, the text that was sealed, and the proof of it. */
export function EntryPage() {
  const id = parseId('entry', useParam('entry'));
  if (!id) return <NotFoundState />;
  return <Entry id={id} />;
}

function Entry({ id }: { readonly id: ProvenEntry['entry']['id'] }) {
  const { t, i18n } = useLingui();
  const words = useLedgerWords();
  const read = useRead(ledgerContracts.proof, { workspace: useWorkspaceId(), entry: id });
  const seen = read.data && readEntry(read.data.entry.text);
  const index = read.data === undefined ? undefined : numberText(read.data.entry.index, i18n.locale);
  const isWaiting = codeOf(read.error) === 'not_sequenced_yet';
  return (
    <Page
      title={seen ? words.event(seen.event) : t`Ledger entry`}
      crumbs={[{ label: t`Ledger`, to: 'ledger' }]}
      lead={index !== undefined && t`Entry ${index} of the ledger`}
    >
      {isWaiting ? (
        <Waiting onRetry={() => void read.refetch()} />
      ) : (
        <ReadState read={read}>{(proven) => <Shown proven={proven} />}</ReadState>
      )}
    </Page>
  );
}

function Waiting({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={IconHourglass}
      title={t`This entry waits for its place`}
      actions={
        <Button variant="default" onClick={onRetry}>
          <Trans>Look again</Trans>
        </Button>
      }
    >
      <Trans>
        It is recorded and cannot be lost. Its place in the ledger, and with it its proof, follows in a moment.
      </Trans>
    </EmptyState>
  );
}

function Shown({ proven }: { readonly proven: ProvenEntry }) {
  const seen = readEntry(proven.entry.text);
  return (
    <div className={classes.parts}>
      {seen && <EntryFacts seen={seen} />}
      <section aria-labelledby="entry-check" className={classes.card}>
        <Title order={2} id="entry-check">
          <Trans>Is it really in the ledger?</Trans>
        </Title>
        <CheckEntry key={proven.checkpoint} proven={proven} />
      </section>
      <EntryText entry={proven.entry} />
    </div>
  );
}
