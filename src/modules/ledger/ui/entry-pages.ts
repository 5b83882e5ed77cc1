import { textOf } from '../../../kit/address.ts';

const perPage = 50;

/** How many pages so many entries have; at least one. */
export const pagesOf = (size: number): number => Math.max(1, Math.ceil(size / perPage));

/** The page that an address asks for, counted from 1 at the newest entries; the nearest one that there is. */
export function pageIn(asked: unknown, size: number): number {
  const page = Number(textOf(asked) ?? 1);
  return Number.isInteger(page) ? Math.min(pagesOf(size), Math.max(1, page)) : 1;
}

/** From which index on, and how many: entries are read in their order, pages count from the newest back. */
export function entriesOfPage(page: number, size: number): { readonly from: number; readonly size: number } {
  const until = Math.max(0, size - (page - 1) * perPage);
  const from = Math.max(0, until - perPage);
  return { from, size: Math.max(1, until - from) };
}
