import { useSyncExternalStore } from 'react';
import type { Changes } from './changes.ts';

/** What was saved last, and the changes that would take it back; `undefined` where there is no way back. */
export type SavedNote = {
  readonly record: string;
  readonly version: number;
  /** The ledger's entry; `null` where nothing differed and nothing was written. */
  readonly entry: string | null;
  readonly undo: Changes | undefined;
};

let current: SavedNote | undefined;
const listeners = new Set<() => void>();

/** Remembers what was saved last, over a change of screens; nothing puts the note away. */
export function noteSaved(note: SavedNote | undefined): void {
  current = note;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What was saved last of this record; `undefined` where that was put away, or another record was saved since. */
export function useSavedNote(record: string): SavedNote | undefined {
  const note = useSyncExternalStore(listen, () => current);
  return note?.record === record ? note : undefined;
}
