import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { type ListView, writeAsked } from '../list/list-view.ts';
import { ActionBar } from './ActionBar.tsx';
import { type BulkAsk, type BulkNote, BulkProvider, type BulkWork } from './bulk-context.tsx';
import { DoneBar } from './DoneBar.tsx';
import { selectionStore } from './selection.ts';
import { useUndo } from './use-undo.ts';

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }));

/** The list's answer, of which this needs the abilities and how many records there are. */
type ListAnswer = { readonly total: number; readonly abilities: Readonly<Record<string, boolean>> };

/**
 * Lets records of a list be selected and changed together; another filter begins with nothing selected. `work` is for the
 * list itself, `bars` for anywhere on its page.
 */
export function useBulkPlace(view: ListView, data: ListAnswer | undefined) {
  const [asked, ask] = useState<BulkAsk>();
  const [note, say] = useState<BulkNote>();
  const { sort, ...filter } = writeAsked(view);
  const narrowed = JSON.stringify(filter);
  const selection = useSelectionOf(narrowed);
  const { undo, isPending, error } = useUndo(note, say);
  const { total = 0, abilities = {} } = data ?? {};
  const mayEdit = abilities['edit'] === true;
  const mayArchive = abilities['archive'] === true;
  const work: BulkWork = useMemo(
    () => ({ selection, mayEdit, mayArchive, ask, say, undo }),
    [selection, mayEdit, mayArchive, undo],
  );
  const close = useCallback(() => ask(undefined), []);
  const bars = (
    <BulkProvider value={work}>
      <ActionBar total={total} view={view} />
      {note && <DoneBar note={note} isPending={isPending} error={error} onUndo={undo} onClose={() => say(undefined)} />}
      {asked && (
        <Suspense fallback={null}>
          <BulkDialog asked={asked} filter={filter} total={total} onClose={close} />
        </Suspense>
      )}
    </BulkProvider>
  );
  return { work, bars };
}

function useSelectionOf(narrowed: string) {
  const [held, setHeld] = useState(() => ({ narrowed, store: selectionStore() }));
  if (held.narrowed === narrowed) return held.store;
  const next = { narrowed, store: selectionStore() };
  setHeld(next);
  return next.store;
}
