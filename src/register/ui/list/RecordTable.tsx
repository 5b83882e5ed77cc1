import { Trans, useLingui } from '@lingui/react/macro';
import { IconArchive, IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import {
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { lazy, type MouseEvent, memo, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { workspacePath } from '../../../kit/address.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { useBeingEdited } from '../../../kit/live.ts';
import { QuietLink, useWorkspaceId } from '../../../kit/routing.tsx';
import type { Field } from '../../contract/field.ts';
import type { Register } from '../../contract/register.ts';
import { ChangedSinceMark } from '../as-on/AsOnBanner.tsx';
import { writeAsOn } from '../as-on/as-on.ts';
import { useAsOn } from '../as-on/as-on-context.tsx';
import { useBulk } from '../bulk/bulk-context.tsx';
import { SelectBox, SelectPage } from '../bulk/SelectBox.tsx';
import { type RowSeen, useRegister } from '../register-context.tsx';
import { useTitleText } from '../value-texts.ts';
import { fieldValueOf } from '../values.ts';
import { CellValue } from './CellValue.tsx';
import { changedColumn } from './columns.ts';
import { FullText } from './FullText.tsx';
import { GroupHead } from './GroupHead.tsx';
import { useGridKeys } from './grid-keys.ts';
import { type GroupsSeen, type HeadSeen, keyOfHead, linesOf } from './grouping.ts';
import { useTableWork } from './inline/use-table-work.ts';
import { isSortable, type ListView, type Sort, sortShown } from './list-view.ts';
import classes from './RecordTable.module.css';
import { useFresh } from './use-fresh.ts';

const CellEditor = lazy(async () => ({ default: (await import('./inline/CellEditor.tsx')).CellEditor }));

const features = tableFeatures({ rowSortingFeature });
const column = createColumnHelper<typeof features, RowSeen>();

/** The groups of a page, and what a press on the head of one does. */
export type Grouped = { readonly groups: GroupsSeen; readonly onToggle: (head: HeadSeen) => void };

type RecordTableProps = {
  readonly rows: readonly RowSeen[];
  /** The columns beside the title, in order. */
  readonly columns: readonly string[];
  readonly view: ListView;
  readonly total: number;
  readonly isStale: boolean;
  readonly grouped: Grouped | undefined;
  readonly onSort: (sort: Sort | undefined) => void;
  readonly turnPage: (by: -1 | 1) => boolean;
};

/** The records of a page as a table that is sorted by its headings and walked through by the keyboard. */
export function RecordTable({ rows, columns, view, total, isStale, grouped, onSort, turnPage }: RecordTableProps) {
  const { register, texts } = useRegister();
  const hint = useId();
  const keys = useGridKeys({ turnPage, rows });
  const names = useMemo(() => [register.title, ...columns], [register, columns]);
  const { edited, close, table: heard } = useTableWork({ rows, names, keys });
  useBeingEdited(register.noun, edited !== undefined);
  const fresh = useFresh(rows);
  const { mayEdit } = useBulk();
  const table = useRecordTable({ rows, names, sort: sortShown(register, view), onSort });
  const firstRow = useFirstRow(view, isStale);
  const widths = names.map((name) => widthOf(register, name));
  return (
    <FullText className={classes.frame}>
      <Hint id={hint} mayEdit={mayEdit} />
      <div className={classes.scroll} data-scroll-restoration-id="records">
        <table
          {...heard}
          role="grid"
          className={classes.table}
          style={{ minWidth: `${widths.reduce((sum, width) => sum + width, 0)}rem` }}
          aria-label={texts.many}
          aria-describedby={hint}
          aria-rowcount={total + 1}
          aria-busy={isStale}
          data-stale={isStale}
        >
          <colgroup>
            {names.map((name, place) => (
              <col key={name} style={{ width: `${widths[place] ?? 0}rem` }} />
            ))}
          </colgroup>
          <Head table={table} rows={rows} />
          <tbody>
            <Lines rows={rows} grouped={grouped} columns={columns} firstRow={firstRow} fresh={fresh} />
          </tbody>
        </table>
      </div>
      {edited && (
        <Suspense fallback={null}>
          <CellEditor
            key={`${edited.row.id} ${edited.name}`}
            edited={edited}
            row={rows.find(({ id }) => id === edited.row.id) ?? edited.row}
            table={keys.ref}
            onClose={close}
          />
        </Suspense>
      )}
    </FullText>
  );
}

type LinesProps = Pick<RecordTableProps, 'rows' | 'columns' | 'grouped'> & {
  readonly firstRow: number;
  readonly fresh: ReadonlySet<string>;
};

/** The records, each group of them under its head. */
function Lines({ rows, columns, grouped, firstRow, fresh }: LinesProps) {
  const workspace = useWorkspaceId();
  return linesOf(rows, grouped?.groups).map((line) =>
    'row' in line ? (
      <Row
        key={line.place}
        workspace={workspace}
        row={line.row}
        columns={columns}
        place={line.place}
        rowIndex={firstRow + line.place}
        isFresh={fresh.has(line.row.id)}
      />
    ) : (
      <HeadRow key={keyOfHead(line.head)} head={line.head} grouped={grouped} span={columns.length + 1} />
    ),
  );
}

type HeadRowProps = { readonly head: HeadSeen; readonly grouped: Grouped | undefined; readonly span: number };

/** The head of a group across all columns. */
const HeadRow = ({ head, grouped, span }: HeadRowProps) =>
  grouped && (
    <tr data-head className={classes.group}>
      <th scope="rowgroup" colSpan={span}>
        <GroupHead field={grouped.groups.field} head={head} onToggle={() => grouped.onToggle(head)} />
      </th>
    </tr>
  );

/** What keys do in the table, for those who hear it. */
const Hint = ({ id, mayEdit }: { readonly id: string; readonly mayEdit: boolean }) => (
  <p id={id} className={classes.hint}>
    {mayEdit ? (
      <Trans>
        Arrow keys move through the table. Enter opens a record from its title, and elsewhere the cell’s editor; F2
        edits a title. Space selects a row, Shift with arrows several rows or cells.
      </Trans>
    ) : (
      <Trans>Arrow keys move through the table, Enter opens a record.</Trans>
    )}
  </p>
);

/** The place of the first record among all, counted from 1 with the headings; it stays with the rows that are shown. */
function useFirstRow({ page, size }: ListView, isStale: boolean): number {
  const asked = (page - 1) * size + 2;
  const [shown, setShown] = useState(asked);
  if (!isStale && shown !== asked) setShown(asked);
  return isStale ? shown : asked;
}

type TableSource = {
  readonly rows: readonly RowSeen[];
  readonly names: readonly string[];
  readonly sort: Sort | undefined;
  readonly onSort: RecordTableProps['onSort'];
};

/** The server sorts and pages: the table knows which column is sorted and what its heading does next. */
function useRecordTable({ rows, names, sort, onSort }: TableSource) {
  const { register, texts } = useRegister();
  const columns = useMemo(
    () =>
      column.columns(
        names.map((name) =>
          column.accessor((row) => row.values[name], {
            id: name,
            header: texts.label(name),
            enableSorting: isSortable(register, name),
          }),
        ),
      ),
    [names, register, texts],
  );
  const data = useMemo(() => [...rows], [rows]);
  const sorting: SortingState = sort ? [{ id: sort.name, desc: sort.isDescending }] : [];
  return useTable({
    features,
    columns,
    data,
    getRowId: ({ id }) => id,
    manualSorting: true,
    sortDescFirst: false,
    enableMultiSort: false,
    state: { sorting },
    onSortingChange: (change) => {
      const [first] = typeof change === 'function' ? change(sorting) : change;
      onSort(first && { name: first.id, isDescending: first.desc });
    },
  });
}

type HeadProps = { readonly table: ReturnType<typeof useRecordTable>; readonly rows: readonly RowSeen[] };

function Head({ table, rows }: HeadProps) {
  const { register } = useRegister();
  const { mayEdit, mayArchive } = useBulk();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {table.getFlatHeaders().map((header) => (
          <Heading
            key={header.id}
            name={header.id}
            sorted={header.column.getIsSorted()}
            onToggle={header.column.getCanSort() ? header.column.getToggleSortingHandler() : undefined}
          >
            {header.id === register.title && (mayEdit || mayArchive) && <SelectPage rows={rows} />}
          </Heading>
        ))}
      </tr>
    </thead>
  );
}

type HeadingProps = {
  readonly name: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly onToggle: ((event: unknown) => void) | undefined;
  /** Stands before the name. */
  readonly children: ReactNode;
};

const sortNames = { asc: 'ascending', desc: 'descending' } as const;

function Heading({ name, sorted, onToggle, children }: HeadingProps) {
  const label = useColumnLabel(name);
  const Arrow = sorted === 'asc' ? IconArrowUp : sorted === 'desc' ? IconArrowDown : IconArrowsSort;
  return (
    <th
      scope="col"
      aria-sort={sorted ? sortNames[sorted] : onToggle ? 'none' : undefined}
      tabIndex={onToggle ? undefined : -1}
    >
      {children}
      {onToggle ? (
        <button type="button" className={classes.sort} data-sorted={sorted !== false} onClick={onToggle}>
          <span className={classes.heading}>{label}</span>
          <Arrow size={14} stroke={2} aria-hidden className={classes.arrow} />
        </button>
      ) : (
        <span className={classes.heading}>{label}</span>
      )}
    </th>
  );
}

/** What a column is called. */
export function useColumnLabel(name: string): string {
  const { texts } = useRegister();
  const { t } = useLingui();
  return name === changedColumn ? t`Changed on` : texts.label(name);
}

type RowProps = {
  readonly workspace: string;
  readonly row: RowSeen;
  readonly columns: readonly string[];
  /** Its place among the records of the page, counted from 0. */
  readonly place: number;
  readonly rowIndex: number;
  /** It changed while it was being looked at. */
  readonly isFresh: boolean;
};

/** One record; a click anywhere on it opens it, unless a text is being selected. Where cells can be edited they keep their clicks. */
const Row = memo(function Row({ workspace, row, columns, place, rowIndex, isFresh }: RowProps) {
  const { register } = useRegister();
  const { mayEdit, mayArchive } = useBulk();
  const title = useTitleText()(fieldValueOf(row.values[register.title]));
  const asOn = useAsOn();
  return (
    <tr
      aria-rowindex={rowIndex}
      data-line={place + 1}
      className={classes.row}
      data-archived={row.archivedAt !== null}
      data-cells={mayEdit}
      data-fresh={isFresh}
      onClick={open}
      onAuxClick={open}
    >
      <td>
        <div className={classes.first}>
          {(mayEdit || mayArchive) && <SelectBox id={row.id} title={String(title)} />}
          <QuietLink
            to={workspacePath(workspace, `${register.noun}/${row.id}`)}
            search={writeAsOn(asOn)}
            className={classes.title}
            tabIndex={place === 0 ? 0 : -1}
          >
            <span className={classes.line} data-cut>
              {title}
            </span>
            {row.archivedAt !== null && <ArchivedMark />}
            <ChangedSinceMark fields={row.differences} />
          </QuietLink>
        </div>
      </td>
      {columns.map((name) => (
        <td key={name} tabIndex={-1} onKeyDown={mayEdit ? undefined : openByEnter}>
          {name === changedColumn ? (
            <DateText at={row.updatedAt} />
          ) : (
            <CellValue name={name} value={fieldValueOf(row.values[name])} />
          )}
        </td>
      ))}
    </tr>
  );
});

const ArchivedMark = () => (
  <span className={classes.archived}>
    <IconArchive size={14} stroke={1.8} aria-hidden />
    <span className={classes.hidden}>
      {' '}
      <Trans>archived</Trans>
    </span>
  </span>
);

function open(event: MouseEvent<HTMLTableRowElement>): void {
  const { target, currentTarget, button } = event;
  const isSelecting = document.getSelection()?.isCollapsed === false;
  const link = currentTarget.querySelector('a');
  if (isKept(target, currentTarget) || isSelecting || !link || button > 1) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || button === 1) window.open(link.href, '_blank', 'noopener');
  else link.click();
}

/** Whether a click is meant for what it is on: a link, a box, or a cell that can be edited. */
function isKept(target: EventTarget, row: HTMLElement): boolean {
  if (!(target instanceof Element)) return false;
  const isCell = row.dataset['cells'] === 'true' && target.closest('td:first-child') === null;
  return isCell || target.closest('a, button, label') !== null;
}

function openByEnter({ key, currentTarget }: { readonly key: string; readonly currentTarget: HTMLElement }): void {
  if (key === 'Enter') currentTarget.closest('tr')?.querySelector('a')?.click();
}

/** How wide a column is by its kind, in rem; what the window has beyond that is shared out in proportion. */
const widths: Readonly<Record<Field['kind'], number>> = {
  text: 8.75,
  longText: 13,
  oneOf: 8.75,
  manyOf: 10,
  countries: 7,
  urls: 8.75,
  date: 6.75,
  dateTime: 9,
  number: 6.75,
  money: 8,
  yesNo: 5,
  file: 8.75,
  country: 7,
  link: 8.75,
  links: 8.75,
};

/** A title that may be longer than this is a sentence. */
const longTitle = 500;

function widthOf(register: Register, name: string): number {
  const field = register.fields[name];
  if (name === register.title) return field?.kind === 'text' && field.maxLength > longTitle ? 24 : 16;
  return field ? widths[field.kind] : widths.date;
}
