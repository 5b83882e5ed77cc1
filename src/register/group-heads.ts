import { nothingThere } from './contract/group-names.ts';

/** The records of a list that have the same value in the field that it is grouped by; `null` for those with none. */
export type Group = {
  readonly value: string | null;
  /** What the record is called that the value links to. */
  readonly title: string | null;
  readonly records: number;
};

/** A group as a page shows it: `before` says how many of its records stand on the pages before. */
export type GroupHead = Group & { readonly before: number; readonly isFolded: boolean };

/** What of a grouped list a page shows. */
export type GroupQuestion = { readonly folded: readonly string[]; readonly page: number; readonly size: number };

/** How many records stand in groups that are not folded. */
export const openRecords = (groups: readonly Group[], folded: readonly string[]): number =>
  groups.filter((group) => !isFolded(group, folded)).reduce((sum, { records }) => sum + records, 0);

/**
 * The groups of a page, in their order. An open group stands on every page that has records of it; a folded one takes no
 * room, and stands where its first record would, or at the end of the last page.
 */
export function headsOn(groups: readonly Group[], { folded, page, size }: GroupQuestion): readonly GroupHead[] {
  const open = openRecords(groups, folded);
  const [from, until] = [(page - 1) * size, Math.min(page * size, open)];
  const isLast = until === open && (from < until || page === 1);
  const heads: GroupHead[] = [];
  let start = 0;
  for (const group of groups) {
    const shut = isFolded(group, folded);
    const end = shut ? start : start + group.records;
    const isHere = shut ? start >= from && (start < until || (isLast && start === until)) : start < until && end > from;
    if (isHere) heads.push({ ...group, before: shut ? 0 : Math.max(0, from - start), isFolded: shut });
    start = end;
  }
  return heads;
}

const isFolded = ({ value }: Group, folded: readonly string[]): boolean => folded.includes(value ?? nothingThere);
