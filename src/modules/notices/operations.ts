import { ok } from '../../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { noticeContracts as contracts } from './contract.ts';
import {
  countUnread,
  markAllRead,
  markDone,
  markRead,
  type Notice,
  nextShown,
  noticeSeen,
  readInbox,
  snooze,
} from './inbox.ts';
import { preferenceOperations } from './preferences-operations.ts';

/** The operations of a member's own inbox, preferences and calendar. */
export const noticeOperations = (): readonly Operation[] => [
  workspaceOperation(contracts.list, async ({ work, input }) => {
    const { notices, more } = await readInbox(work, input);
    return ok({ notices: notices.map(noticeSeen), more, unread: await countUnread(work) });
  }),
  workspaceOperation(contracts.unread, async ({ work }) =>
    ok({ unread: await countUnread(work), next: await nextShown(work) }),
  ),
  workspaceOperation(contracts.read, async ({ work, input }) => {
    const marked = await markRead(work, input.notices, input.read);
    return marked.ok ? ok(await changed(work, marked.value)) : marked;
  }),
  workspaceOperation(contracts.readAll, async ({ work }) => {
    const marked = await markAllRead(work);
    return ok({ marked, unread: await countUnread(work) });
  }),
  workspaceOperation(contracts.done, async ({ work, input }) => {
    const marked = await markDone(work, input.notices, input.done);
    return marked.ok ? ok(await changed(work, marked.value)) : marked;
  }),
  workspaceOperation(contracts.snooze, async ({ work, input }) => {
    const put = await snooze(work, input.notices, input.until);
    return put.ok ? ok(await changed(work, put.value)) : put;
  }),
  ...preferenceOperations(),
];

const changed = async (work: Work, notices: readonly Notice[]) => ({
  notices: notices.map(noticeSeen),
  unread: await countUnread(work),
});
