import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useBulk } from '../bulk/bulk-context.tsx';
import { type RowSeen, useRegister } from '../register-context.tsx';
import { type ColumnValue, nextTarget } from './board-columns.ts';
import type { Moves } from './use-moves.ts';

/** A card that is held, by the mouse or by keys, and the column that it would be put into. */
export type Held = {
  readonly row: RowSeen;
  readonly from: ColumnValue;
  readonly over: ColumnValue;
  readonly by: 'mouse' | 'keys';
};

/** What keys need to move cards. */
type BoardKeys = {
  readonly board: RefObject<HTMLDivElement | null>;
  readonly columns: readonly ColumnValue[];
  readonly held: Held | undefined;
  readonly hold: (held: Held | undefined) => void;
  readonly moves: Moves;
  /** The card with this id, and the column that it is in. */
  readonly find: (id: string) => { readonly row: RowSeen; readonly from: ColumnValue } | undefined;
};

/**
 * Arrow keys go from card to card; Space picks one up, arrows choose among the columns it may go to, Space or Enter puts it
 * down and Escape leaves it where it was.
 */
export function useBoardKeys({ board, columns, held, hold, moves, find }: BoardKeys) {
  const { t } = useLingui();
  const { register } = useRegister();
  const { mayEdit } = useBulk();
  const announce = useAnnounce();
  const awaitFocus = useAwaitedFocus(board, moves);
  const pickUp = (id: string): boolean => {
    const found = find(id);
    if (!found) return false;
    hold({ ...found, over: found.from, by: 'keys' });
    const title = String(found.row.values[register.title]);
    announce(t`${title} is picked up. Left and Right choose a column, Space puts it down, Escape leaves it.`);
    return true;
  };
  const aim = (by: -1 | 1): boolean => {
    if (!held) return false;
    const isAllowed = (to: ColumnValue) => moves.whyNot(held.from, to) === undefined;
    const over = nextTarget(columns, { from: held.over, by, isAllowed });
    hold({ ...held, over });
    board.current
      ?.querySelector(`[data-column="${columns.indexOf(over)}"]`)
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    announce(over === held.over ? t`No column to move it to on this side` : moves.nameOf(over));
    return true;
  };
  const putDown = (): boolean => {
    if (!held) return false;
    hold(undefined);
    if (held.over === held.from) announce(t`It stays where it was`);
    else {
      awaitFocus(held.row.id);
      void moves.move({ row: held.row, from: held.from, to: held.over });
    }
    return true;
  };
  const leave = (): boolean => {
    if (!held) return false;
    hold(undefined);
    announce(t`It stays where it was`);
    return true;
  };
  const heldActs: Readonly<Record<string, () => boolean>> = {
    ArrowLeft: () => aim(-1),
    ArrowRight: () => aim(1),
    ArrowUp: () => true,
    ArrowDown: () => true,
    ' ': putDown,
    Enter: putDown,
    Escape: leave,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const card = cardHeard(event);
    const id = card?.dataset['card'];
    if (!card || id === undefined) return;
    const free = event.key === ' ' && mayEdit ? () => pickUp(id) : step(card, event.key);
    const act = held?.by === 'keys' ? heldActs[event.key] : free;
    if (act?.()) event.preventDefault();
  };
  return { onKeyDown, awaitFocus };
}

/** The card on whose title a key was pressed by itself. */
const cardHeard = ({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): HTMLElement | null | undefined =>
  ctrlKey || metaKey || altKey || !(target instanceof Element)
    ? undefined
    : target.closest('a')?.closest<HTMLElement>('[data-card]');

/** Puts the focus on a card once it stands where it was moved to, and again where it is drawn anew. */
function useAwaitedFocus(board: BoardKeys['board'], { moving }: Moves): (id: string) => void {
  const awaited = useRef<string>(undefined);
  useEffect(() => {
    if (awaited.current === undefined) return;
    const card = board.current?.querySelector<HTMLElement>(`[data-card="${awaited.current}"] a`);
    if (card && document.activeElement !== card) card.focus();
    if (moving.size === 0) awaited.current = undefined;
  });
  return (id) => {
    awaited.current = id;
  };
}

/** What an arrow key does from a card that is not held: goes to the card beside it, in the next column that has one. */
function step(card: HTMLElement, key: string): (() => boolean) | undefined {
  const [dx, dy] = steps.get(key) ?? [0, 0];
  if (dx === 0 && dy === 0) return undefined;
  return () => {
    const column = card.closest('[data-column]');
    const cards = cardsIn(column);
    const at = cards.indexOf(card);
    if (dy !== 0) return focusOn(cards[at + dy]);
    for (let next = beside(column, dx); next; next = beside(next, dx)) {
      const there = cardsIn(next);
      if (there.length > 0) return focusOn(there[Math.min(at, there.length - 1)]);
    }
    return true;
  };
}

const steps = new Map<string, readonly [number, number]>([
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
]);

const cardsIn = (column: Element | null): readonly HTMLElement[] => [
  ...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? []),
];

const beside = (column: Element | null, by: number): Element | null =>
  (by > 0 ? column?.nextElementSibling : column?.previousElementSibling) ?? null;

function focusOn(card: HTMLElement | undefined): true {
  card?.querySelector<HTMLElement>('a')?.focus();
  return true;
}
