import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Json } from '../../../kernel/canonical.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { KeyValue } from '../../../kit/KeyValue.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import classes from './EntryFacts.module.css';
import { type ChangeSeen, commitmentIn, type EntrySeen } from './entry-seen.ts';
import page from './LedgerPage.module.css';
import { subjectPath, useLedgerWords, usePersonName } from './words.ts';

/** What an entry says: who did what to which thing, when and why, and every value before and after. */
export function EntryFacts({ seen }: { readonly seen: EntrySeen }) {
  const { t } = useLingui();
  const words = useLedgerWords();
  const nameOf = usePersonName();
  const { person, via, at, why, about } = seen;
  const items = [
    { key: 'when', label: t`When`, value: <DateText at={at} to="minute" /> },
    { key: 'who', label: t`Who`, value: `${nameOf(person)} ${words.door(via)}` },
    { key: 'subject', label: t`About`, value: <Subject seen={seen} /> },
    ...(why === undefined ? [] : [{ key: 'why', label: t`Why`, value: why }]),
    ...about.map(([name, value]) => ({ key: `about ${name}`, label: words.fact(name), value: plainText(value) })),
  ];
  return (
    <section aria-labelledby="entry-facts" className={page.card}>
      <Title order={2} id="entry-facts">
        <Trans>What it says</Trans>
      </Title>
      <KeyValue items={items} />
      {seen.changes.length > 0 && <Changes seen={seen} />}
    </section>
  );
}

function Subject({ seen: { subject } }: { readonly seen: EntrySeen }) {
  const words = useLedgerWords();
  const path = subjectPath(subject);
  const name = words.kind(subject.kind);
  const { version } = subject;
  return (
    <>
      {path === undefined ? (
        name
      ) : (
        <WorkspaceLink to={path} underline="always" inherit>
          {name}
        </WorkspaceLink>
      )}{' '}
      <span className={classes.dimmed}>
        <Trans>version {version}</Trans> <code>{subject.id}</code>
      </span>
    </>
  );
}

function Changes({ seen }: { readonly seen: EntrySeen }) {
  const words = useLedgerWords();
  return (
    <details className={classes.changes} open={seen.changes.length <= 20}>
      <summary>
        <Plural value={seen.changes.length} one="# value" other="# values" />
      </summary>
      <dl className={classes.list}>
        {seen.changes.map((change) => (
          <div key={change.field} className={classes.change}>
            <dt>{words.field(seen, change.field)}</dt>
            <dd>
              <Change change={change} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Change({ change: { from, to } }: { readonly change: ChangeSeen }): ReactNode {
  const isNew = from === undefined || from === null;
  return (
    <>
      {!isNew && (
        <del className={classes.from}>
          <Value value={from} />
        </del>
      )}
      <ins className={classes.to}>
        <Value value={to ?? null} />
      </ins>
    </>
  );
}

function Value({ value }: { readonly value: Json }): ReactNode {
  const commitment = commitmentIn(value);
  if (commitment !== undefined)
    return (
      <span className={classes.dimmed}>
        <Trans>
          kept beside the ledger, sealed here as <code>{commitment}</code>
        </Trans>
      </span>
    );
  if (value === null)
    return (
      <span className={classes.dimmed}>
        <Trans>nothing recorded</Trans>
      </span>
    );
  return plainText(value);
}

const plainText = (value: Json): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? value.join(', ')
    : JSON.stringify(value);
};
