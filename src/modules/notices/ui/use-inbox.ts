import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { textOf } from '../../../kit/address.ts';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { callOperation } from '../../../kit/call.ts';
import { useSearchValues, useWorkspaceId } from '../../../kit/routing.tsx';
import { noticeKindOf } from '../../../register/contract/notices.ts';
import { noticeContracts as contracts, inboxShows } from '../contract.ts';

type InboxAnswer = Output<typeof contracts.list>;

/** A notice as the inbox shows it. */
export type NoticeSeen = InboxAnswer['notices'][number];

/** What the address asks of the inbox. */
export function useInboxAsked() {
  const search = useSearchValues();
  const shown = textOf(search['show']);
  return {
    show: inboxShows.find((each) => each === shown) ?? 'open',
    kind: noticeKindOf(textOf(search['kind']) ?? ''),
  } as const;
}

/** The notices that the address asks for, page by page. */
export function useInbox() {
  const workspace = useWorkspaceId();
  const { show, kind } = useInboxAsked();
  return useInfiniteQuery({
    queryKey: [contracts.list.id, workspace, show, kind],
    queryFn: ({ pageParam, signal }) => {
      const before = parseId('notice', pageParam);
      const asked = { ...(kind ? { kind: [kind] } : {}), ...(before ? { before } : {}) };
      return callOperation(contracts.list, { workspace, show, ...asked }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ notices, more }: InboxAnswer) => (more ? notices.at(-1)?.id : undefined),
  });
}

/** What was last put away or put off, so that it can be brought back. */
export type Undoable = { readonly notice: NoticeSeen; readonly did: 'done' | 'snoozed' };

/** What can be done with notices; all that shows them is read again afterwards. */
export function useInboxActs() {
  const { t } = useLingui();
  const announce = useAnnounce();
  const workspace = useWorkspaceId();
  const refreshes = { refreshes: [contracts.list, contracts.unread] };
  const [undoable, setUndoable] = useState<Undoable>();
  const read = useAct(contracts.read, refreshes);
  const all = useAct(contracts.readAll, refreshes);
  const done = useAct(contracts.done, refreshes);
  const snoozed = useAct(contracts.snooze, refreshes);
  const one = ({ id }: NoticeSeen) => ({ workspace, notices: [id] });
  const did = (text: string, next: Undoable | undefined) => ({
    onSuccess: () => {
      announce(text);
      setUndoable(next);
    },
  });
  return {
    undoable,
    error: read.error ?? all.error ?? done.error ?? snoozed.error,
    markRead: (notice: NoticeSeen, isRead: boolean) => read.mutate({ input: { ...one(notice), read: isRead } }),
    markAllRead: () => all.mutate({ input: { workspace } }, did(t`Everything is read`, undefined)),
    markDone: (notice: NoticeSeen) => done.mutate({ input: one(notice) }, did(t`Done`, { notice, did: 'done' })),
    snooze: (notice: NoticeSeen, until: Date) =>
      snoozed.mutate(
        { input: { ...one(notice), until: until.toISOString() } },
        did(t`Put off`, { notice, did: 'snoozed' }),
      ),
    bringBack: ({ notice, did: was }: Undoable) => {
      const back = did(t`Brought back`, undefined);
      if (was === 'done') done.mutate({ input: { ...one(notice), done: false } }, back);
      else snoozed.mutate({ input: { ...one(notice), until: null } }, back);
    },
    forget: () => setUndoable(undefined),
  };
}

/** What can be done with notices. */
export type InboxActs = ReturnType<typeof useInboxActs>;
