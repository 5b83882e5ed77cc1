import type { Instant } from '../../kernel/time.ts';
import { type Demand, meets, type Sighted } from './filter.ts';

/** Records that are alike today in all that figures ask of them, or one record with what became of it. */
export type Sighting = {
  /** How many records they are. */
  readonly records: number;
  /** How many of the moments had passed when they were made. */
  readonly madeAfter: number;
  readonly isArchived: boolean;
  readonly now: Sighted;
  /** What changed later than the first moment, newest first. */
  readonly changes: readonly Turn[];
};

/** A change of a record: when it was made, and what the fields were before it. */
export type Turn = { readonly at: Instant; readonly was: Sighted; readonly wasArchived?: boolean };

/** What is asked: the moments, oldest first, and of each the demands of every figure. */
export type Asked = readonly { readonly at: Instant; readonly demands: readonly (readonly Demand[])[] }[];

/**
 * How many records each figure counted at each moment: of today's records everything is undone that was done to them
 * since. A row of the answer is a moment. Archived records count nowhere, as in a list.
 */
export function countThen(asked: Asked, sightings: Iterable<Sighting>): readonly (readonly number[])[] {
  const counts = asked.map(({ demands }) => demands.map(() => 0));
  for (const sighting of sightings) addTo(counts, asked, sighting);
  return counts;
}

function addTo(counts: readonly number[][], asked: Asked, sighting: Sighting): void {
  const { records, madeAfter, changes } = sighting;
  let record = sighting.now;
  let isArchived = sighting.isArchived;
  let undone = 0;
  for (let moment = asked.length - 1; moment >= madeAfter; moment -= 1) {
    const { at, demands } = asked[moment] ?? { at: '', demands: [] };
    for (let turn = changes[undone]; turn && turn.at > at; turn = changes[undone]) {
      record = { ...record, ...turn.was };
      isArchived = turn.wasArchived ?? isArchived;
      undone += 1;
    }
    const row = counts[moment];
    if (isArchived || !row) continue;
    for (const [figure, demand] of demands.entries()) {
      if (meets(record, demand)) row[figure] = (row[figure] ?? 0) + records;
    }
  }
}
