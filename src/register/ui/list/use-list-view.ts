import { useEffect, useMemo, useState } from 'react';
import { readSearch, type SearchValues, writeSearch } from '../../../kit/address.ts';
import { personId } from '../../../kit/person.ts';
import { useSearchValues, useSetSearch, useWorkspaceId } from '../../../kit/routing.tsx';
import { rememberList } from '../list-crumb.ts';
import { useRegister } from '../register-context.tsx';
import { type BaseView, useBaseView } from '../views/saved-views.ts';
import { readAddress, viewIdIn, writeAddress } from '../views/view-address.ts';
import { columnsFrom, columnsText, known } from './columns.ts';
import { type ListView, type readView, writeView } from './list-view.ts';

/** How a list's view is changed: by a step that the back button undoes, unless it `replace`s the one before. */
export type Show = (view: ListView, options?: { readonly replace?: boolean }) => void;

/** What a list shows, read from the address; `show` writes another view there. */
export type ListState = {
  readonly view: ListView;
  /** What stands in the address and was not understood. */
  readonly notUnderstood: readonly string[];
  readonly show: Show;
  /** The saved view that the list began from. */
  readonly saved: BaseView & {
    /** Begins from another view or, with `undefined`, from none. */
    readonly open: (id: string | undefined) => void;
    /** Shows the same without any saved view. */
    readonly leave: (view: ListView) => void;
  };
};

/** The list view of the current address. */
export function useListView(): ListState {
  const { register } = useRegister();
  const search = useSearchValues();
  const setSearch = useSetSearch();
  const text = writeSearch(search);
  const found = useBaseView(viewIdIn(search));
  const { base } = found;
  const { view, notUnderstood } = useMemo(() => readAddress(register, readSearch(text), base), [register, text, base]);
  const workspace = useWorkspaceId();
  useEffect(() => rememberList(workspace, register.noun, readSearch(text)), [workspace, register, text]);
  const go = (next: SearchValues, replace: boolean) => {
    const nothing = Object.fromEntries(Object.keys(search).map((name) => [name, undefined]));
    void setSearch({ ...nothing, ...next }, { replace });
  };
  const show: Show = (next, { replace = false } = {}) => go(writeAddress(register, next, base), replace);
  const open = (id: string | undefined) => go(id === undefined ? {} : { view: id }, false);
  const leave = (next: ListView) => go(writeView(next), true);
  return { view, notUnderstood, show, saved: { ...found, open, leave } };
}

/** The columns that this browser remembers for the person who is signed in, and a function that remembers others. */
export function useColumnChoice(): readonly [readonly string[], (columns: readonly string[]) => void] {
  const { register } = useRegister();
  const key = choiceKey(register.kind);
  const [stored, setStored] = useState(() => localStorage.getItem(key));
  const columns = useMemo(() => columnsFrom(register, stored), [register, stored]);
  const choose = (next: readonly string[]) => {
    const text = columnsText(next);
    localStorage.setItem(key, text);
    setStored(text);
  };
  return [columns, choose];
}

/** The columns that a list at this address will show, where no component is being rendered. */
export function columnsToShow(register: Parameters<typeof readView>[0], view: ListView): readonly string[] {
  if (view.columns) return known(register, view.columns);
  return columnsFrom(register, localStorage.getItem(choiceKey(register.kind)));
}

const choiceKey = (kind: string): string => `brehon-columns-${kind}-${personId()}`;
