import type { RowNotice } from './table.ts';

/** Collects what there is to say about rows: counts all of it, keeps the first of each level. */
export type Notices = {
  readonly add: (notice: RowNotice) => void;
  readonly problems: () => number;
  readonly warnings: () => number;
  /** Those that were kept: problems before warnings, each in the order of the rows. */
  readonly kept: () => readonly RowNotice[];
};

/** An empty collection that keeps at most `most` problems and as many warnings. */
export function noticesUpTo(most: number): Notices {
  const kept: Record<RowNotice['level'], RowNotice[]> = { problem: [], warning: [] };
  const counted: Record<RowNotice['level'], number> = { problem: 0, warning: 0 };
  const inOrder = (level: RowNotice['level']): readonly RowNotice[] => [...kept[level]].sort((a, b) => a.row - b.row);
  return {
    add: (notice) => {
      counted[notice.level] += 1;
      if (kept[notice.level].length < most) kept[notice.level].push(notice);
    },
    problems: () => counted.problem,
    warnings: () => counted.warning,
    kept: () => [...inOrder('problem'), ...inOrder('warning')],
  };
}
