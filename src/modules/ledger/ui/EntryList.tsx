import { Plural, useLingui } from '@lingui/react/macro';
import { Group, Pagination } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
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
  const { t } = useLingui();
  const headings = [
    { key: 'number', label: t`No.`, width: '5.5rem' },
    { key: 'what', label: t`What`, width: '18rem' },
    { key: 'about', label: t`About` },
    { key: 'who', label: t`Who`, width: '16rem' },
    { key: 'when', label: t`When`, width: '12rem' },
  ];
  return (
    <PlainTable name={t`Entries of the ledger, the newest first`} headings={headings}>
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} />
      ))}
    </PlainTable>
  );
}

function Row({ entry: { id, index, text } }: { readonly entry: LedgerEntry }) {
  const seen = readEntry(text);
  const words = useLedgerWords();
  const nameOf = usePersonName();
  return (
    <TableRow>
      <TableCell className={classes.number}>
        <NumberText value={index} />
      </TableCell>
      <TableName className={classes.what}>
        <WorkspaceLink to={`ledger/${id}`} inherit>
          {seen ? words.event(seen.event) : id}
        </WorkspaceLink>
        {seen && <Changed seen={seen} />}
      </TableName>
      <TableCell className={classes.about}>{seen && <About seen={seen} />}</TableCell>
      <TableCell className={classes.who}>
        {seen && (
          <>
            {nameOf(seen.person)} <span className={classes.dimmed}>{words.door(seen.via)}</span>
          </>
        )}
      </TableCell>
      <TableCell className={classes.when}>{seen && <DateText at={seen.at} to="minute" />}</TableCell>
    </TableRow>
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
