import type { RowNotice } from './table.ts';

/** Collects what there is to say about rows: counts all of it, keeps the first of each level. */
export type Notices = {
  readonly add: (notice: RowNotice) => void;
  readonly problems: () => number;
  readonly warnings: () => number;
  /** The rows that have a problem. */
  readonly refusedRows: () => ReadonlySet<number>;
  /** Whether there is a problem of the whole file. */
  readonly isFileRefused: () => boolean;
  /** Those that were kept: problems before warnings, each in the order of the rows. */
  readonly kept: () => readonly RowNotice[];
};

/** An empty collection that keeps at most `most` problems and as many warnings. */
export function noticesUpTo(most: number): Notices {
  const kept: Record<RowNotice['level'], RowNotice[]> = { problem: [], warning: [] };
  const counted: Record<RowNotice['level'], number> = { problem: 0, warning: 0 };
  const refused = new Set<number>();
  let isFileRefused = false;
  const inOrder = (level: RowNotice['level']): readonly RowNotice[] => [...kept[level]].sort((a, b) => a.row - b.row);
  return {
    add: (notice) => {
      counted[notice.level] += 1;
      if (notice.isOfFile) isFileRefused = true;
      else if (notice.level === 'problem') refused.add(notice.row);
      if (kept[notice.level].length < most) kept[notice.level].push(notice);
    },
    problems: () => counted.problem,
    warnings: () => counted.warning,
    refusedRows: () => refused,
    isFileRefused: () => isFileRefused,
    kept: () => [...inOrder('problem'), ...inOrder('warning')],
  };
}
