import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { InboxActs, NoticeSeen } from './use-inbox.ts';

/** The links of the notices on a page, one each, in order. */
const linksIn = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[data-notice] a[data-opens]'),
];

/** Which notice has the focus, by its place; -1 for none. */
const placeOf = (links: readonly HTMLElement[]): number =>
  links.findIndex((link) => link.closest('[data-notice]')?.contains(document.activeElement));

/** Gives the focus to the notice that comes to stand where one goes away: the next, or else the one before. */
export function focusBeside(list: HTMLElement | null, id: string): void {
  if (!list) return;
  const links = linksIn(list);
  const at = links.findIndex((link) => link.closest('[data-notice]')?.getAttribute('data-notice') === id);
  (links[at + 1] ?? links[at - 1])?.focus();
}

type Keys = {
  readonly list: RefObject<HTMLElement | null>;
  readonly notices: readonly NoticeSeen[];
  readonly acts: InboxActs;
};

/** `j` and `k` go down and up, Enter opens, `e` is done, `s` puts off, `u` is unread or read, `z` takes the last back. */
export function useInboxKeys({ list, notices, acts }: Keys): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!list.current || isForSomethingElse(event)) return;
    const links = linksIn(list.current);
    const at = placeOf(links);
    if (event.key === 'j' || event.key === 'k') {
      const next = event.key === 'j' ? at + 1 : Math.max(0, at - 1);
      links[Math.min(next, links.length - 1)]?.focus();
      event.preventDefault();
      return;
    }
    if (event.key === 'z' && acts.undoable) acts.bringBack(acts.undoable);
    const notice = notices[at];
    if (notice) actByKey(event, notice, { list: list.current, acts });
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

type Place = { readonly list: HTMLElement; readonly acts: InboxActs };

function actByKey(event: KeyboardEvent, notice: NoticeSeen, { list, acts }: Place): void {
  if (event.key === 'e' && notice.doneAt === null) {
    focusBeside(list, notice.id);
    acts.markDone(notice);
  } else if (event.key === 'u') acts.markRead(notice, notice.readAt === null);
  else if (event.key === 's') list.querySelector<HTMLElement>(`[data-notice="${notice.id}"] [data-snoozes]`)?.click();
}

/** Whether a key belongs to the browser, to a text being written or to an open menu. */
const isForSomethingElse = ({ defaultPrevented, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean =>
  defaultPrevented ||
  ctrlKey ||
  metaKey ||
  altKey ||
  (target instanceof Element && target.matches('input, textarea, select, [contenteditable], [role="menu"] *'));
