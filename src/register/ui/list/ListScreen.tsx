import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ErrorState, LoadingState } from '../../../kit/states.tsx';
import { ListBanner } from '../as-on/AsOnBanner.tsx';
import { AsOnProvider } from '../as-on/as-on-context.tsx';
import { BulkProvider } from '../bulk/bulk-context.tsx';
import { useBulkPlace } from '../bulk/use-bulk-place.tsx';
import { startingWithCapital } from '../list-crumb.ts';
import { useRegister } from '../register-context.tsx';
import { TitlesProvider } from '../titles-context.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { ViewGone } from '../views/ViewGone.tsx';
import { askedWith, known } from './columns.ts';
import { EmptyRegister } from './EmptyRegister.tsx';
import { FilterChips } from './FilterChips.tsx';
import { BesideFacets } from './facets/BesideFacets.tsx';
import { type HeadSeen, toggledGroup } from './grouping.ts';
import { ListActions } from './ListActions.tsx';
import { isNarrowed, type ListView, listInput, type Sort, widened } from './list-view.ts';
import { NoMatch } from './NoMatch.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { OtherPages } from './OtherPages.tsx';
import { Pager } from './Pager.tsx';
import { RecordCards } from './RecordCards.tsx';
import { RecordTable } from './RecordTable.tsx';
import { Toolbar } from './Toolbar.tsx';
import { Total } from './Total.tsx';
import { type ListState, type Show, useColumnChoice, useListView } from './use-list-view.ts';

const Board = lazy(async () => ({ default: (await import('../board/Board.tsx')).Board }));

const isOnBoard = ({ board, asOn }: ListView): boolean => board !== undefined && asOn === undefined;

/** A board's columns read their own records: of the whole it is asked how many they are, and what may be done. */
const counting = (view: ListView): ListView => ({ ...view, group: undefined, folded: [], page: 1, size: 1 });

/** The list of a register: searched, filtered, sorted and paged by the server, with its whole view in the address. */
export function ListScreen() {
  const { texts } = useRegister();
  const list = useListView();
  const { view, show, saved } = list;
  const { columns, choose } = useColumns({ view, show, saved });
  const isBoard = isOnBoard(view);
  const read = useRecords(isBoard ? counting(view) : view, columns, !saved.isWaiting);
  const bulk = useBulkPlace(view, read.data);
  const total = read.data?.total;
  const isEmpty = total === 0 && !isNarrowed(view) && view.archived === 'no';
  return (
    <Page
      title={startingWithCapital(texts.many)}
      width="fill"
      aside={total !== undefined && !isEmpty && <Total total={total} view={view} />}
      actions={
        <>
          <OtherPages />
          {!isEmpty && <ListActions abilities={read.data?.abilities} />}
        </>
      }
    >
      {isEmpty ? (
        <EmptyRegister abilities={read.data?.abilities} />
      ) : (
        <>
          <ListBanner asOn={view.asOn} then={read.data?.asOn} />
          <Toolbar view={view} show={show} saved={saved} columns={columns} total={total} onColumns={choose} />
          <FilterChips view={view} show={show} />
          <Doubts list={list} />
          <AsOnProvider asOn={view.asOn}>
            <BulkProvider value={bulk.work}>
              <BesideFacets view={view} show={show}>
                <Laid isBoard={isBoard} view={view} show={show} columns={columns} read={read} />
              </BesideFacets>
            </BulkProvider>
          </AsOnProvider>
        </>
      )}
      {bulk.bars}
    </Page>
  );
}

/** What an address asks for and cannot have: a view that is gone, names that mean nothing. */
function Doubts({ list: { view, notUnderstood, show, saved } }: { readonly list: ListState }) {
  return (
    <>
      {saved.isGone && <ViewGone onDismiss={() => saved.open(undefined)} />}
      {notUnderstood.length > 0 && (
        <NotUnderstood names={notUnderstood} onDismiss={() => show(view, { replace: true })} />
      )}
    </>
  );
}

/** The reader's choice of columns; those of an address or a saved view come first, until others are chosen. */
function useColumns({ view, show, saved }: Pick<ListState, 'view' | 'show' | 'saved'>) {
  const { register } = useRegister();
  const [chosen, choose] = useColumnChoice();
  const columns = view.columns ? known(register, view.columns) : chosen;
  return {
    columns,
    choose: (next: readonly string[]) => {
      if (saved.base) {
        show({ ...view, columns: [register.title, ...next] }, { replace: true });
        return;
      }
      choose(next);
      if (view.columns) show({ ...view, columns: undefined }, { replace: true });
    },
  };
}

function useRecords(view: ListView, columns: readonly string[], enabled: boolean) {
  const { register, contracts } = useRegister();
  const workspace = useWorkspaceId();
  return useRead(contracts.list, listInput(view, { workspace, columns: askedWith(register, columns, view.group) }), {
    keepPrevious: true,
    enabled,
  });
}

type RecordsProps = {
  readonly view: ListView;
  readonly show: Show;
  readonly columns: readonly string[];
  readonly read: ReturnType<typeof useRecords>;
};

/** The records as cards on a board, or page by page. */
const Laid = ({ isBoard, ...records }: RecordsProps & { readonly isBoard: boolean }) =>
  isBoard ? (
    <Suspense fallback={<LoadingState rows={8} />}>
      <Board view={records.view} />
    </Suspense>
  ) : (
    <Records {...records} />
  );

const useTitlesOf = ({ rows }: Pick<Listed, 'rows'> = nothingListed) =>
  useMemo(() => Object.fromEntries(rows.flatMap(({ titles }) => Object.entries(titles))), [rows]);

type Listed = NonNullable<ReturnType<typeof useRecords>['data']>;

const nothingListed: Pick<Listed, 'rows'> = { rows: [] };

/**
 * The records of a page in the form that the window has room for; the last ones stay while others are fetched, and while
 * others are drawn, which a hundred rows may take longer for than a key may wait.
 */
function Records({ view, show, columns, read }: RecordsProps) {
  const isNarrow = useIsNarrow();
  const { error, isPlaceholderData } = read;
  const data = useDeferredValue(read.data);
  const titles = useTitlesOf(data);
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void read.refetch()} />
    ) : (
      <LoadingState rows={12} height={22} />
    );
  if (data.rows.length === 0 && !data.groups?.heads.length)
    return (
      <NoMatch
        isPastEnd={data.total > 0}
        view={view}
        onFirstPage={() => show({ ...view, page: 1 })}
        onWiden={() => show(widened(view))}
      />
    );
  const sort = (next: Sort | undefined) => show({ ...view, sort: next, page: 1 });
  const paged = data.groups?.open ?? data.total;
  const turnPage = (by: -1 | 1): boolean => {
    const page = view.page + by;
    const isThere = page >= 1 && (page - 1) * view.size < paged;
    if (isThere) show({ ...view, page });
    return isThere;
  };
  const grouped = data.groups && { groups: data.groups, onToggle: (head: HeadSeen) => show(toggledGroup(view, head)) };
  const shown = { rows: data.rows, columns, grouped, isStale: isPlaceholderData || data !== read.data };
  return (
    <TitlesProvider titles={titles}>
      {isNarrow ? (
        <RecordCards {...shown} />
      ) : (
        <RecordTable {...shown} view={view} total={data.total} onSort={sort} turnPage={turnPage} />
      )}
      {paged > 0 && <Pager view={view} show={show} total={paged} />}
    </TitlesProvider>
  );
}
