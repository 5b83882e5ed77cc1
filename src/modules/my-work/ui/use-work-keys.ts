import { useEffect, useEffectEvent, useRef } from 'react';
import { isPressed, shortcuts } from '../../../kit/shortcuts.ts';

/** For so long after a `g` the next letter says where to go. */
const goingMs = 1500;

/** What the keys of the page of work do. */
type KeyActs = {
  readonly step: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly finish: () => void;
  readonly snooze: () => void;
};

/** Hears the keys of the page of work, wherever on it the reader is but in a text or an open menu. */
export function useWorkKeys({ step, open, finish, snooze }: KeyActs): void {
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const isGoing = event.timeStamp - lastG.current < goingMs;
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
    if (event.defaultPrevented || isGoing || isForSomethingElse(event)) return;
    const acts = [
      [shortcuts.nextItem, () => step(1)],
      [shortcuts.nextItemArrow, () => step(1)],
      [shortcuts.previousItem, () => step(-1)],
      [shortcuts.previousItemArrow, () => step(-1)],
      [shortcuts.openItem, open],
      [shortcuts.finishItem, finish],
      [shortcuts.snoozeItem, snooze],
    ] as const;
    const found = acts.find(([key]) => isPressed(event, key));
    if (!found || (found[0] === shortcuts.openItem && isOnControl(event))) return;
    event.preventDefault();
    found[1]();
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

const isIn = ({ target }: KeyboardEvent, where: string): boolean =>
  target instanceof Element && target.closest(where) !== null;

const elsewhere = ['input', 'textarea', 'select', '[contenteditable]', '[role="dialog"]', '[role="menu"]', 'nav'];

/** The page's own head is in `main`: on its heading the focus stands when somebody has just come. */
const isForSomethingElse = (event: KeyboardEvent): boolean =>
  isIn(event, elsewhere.join()) || (isIn(event, 'header') && !isIn(event, 'main'));

const isOnControl = (event: KeyboardEvent): boolean => isIn(event, ['a', 'button'].join());
