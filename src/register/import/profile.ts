import { isBlankChoice } from './blank.ts';
import { eachSliced, type Sliced } from './slices.ts';
import { largest, type Table } from './table.ts';

/** What a column holds, as far as a proposal rests on it. */
export type ColumnProfile = {
  /** Counted from 1. */
  readonly number: number;
  readonly heading: string;
  /** Rows with a value in it. */
  readonly filled: number;
  /** `filled` of all rows, from 0 to 1. */
  readonly share: number;
  /** Different values, trimmed, of rows spread over the file, and how often each is there; blanks such as `N/A` too. */
  readonly values: ReadonlyMap<string, number>;
  /** As `values`, without those that say nothing. */
  readonly told: ReadonlyMap<string, number>;
};

/** How many rows a proposal looks at. */
const lookedAt = 2000;
/** How much of a value: one character more than any cell may have, so that a longer one is seen to be so. */
const longestValue = largest.cell + 1;

/** Looks at every column of a table. */
export function* profilesOf({ headings, rows }: Table): Sliced<readonly ColumnProfile[]> {
  const step = Math.max(1, Math.ceil(rows.length / lookedAt));
  const filled = headings.map(() => 0);
  const values = headings.map(() => new Map<string, number>());
  yield* eachSliced(rows, ({ cells }, index) => {
    for (const [column, cell] of cells.entries()) {
      const value = cell.trim();
      if (value === '') continue;
      filled[column] = (filled[column] ?? 0) + 1;
      if (index % step === 0) count(values[column], value.slice(0, longestValue));
    }
  });
  return headings.map((heading, column) => {
    const seen = values[column] ?? new Map<string, number>();
    const told = new Map([...seen].filter(([value]) => !isBlankChoice(value)));
    const all = filled[column] ?? 0;
    return {
      number: column + 1,
      heading,
      filled: all,
      share: rows.length === 0 ? 0 : all / rows.length,
      values: seen,
      told,
    };
  });
}

function count(values: Map<string, number> | undefined, value: string): void {
  values?.set(value, (values.get(value) ?? 0) + 1);
}

/** How many values a tally counts. */
export const total = (values: ReadonlyMap<string, number>): number =>
  values.values().reduce((sum, times) => sum + times, 0);

/** The share of a tally's values that pass a test, from 0 to 1; 0 where there are none. */
export function shareOf(values: ReadonlyMap<string, number>, test: (value: string) => boolean): number {
  let passed = 0;
  for (const [value, times] of values) if (test(value)) passed += times;
  return passed === 0 ? 0 : passed / total(values);
}

/** How different a tally's values are, from near 0 (all alike) to 1 (each its own); 0 where there are none. */
export const distinctness = (values: ReadonlyMap<string, number>): number =>
  values.size === 0 ? 0 : values.size / total(values);
