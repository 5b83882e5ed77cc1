import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type DragEvent, useEffect, useId, useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { formatLocale } from '../../../kit/DateText.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ErrorState, LoadingState } from '../../../kit/states.tsx';
import { askedColumns } from '../list/columns.ts';
import { type ListView, listInput } from '../list/list-view.ts';
import { type ListAnswer, type RowSeen, useRegister } from '../register-context.tsx';
import { TitlesProvider } from '../titles-context.tsx';
import classes from './Board.module.css';
import { BoardCard, type CardActs } from './BoardCard.tsx';
import { type ColumnValue, columnView } from './board-columns.ts';
import type { Held } from './use-board-keys.ts';
import type { Moves } from './use-moves.ts';

const step = 25;
const most = 500;

type BoardColumnProps = {
  readonly view: ListView;
  readonly value: ColumnValue;
  readonly place: number;
  readonly columns: readonly ColumnValue[];
  readonly fields: readonly string[];
  readonly moves: Moves;
  readonly held: Held | undefined;
  readonly stop: string | undefined;
  readonly mayMove: boolean;
  readonly acts: CardActs;
  readonly onOver: (over: ColumnValue) => void;
  readonly onDrop: () => void;
  /** Tells which records the column shows, for keys to find them. */
  readonly onRows: (value: ColumnValue, rows: readonly RowSeen[]) => void;
};

/** One column of a board: its records a few at a time, and a place to put cards down. */
export function BoardColumn(props: BoardColumnProps) {
  const { value, place, moves, held, onOver, onDrop } = props;
  const id = useId();
  const [size, setSize] = useState(step);
  const { read, rows, total } = useColumn(props, size);
  if (value === null && total === 0) return null;
  const why = held && moves.whyNot(held.from, value);
  const isTarget = held !== undefined && held.from !== value && why === undefined;
  const over = (event: DragEvent) => {
    if (held?.by !== 'mouse') return;
    if (isTarget) event.preventDefault();
    onOver(value);
  };
  return (
    <section
      className={classes.column}
      data-column={place}
      data-target={isTarget}
      data-off={why !== undefined}
      data-over={isTarget && held.over === value}
      aria-labelledby={id}
      onDragOver={over}
      onDrop={(event) => {
        event.preventDefault();
        if (isTarget) onDrop();
      }}
    >
      <Head id={id} name={moves.nameOf(value)} total={total} why={why} />
      {read.data ? <Cards {...props} rows={rows} titles={titlesIn(read.data)} /> : <Unread read={read} />}
      {read.data && read.data.rows.length < read.data.total && (
        <More
          shown={read.data.rows.length}
          total={total}
          isPending={read.isFetching}
          onMore={() => setSize(Math.min(most, size + 2 * step))}
        />
      )}
    </section>
  );
}

type HeadProps = {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly why: string | undefined;
};

/** What a column is called, how many records it has, and why the card that is held may not come into it. */
function Head({ id, name, total, why }: HeadProps) {
  const { i18n } = useLingui();
  return (
    <header className={classes.head}>
      <h2 id={id} className={classes.name}>
        {name}
      </h2>
      <span className={classes.count}>
        {new Intl.NumberFormat(formatLocale(i18n.locale)).format(total)}
        <span className={classes.hidden}>
          {' '}
          <Plural value={total} one="record" other="records" />
        </span>
      </span>
      {why !== undefined && <span className={classes.no}>{why}</span>}
    </header>
  );
}

/** The column's records as they will be when all moves are through, and how many they are. */
function useColumn({ view, value, fields, moves, onRows }: BoardColumnProps, size: number) {
  const { register, contracts } = useRegister();
  const input = listInput(columnView(view, value, size), {
    workspace: useWorkspaceId(),
    columns: askedColumns(register, [...fields, view.board ?? '']),
  });
  const read = useRead(contracts.list, input, { keepPrevious: true });
  const held = read.data?.rows ?? [];
  const come = [...moves.moving.values()].filter(
    ({ row, to }) => to === value && !held.some(({ id }) => id === row.id),
  );
  const stay = held.filter(({ id }) => (moves.moving.get(id)?.to ?? value) === value);
  const rows = [...come.map(({ row }) => row), ...stay];
  useEffect(() => onRows(value, rows));
  return { read, rows, total: (read.data?.total ?? 0) + rows.length - held.length };
}

const titlesIn = ({ rows }: ListAnswer) => Object.fromEntries(rows.flatMap(({ titles }) => Object.entries(titles)));

type CardsProps = BoardColumnProps & {
  readonly rows: readonly RowSeen[];
  readonly titles: Readonly<Record<string, string>>;
};

function Cards({ value, columns, fields, held, stop, mayMove, acts, moves, rows, titles }: CardsProps) {
  return (
    <TitlesProvider titles={titles}>
      <ul className={classes.cards} aria-label={moves.nameOf(value)}>
        {rows.map((row) => (
          <BoardCard
            key={row.id}
            row={row}
            column={value}
            columns={columns}
            fields={fields}
            mayMove={mayMove}
            isHeld={held?.row.id === row.id}
            isStop={stop === row.id}
            acts={acts}
          />
        ))}
      </ul>
    </TitlesProvider>
  );
}

type Read = { readonly error: Error | null; readonly refetch: () => unknown };

const Unread = ({ read }: { readonly read: Read }) =>
  read.error ? <ErrorState error={read.error} onRetry={() => void read.refetch()} /> : <LoadingState rows={4} />;

type MoreProps = {
  readonly shown: number;
  readonly total: number;
  readonly isPending: boolean;
  readonly onMore: () => void;
};

/** Leads to more of a column's records; beyond some hundreds a list serves better. */
function More({ shown, total, isPending, onMore }: MoreProps) {
  const left = total - shown;
  if (shown >= most)
    return (
      <p className={classes.left}>
        <Plural
          value={left}
          one="# more: filter the board, or see it as one list."
          other="# more: filter the board, or see them as one list."
        />
      </p>
    );
  return (
    <Button variant="subtle" size="compact-sm" loading={isPending} onClick={onMore}>
      <Trans>Show more</Trans>
    </Button>
  );
}
