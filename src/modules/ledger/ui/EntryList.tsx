import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Group, Pagination } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useSearchValues, useSetSearch, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { LoadingState, ReadState } from '../../../kit/states.tsx';
import { ledgerContracts } from '../contract.ts';
import classes from './EntryList.module.css';
import { entriesOfPage, pageIn, pagesOf } from './entry-pages.ts';
import { type EntrySeen, readEntry } from './entry-seen.ts';
import type { LedgerEntry } from './ledger-seen.ts';
import { subjectPath, useLedgerWords, usePersonName } from './words.ts';

/** The entries under the newest checkpoint, the newest first, page by page. */
export function EntryList({ size }: { readonly size: number }) {
  const { t } = useLingui();
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const page = pageIn(search['page'], size);
  const read = useRead(
    ledgerContracts.entries,
    { workspace: useWorkspaceId(), ...entriesOfPage(page, size) },
    { keepPrevious: true },
  );
  return (
    <>
      <ReadState read={read} loading={<LoadingState rows={10} />}>
        {({ entries }) => <Entries entries={entries.toReversed()} />}
      </ReadState>
      {pagesOf(size) > 1 && (
        <Group justify="center" mt="md">
          <Pagination
            total={pagesOf(size)}
            value={page}
            size="sm"
            siblings={1}
            onChange={(to) => void setSearch({ page: to === 1 ? undefined : String(to) }, { replace: false })}
            getItemProps={(number) => ({ 'aria-label': t`Page ${number}` })}
            getControlProps={(control) => ({ 'aria-label': control === 'next' ? t`Older entries` : t`Newer entries` })}
          />
        </Group>
      )}
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  return (
    <table className={classes.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" className={classes.number}>
            <Trans>No.</Trans>
          </th>
          <th scope="col" role="columnheader" className={classes.what}>
            <Trans>What</Trans>
          </th>
          <th scope="col" role="columnheader">
            <Trans>About</Trans>
          </th>
          <th scope="col" role="columnheader" className={classes.who}>
            <Trans>Who</Trans>
          </th>
          <th scope="col" role="columnheader" className={classes.when}>
            <Trans>When</Trans>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry: { id, index, text } }: { readonly entry: LedgerEntry }) {
  const seen = readEntry(text);
  const words = useLedgerWords();
  const nameOf = usePersonName();
  return (
    <tr role="row">
      <td role="cell" className={classes.number}>
        <NumberText value={index} />
      </td>
      <th scope="row" role="rowheader" className={classes.what}>
        <WorkspaceLink to={`ledger/${id}`} inherit>
          {seen ? words.event(seen.event) : id}
        </WorkspaceLink>
        {seen && <Changed seen={seen} />}
      </th>
      <td role="cell" className={classes.about}>
        {seen && <About seen={seen} />}
      </td>
      <td role="cell" className={classes.who}>
        {seen && (
          <>
            {nameOf(seen.person)} <span className={classes.dimmed}>{words.door(seen.via)}</span>
          </>
        )}
      </td>
      <td role="cell" className={classes.when}>
        {seen && <DateText at={seen.at} to="minute" />}
      </td>
    </tr>
  );
}

function Changed({ seen: { changes } }: { readonly seen: EntrySeen }) {
  if (changes.length === 0) return null;
  return (
    <span className={classes.dimmed}>
      {' '}
      <Plural value={changes.length} one="# value" other="# values" />
    </span>
  );
}

/** What the entry is about: its name where the entry itself says it, and the way to its page. */
function About({ seen: { subject, changes } }: { readonly seen: EntrySeen }) {
  const words = useLedgerWords();
  const path = subjectPath(subject);
  const name = changes.find(({ field }) => field === 'name')?.to;
  const text = typeof name === 'string' ? name : words.kind(subject.kind);
  const what =
    path === undefined ? (
      text
    ) : (
      <WorkspaceLink to={path} inherit c="inherit">
        {text}
      </WorkspaceLink>
    );
  return (
    <>
      {what} {typeof name !== 'string' && <span className={classes.dimmed}>…{subject.id.slice(-6)}</span>}
    </>
  );
}
