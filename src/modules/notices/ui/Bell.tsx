import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { readOf } from '../../../kit/api.ts';
import { useGoInWorkspace, useWorkspaceId } from '../../../kit/routing.tsx';
import { noticeContracts } from '../contract.ts';

/** The longest that a browser's clock can be set to; what comes later is asked for on the way. */
const longestMs = 2_000_000_000;

/** When to ask without being told: what was put off comes back by itself, all else is heard of as it happens. */
function waitFor(next: string | null | undefined): number | false {
  if (!next) return false;
  return Math.min(longestMs, Math.max(1_000, Date.parse(next) - Date.now() + 500));
}

/** Says how much waits unread in the inbox, and goes there. */
export function Bell() {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const go = useGoInWorkspace();
  const { data } = useQuery({
    ...readOf(noticeContracts.unread, { workspace }),
    refetchInterval: ({ state }) => waitFor(state.data?.next),
  });
  const unread = data?.unread ?? 0;
  const label = plural(unread, { 0: 'Inbox, nothing unread', one: 'Inbox, # unread', other: 'Inbox, # unread' });
  return (
    <Indicator label={unread > 99 ? t`99+` : unread} size={18} offset={6} disabled={unread === 0} color="red.8">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => void go('inbox')}>
        <IconBell size={20} stroke={1.6} />
      </ActionIcon>
    </Indicator>
  );
}
