import { createContext, use, useSyncExternalStore } from 'react';
import type { ListAct } from '../../../kit/area.ts';
import { isChosen, nothing, type Selection, type SelectionStore, selectionStore } from './selection.ts';

/** Records with values of their own, as the bulk edit takes them. */
export type OwnValues = readonly {
  readonly id: string;
  readonly version: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly texts?: Readonly<Record<string, string>>;
}[];

/** What was done last, and what takes it back; `undefined` where there is no way back. */
export type BulkNote = {
  readonly did: 'changed' | 'archived' | 'restored' | 'set back';
  readonly changed: number;
  readonly left: number;
  readonly undo:
    | { readonly by: 'edit'; readonly records: OwnValues }
    | { readonly by: 'archive' | 'restore'; readonly records: OwnValues }
    | undefined;
};

/** A dialog over the list: an edit of what is selected, archiving or restoring it, or cells that were pasted. */
export type BulkAsk =
  | { readonly kind: 'edit' | 'archive' | 'restore' }
  | { readonly kind: 'act'; readonly act: ListAct }
  | { readonly kind: 'paste'; readonly records: OwnValues; readonly cut: number };

/** Which records a dialog is about, as the operations take them, and how many. */
export type MeantInput = { readonly input: Readonly<Record<string, unknown>>; readonly count: number };

/** What a list offers beside reading it. */
export type BulkWork = {
  readonly selection: SelectionStore;
  readonly mayEdit: boolean;
  readonly mayArchive: boolean;
  readonly ask: (ask: BulkAsk | undefined) => void;
  readonly say: (note: BulkNote | undefined) => void;
  /** Takes back what was done last. */
  readonly undo: () => void;
};

const idle: BulkWork = {
  selection: selectionStore(),
  mayEdit: false,
  mayArchive: false,
  ask: () => undefined,
  say: () => undefined,
  undo: () => undefined,
};

const BulkContext = createContext<BulkWork>(idle);

/** Says to a list what may be done with its records. */
export const BulkProvider = BulkContext;

/** What may be done with the records of the list around; nothing where there is none. */
export const useBulk = (): BulkWork => use(BulkContext);

/** The selection as a whole. */
export function useSelection(): Selection {
  const { selection } = useBulk();
  return useSyncExternalStore(selection.listen, selection.get, () => nothing);
}

/** Whether one record is selected: whoever asks is drawn anew only when that changes. */
export function useIsChosen(id: string): boolean {
  const { selection } = useBulk();
  return useSyncExternalStore(selection.listen, () => isChosen(selection.get(), id));
}
