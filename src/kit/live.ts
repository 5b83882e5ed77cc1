import { useEffect, useSyncExternalStore } from 'react';

/** That something changed: a record of a register at a version, or, with `id` `null`, many of them. */
export type News = {
  readonly noun: string;
  readonly id: string | null;
  readonly version: number | null;
  readonly event: string;
};

type Listener = () => void;

const listeners = new Set<Listener>();
const versions = new Map<string, number>();
const edited = new Map<string, number>();
const most = 1_000;

function tellAll(): void {
  for (const listener of listeners) listener();
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remembers the newest version of a record that was heard of. */
export function hearNews({ id, version }: News): void {
  if (id === null || version === null || (versions.get(id) ?? 0) >= version) return;
  versions.delete(id);
  versions.set(id, version);
  if (versions.size > most) versions.delete(versions.keys().next().value ?? '');
  tellAll();
}

/** The newest version of a record that was heard of; 0 where nothing was. */
export const useNewestVersion = (id: string): number => useSyncExternalStore(listen, () => versions.get(id) ?? 0);

/**
 * Says that something is being edited while the component is there: a record by its id, or a list by its register's word.
 * What is on screen of it is not read again until then, however it changes elsewhere.
 */
export function useBeingEdited(what: string, isOn = true): void {
  useEffect(() => {
    if (!isOn) return undefined;
    edited.set(what, (edited.get(what) ?? 0) + 1);
    tellAll();
    return () => {
      edited.set(what, (edited.get(what) ?? 1) - 1);
      tellAll();
    };
  }, [what, isOn]);
}

/** Whether a record or a list is being edited here. */
export const isBeingEdited = (what: string): boolean => (edited.get(what) ?? 0) > 0;

/** Hears whenever an edit begins or ends. */
export const listenToEdits = listen;
