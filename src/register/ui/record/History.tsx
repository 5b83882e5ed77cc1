import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { parseId } from '../../../kernel/id.ts';
import { callOperation } from '../../../kit/call.ts';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ErrorState, LoadingState } from '../../../kit/states.tsx';
import { type HistoryEntrySeen, type RecordSeen, useRegister } from '../register-context.tsx';
import { GroupCard } from './GroupCard.tsx';
import classes from './History.module.css';
import { HistoryEntry } from './HistoryEntry.tsx';

const entriesAtOnce = 20;

/** A new entry has its place in the ledger within a moment. */
const waitForIndexMs = 1500;

/** Who changed what in a record and why, field by field, newest first. */
export function History({ record }: { readonly record: RecordSeen }) {
  const { t } = useLingui();
  const read = useHistory(record);
  const entries = read.data?.pages.flatMap((page) => page.entries);
  return (
    <GroupCard title={t`History`} aside={<Version version={record.version} />}>
      {!entries &&
        (read.error ? (
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        ) : (
          <LoadingState rows={5} />
        ))}
      {entries && (
        <ol className={classes.entries}>
          {entries.map((entry) => (
            <HistoryEntry key={entry.entry} entry={entry} />
          ))}
        </ol>
      )}
      <RegisterActivity />
      {read.hasNextPage && (
        <div className={classes.older}>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={read.isFetchingNextPage}
            onClick={() => void read.fetchNextPage()}
          >
            <Trans>Show older changes</Trans>
          </Button>
        </div>
      )}
    </GroupCard>
  );
}

const Version = ({ version }: { readonly version: number }) => (
  <Text c="dimmed" fz="sm">
    <Trans>version {version}</Trans>
  </Text>
);

/** The way from one record's history to what is done in its whole register. */
function RegisterActivity() {
  const { register, texts } = useRegister();
  const { many } = texts;
  return (
    <div className={classes.older}>
      <WorkspaceLink to="activity" search={{ register: register.noun }} fz="sm">
        <Trans>Activity in all {many}</Trans>
      </WorkspaceLink>
    </div>
  );
}

type HistoryPage = { readonly entries: readonly HistoryEntrySeen[]; readonly more: boolean };

function useHistory(record: RecordSeen) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  return useInfiniteQuery({
    queryKey: [contracts.history.id, workspace, record.id],
    queryFn: ({ pageParam, signal }) => {
      const oldest = parseId('entry', pageParam);
      const before = oldest ? { before: oldest } : {};
      const input = { workspace, [register.kind]: record.id, size: entriesAtOnce, ...before };
      return callOperation(contracts.history, input, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ entries, more }: HistoryPage) => (more ? entries.at(-1)?.entry : undefined),
    refetchInterval: ({ state }) => (isWaiting(state.data?.pages) ? waitForIndexMs : false),
  });
}

const isWaiting = (pages: readonly HistoryPage[] | undefined): boolean =>
  pages?.some(({ entries }) => entries.some(({ index }) => index === null)) ?? false;
