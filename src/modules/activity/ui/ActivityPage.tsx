import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { textOf } from '../../../kit/address.ts';
import { useRead } from '../../../kit/api.ts';
import { callOperation } from '../../../kit/call.ts';
import { Page } from '../../../kit/Page.tsx';
import { useSearchValues, useSetSearch, useWorkspaceId } from '../../../kit/routing.tsx';
import { EmptyState, LoadingState, ReadState } from '../../../kit/states.tsx';
import { Feed, type FeedEntrySeen, type FeedRegisters } from '../../../register/ui/feed/Feed.tsx';
import { accessContracts } from '../../access/contract.ts';
import { activityContracts } from '../contract.ts';
import classes from './ActivityPage.module.css';

/** Who did what in the workspace, newest first; narrowed by register and person through the address. */
export function ActivityPage() {
  const { t } = useLingui();
  const read = useFeed();
  const pages = read.data?.pages;
  return (
    <Page title={t`Activity`} lead={t`Who did what here, when and why. An import stands as one line.`}>
      <Filters registers={pages?.[0]?.registers ?? []} />
      {pages ? (
        <Entries entries={pages.flatMap(({ entries }) => entries)} registers={pages[0]?.registers ?? []} />
      ) : (
        <ReadState
          read={{ data: undefined, error: read.error, refetch: read.refetch }}
          loading={<LoadingState rows={10} />}
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
          <Trans>Show what was before</Trans>
        </Button>
      )}
    </Page>
  );
}

function Entries({
  entries,
  registers,
}: {
  readonly entries: readonly FeedEntrySeen[];
  readonly registers: FeedRegisters;
}) {
  const { t } = useLingui();
  if (entries.length > 0) return <Feed entries={entries} registers={registers} />;
  return (
    <EmptyState icon={IconActivity} title={t`Nothing was done yet`}>
      <Trans>What people add, change, import or archive will stand here.</Trans>
    </EmptyState>
  );
}

type FeedPage = Output<typeof activityContracts.feed>;

/** The feed that the address asks for, page by page. */
function useFeed() {
  const workspace = useWorkspaceId();
  const search = useSearchValues();
  const register = textOf(search['register']);
  const person = parseId('person', textOf(search['person']) ?? '');
  const rows = textOf(search['rows']) === 'each' ? 'each' : 'together';
  return useInfiniteQuery({
    queryKey: [activityContracts.feed.id, workspace, register, person, rows],
    queryFn: ({ pageParam, signal }) => {
      const before = parseId('entry', pageParam);
      const asked = {
        ...(register === undefined ? {} : { register: [register] }),
        ...(person ? { person } : {}),
        ...(before ? { before } : {}),
      };
      return callOperation(activityContracts.feed, { workspace, rows, ...asked }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ entries, more }: FeedPage) => (more ? entries.at(-1)?.entry : undefined),
  });
}

type Registers = FeedPage['registers'];

function Filters({ registers }: { readonly registers: Registers }) {
  const { t, i18n } = useLingui();
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const members = useRead(accessContracts.members, { workspace: useWorkspaceId() });
  const [register, person] = [textOf(search['register']) ?? '', textOf(search['person']) ?? ''];
  const people = (members.data?.members ?? []).map((member) => ({ value: String(member.person), label: member.name }));
  const known = person === '' || people.some(({ value }) => value === person);
  return (
    <div className={classes.filters}>
      <NativeSelect
        label={t`Register`}
        value={register}
        onChange={({ currentTarget }) =>
          void setSearch({ register: currentTarget.value || undefined }, { replace: false })
        }
        data={[
          { value: '', label: t`All registers` },
          ...registers.map(({ kind, noun, many }) => {
            const descriptor = { id: `register.${kind}.many`, message: many };
            return { value: noun, label: i18n._(descriptor) };
          }),
        ]}
      />
      <NativeSelect
        label={t`Person`}
        value={person}
        onChange={({ currentTarget }) =>
          void setSearch({ person: currentTarget.value || undefined }, { replace: false })
        }
        data={[
          { value: '', label: t`Everybody` },
          ...people,
          ...(known ? [] : [{ value: person, label: t`A former member` }]),
        ]}
      />
      <Checkbox
        label={t`Every row of a file`}
        checked={textOf(search['rows']) === 'each'}
        onChange={({ currentTarget }) =>
          void setSearch({ rows: currentTarget.checked ? 'each' : undefined }, { replace: false })
        }
      />
    </div>
  );
}
