import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton } from '@mantine/core';
import { type FocusEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useBulk } from '../bulk/bulk-context.tsx';
import type { ListView } from '../list/list-view.ts';
import { referenceOf } from '../record/places.ts';
import { type RowSeen, useRegister } from '../register-context.tsx';
import classes from './Board.module.css';
import type { CardActs } from './BoardCard.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import { type ColumnValue, cardFields, columnsOf } from './board-columns.ts';
import { MoveReason } from './MoveReason.tsx';
import { type Held, useBoardKeys } from './use-board-keys.ts';
import { type Moves, useMoves } from './use-moves.ts';

/** The records of a list as cards in columns by the options of one field; a card is moved by mouse, keys or its menu. */
export function Board({ view }: { readonly view: ListView }) {
  const { register, texts } = useRegister();
  const { t } = useLingui();
  const { mayEdit } = useBulk();
  const hint = useId();
  const board = useRef<HTMLDivElement>(null);
  const field = view.board ?? '';
  const columns = useMemo(() => columnsOf(register, view), [register, view]);
  const fields = useMemo(
    () => cardFields(register, { board: field, reference: referenceOf(register) }),
    [register, field],
  );
  const moves = useMoves(field);
  const [held, hold] = useState<Held>();
  const shown = useShown(columns);
  const keys = useBoardKeys({ board, columns, held, hold, moves, find: shown.find });
  const acts = useActs({ moves, hold, onMenuMove: keys.awaitFocus });
  const { many } = texts;
  const label = texts.label(field);
  return (
    <>
      <Refused moves={moves} />
      <MoveReason moves={moves} />
      <Hint id={hint} mayEdit={mayEdit} />
      <div
        ref={board}
        role="group"
        className={classes.board}
        aria-label={t`Board of ${many} by ${label}`}
        aria-describedby={hint}
        onKeyDown={keys.onKeyDown}
        onFocus={shown.focused}
        onBlur={() => held?.by === 'keys' && hold(undefined)}
      >
        {columns.map((value, place) => (
          <BoardColumn
            key={value ?? '-'}
            view={view}
            value={value}
            place={place}
            columns={columns}
            fields={fields}
            moves={moves}
            held={held}
            stop={shown.stop}
            mayMove={mayEdit}
            acts={acts}
            onRows={shown.onRows}
            onOver={(over) => held && held.over !== over && hold({ ...held, over })}
            onDrop={() => {
              hold(undefined);
              if (held) void moves.move({ row: held.row, from: held.from, to: held.over });
            }}
          />
        ))}
      </div>
    </>
  );
}

/** What keys do on the board, for those who hear it. */
const Hint = ({ id, mayEdit }: { readonly id: string; readonly mayEdit: boolean }) => (
  <p id={id} className={classes.hidden}>
    {mayEdit ? (
      <Trans>
        Arrow keys go from card to card, Enter opens one. Space picks a card up; Left and Right then choose a column,
        Space puts it down and Escape leaves it.
      </Trans>
    ) : (
      <Trans>Arrow keys go from card to card, Enter opens one.</Trans>
    )}
  </p>
);

/** Which records stand in which column, and the one that Tab comes to: the last that had the focus, else the first. */
function useShown(columns: readonly ColumnValue[]) {
  const rows = useRef(new Map<ColumnValue, readonly RowSeen[]>());
  const [stop, setStop] = useState<string>();
  const onRows = useCallback(
    (value: ColumnValue, now: readonly RowSeen[]) => {
      rows.current.set(value, now);
      const all = columns.flatMap((each) => rows.current.get(each) ?? []);
      setStop((id) => (id !== undefined && all.some((row) => row.id === id) ? id : all[0]?.id));
    },
    [columns],
  );
  const find = (id: string) => {
    for (const [from, here] of rows.current) {
      const row = here.find((each) => each.id === id);
      if (row) return { row, from };
    }
    return undefined;
  };
  const focused = ({ target }: FocusEvent<HTMLElement>) => {
    const id = target.closest<HTMLElement>('[data-card]')?.dataset['card'];
    if (id !== undefined) setStop(id);
  };
  return { onRows, find, stop, focused };
}

type ActsSource = {
  readonly moves: Moves;
  readonly hold: (held: Held | undefined) => void;
  readonly onMenuMove: (id: string) => void;
};

/** The acts of cards, the same at every drawing, so that cards that do not change are not drawn anew. */
function useActs(source: ActsSource): CardActs {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  return useMemo(
    () => ({
      hold: (row, from) => latest.current.hold({ row, from, over: from, by: 'mouse' }),
      letGo: () => latest.current.hold(undefined),
      move: (row, from, to) => {
        latest.current.onMenuMove(row.id);
        void latest.current.moves.move({ row, from, to });
      },
      whyNot: (from, to) => latest.current.moves.whyNot(from, to),
      nameOf: (value) => latest.current.moves.nameOf(value),
    }),
    [],
  );
}

/** Says which move was refused, and why. */
function Refused({ moves: { refused, putAway } }: { readonly moves: Moves }) {
  const { t } = useLingui();
  if (!refused) return null;
  const { title, why } = refused;
  return (
    <div className={classes.refused} role="alert">
      <span>
        <Trans>
          “{title}” was not moved. {why}
        </Trans>
      </span>
      <CloseButton size="sm" aria-label={t`Put this notice away`} onClick={putAway} />
    </div>
  );
}
