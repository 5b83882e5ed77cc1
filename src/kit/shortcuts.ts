import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Where a shortcut holds. */
export type ShortcutPlace = 'everywhere' | 'list' | 'edit' | 'work';

/** A shortcut: the key as the browser names it, whether Ctrl (⌘ on a Mac) is held with it, and what it does. */
export type ShortcutKey = {
  readonly key: string;
  readonly isWithMod?: boolean;
  readonly place: ShortcutPlace;
  readonly does: MessageDescriptor;
};

/**
 * Every shortcut of the screens beside those that go to a section, which the sections name. INVARIANT: screens hear these
 * keys by these names, so that the page of shortcuts shows what they do; a test looks for each name in their code.
 */
export const shortcuts = {
  palette: { key: 'k', isWithMod: true, place: 'everywhere', does: msg`Search, go somewhere or do something` },
  all: { key: '?', place: 'everywhere', does: msg`Show the shortcuts` },
  findInList: { key: '/', place: 'list', does: msg`Search this list` },
  select: { key: ' ', place: 'list', does: msg`Select the row, or leave it out` },
  editCell: { key: 'F2', place: 'list', does: msg`Edit the cell` },
  openCell: { key: 'Enter', place: 'list', does: msg`Open the record, or edit the cell` },
  undo: { key: 'z', isWithMod: true, place: 'list', does: msg`Undo the last change` },
  leaveSelection: { key: 'Escape', place: 'list', does: msg`Give up the selection` },
  editField: { key: 'e', place: 'edit', does: msg`Edit the field that has the focus` },
  saveText: { key: 'Enter', isWithMod: true, place: 'edit', does: msg`Save a long text` },
  cancelEdit: { key: 'Escape', place: 'edit', does: msg`Leave the field as it was` },
  nextItem: { key: 'j', place: 'work', does: msg`Go to the next thing` },
  nextItemArrow: { key: 'ArrowDown', place: 'work', does: msg`Go to the next thing` },
  previousItem: { key: 'k', place: 'work', does: msg`Go to the thing before` },
  previousItemArrow: { key: 'ArrowUp', place: 'work', does: msg`Go to the thing before` },
  openItem: { key: 'Enter', place: 'work', does: msg`Open it` },
  finishItem: { key: 'd', place: 'work', does: msg`Say that it is done` },
  snoozeItem: { key: 's', place: 'work', does: msg`Put it by until a day` },
} as const satisfies Readonly<Record<string, ShortcutKey>>;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Whether a key that was pressed is a shortcut's. */
export function isPressed(event: Pressed, { key, isWithMod = false }: ShortcutKey): boolean {
  const isWith = event.ctrlKey || event.metaKey;
  return event.key.toLowerCase() === key.toLowerCase() && isWith === isWithMod && !event.altKey;
}

/** Whether the reader's machine calls the key beside a shortcut ⌘. */
export const isMac = (): boolean => /mac|iphone|ipad/iu.test(navigator.userAgent);
