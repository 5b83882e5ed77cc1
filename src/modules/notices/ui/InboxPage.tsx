import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Kbd, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconBellCog, IconInbox } from '@tabler/icons-react';
import { useRef } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useSetSearch, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { EmptyState, LoadingState, ReadState } from '../../../kit/states.tsx';
import { allNoticeKinds } from '../../../register/contract/notices.ts';
import { daysOf } from '../../../register/ui/feed/days.ts';
import type { inboxShows } from '../contract.ts';
import classes from './Inbox.module.css';
import { useKindNames } from './kind-names.ts';
import { NoticeRow } from './NoticeRow.tsx';
import { type InboxActs, type NoticeSeen, useInbox, useInboxActs, useInboxAsked } from './use-inbox.ts';
import { focusBeside, useInboxKeys } from './use-inbox-keys.ts';

/** What the reader was told: newest first, by day, until it is put away or put off. */
export function InboxPage() {
  const { t } = useLingui();
  const read = useInbox();
  const acts = useInboxActs();
  const pages = read.data?.pages;
  const unread = pages?.[0]?.unread ?? 0;
  return (
    <Page
      title={t`Inbox`}
      lead={t`What concerns you here. It stays on record: what you were told, when, and when you read it.`}
      actions={
        <>
          <Button variant="default" disabled={unread === 0} onClick={acts.markAllRead}>
            <Trans>Mark all as read</Trans>
          </Button>
          <WorkspaceButtonLink
            to="notice-preferences"
            variant="default"
            leftSection={<IconBellCog size={18} stroke={1.6} />}
          >
            <Trans>How you are told</Trans>
          </WorkspaceButtonLink>
        </>
      }
    >
      <Filters />
      {acts.error && <Notice tone="bad" role="alert" title={t`That did not work. Try it again.`} />}
      {pages ? (
        <Notices notices={pages.flatMap(({ notices }) => notices)} acts={acts} />
      ) : (
        <ReadState
          read={{ data: undefined, error: read.error, refetch: read.refetch }}
          loading={<LoadingState rows={8} />}
        >
          {() => null}
        </ReadState>
      )}
      {read.hasNextPage && (
        <Button
          className={classes.older ?? ''}
          variant="default"
          loading={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          <Trans>Show older ones</Trans>
        </Button>
      )}
      <UndoBar acts={acts} />
    </Page>
  );
}

function Filters() {
  const { t } = useLingui();
  const { show, kind } = useInboxAsked();
  const setSearch = useSetSearch();
  const names = useKindNames();
  const shows: readonly { readonly value: (typeof inboxShows)[number]; readonly label: string }[] = [
    { value: 'open', label: t`All` },
    { value: 'unread', label: t`Unread` },
    { value: 'snoozed', label: t`Put off` },
    { value: 'done', label: t`Done` },
  ];
  return (
    <div className={classes.filters}>
      <SegmentedControl
        aria-label={t`Which notices`}
        value={show}
        data={[...shows]}
        onChange={(value) => void setSearch({ show: value === 'open' ? undefined : value }, { replace: false })}
      />
      <NativeSelect
        className={classes.kind ?? ''}
        aria-label={t`Kind of notice`}
        value={kind ?? ''}
        data={[
          { value: '', label: t`Every kind` },
          ...allNoticeKinds.map((each) => ({ value: each, label: names[each] })),
        ]}
        onChange={({ currentTarget }) => void setSearch({ kind: currentTarget.value || undefined }, { replace: false })}
      />
      <span className={classes.keys}>
        <Trans>
          <Kbd size="xs">j</Kbd> <Kbd size="xs">k</Kbd> down, up · <Kbd size="xs">Enter</Kbd> open ·{' '}
          <Kbd size="xs">e</Kbd> done · <Kbd size="xs">s</Kbd> put off · <Kbd size="xs">u</Kbd> unread ·{' '}
          <Kbd size="xs">z</Kbd> undo
        </Trans>
      </span>
    </div>
  );
}

type NoticesProps = { readonly notices: readonly NoticeSeen[]; readonly acts: InboxActs };

function Notices({ notices, acts }: NoticesProps) {
  const list = useRef<HTMLDivElement>(null);
  useInboxKeys({ list, notices, acts });
  if (notices.length === 0) return <NothingHere />;
  return (
    <div ref={list}>
      {daysOf(notices.map((notice) => ({ at: notice.showsFrom, notice }))).map(({ day, of }) => (
        <section key={day}>
          <h2 className={classes.day}>
            <DateText at={of[0]?.at ?? day} />
          </h2>
          <ul className={classes.rows}>
            {of.map(({ notice }) => (
              <NoticeRow
                key={notice.id}
                notice={notice}
                acts={acts}
                leaving={({ id }) => focusBeside(list.current, id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function NothingHere() {
  const { t } = useLingui();
  const { show, kind } = useInboxAsked();
  if (show !== 'open' || kind) return <EmptyState icon={IconInbox} title={t`Nothing of this kind`} />;
  return (
    <EmptyState
      icon={IconInbox}
      title={t`Nothing waits for you`}
      actions={
        <WorkspaceButtonLink to="notice-preferences" variant="default">
          <Trans>Choose how you are told</Trans>
        </WorkspaceButtonLink>
      }
    >
      <Trans>
        You are told here when somebody mentions you or assigns something to you, when a day of yours comes near or has
        passed, and when evidence that you collected expires.
      </Trans>
    </EmptyState>
  );
}

function UndoBar({ acts }: { readonly acts: InboxActs }) {
  const { t } = useLingui();
  const { undoable } = acts;
  if (!undoable) return null;
  const { title } = undoable.notice.about;
  return (
    <div className={classes.undo} role="region" aria-label={t`Last change`}>
      <span>{undoable.did === 'done' ? <Trans>Done: {title}</Trans> : <Trans>Put off: {title}</Trans>}</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        onClick={() => acts.bringBack(undoable)}
      >
        <Trans>Undo</Trans>
      </Button>
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={acts.forget} />
    </div>
  );
}
