import { readSearch, type SearchValues, textOf, writeSearch } from '../../../kit/address.ts';
import type { Register } from '../../contract/register.ts';
import { type ListView, readView, writeView } from '../list/list-view.ts';

/** A saved view as an address needs it: its id, and the query that it was saved with. */
export type ViewBase = { readonly id: string; readonly query: string };

/** The id of the saved view that an address begins from; `undefined` where it begins from none. */
export const viewIdIn = (search: SearchValues): string | undefined => textOf(search['view']);

/**
 * Reads an address that may begin from a saved view. One that says no more than that (and the page) shows what was saved;
 * all else is a change, and says the whole. Input may be hostile.
 */
export function readAddress(register: Register, search: SearchValues, base: ViewBase | undefined) {
  const { view, ...own } = search;
  const isAsSaved = Object.keys(own).every((name) => name === 'page');
  return readView(register, base && isAsSaved ? { ...readSearch(base.query), ...own } : own);
}

/** A view as an address says it: by the saved view alone where it shows what was saved, else in full beside it. */
export function writeAddress(register: Register, view: ListView, base: ViewBase | undefined): SearchValues {
  if (!base) return writeView(view);
  const page: SearchValues = view.page === 1 ? {} : { page: String(view.page) };
  if (isAsSaved(register, view, base)) return { view: base.id, ...page };
  // The archive stands there even where it is usual: without any name the address would mean what was saved.
  return { view: base.id, archived: view.archived, ...writeView(view) };
}

/** Whether a list shows what a saved view was saved with; the page does not count. */
export function isAsSaved(register: Register, view: ListView, { query }: ViewBase): boolean {
  const saved = readView(register, readSearch(query)).view;
  return textOfView(view) === textOfView(saved);
}

/** What is saved of a list: all that its address says but the page, with the columns that are shown. */
export const queryOf = (register: Register, view: ListView, columns: readonly string[]): string =>
  textOfView({ ...view, columns: columns.length > 0 ? columns : [register.title] }).replace(/^\?/u, '');

const textOfView = (view: ListView): string => writeSearch(writeView({ ...view, page: 1 }));
