import type { FieldValue } from '../contract.ts';
import type { RowNotice } from './table.ts';

/** What the values of one change take in a ledger entry, whose bundle has two bytes for its length (C2SP tlog-tiles). */
const mostBytes = 60_000;
/** The longest value that stands in an entry itself when it is full, and what a commitment takes in its place. */
const [longestValue, commitment, around] = [80, 140, 40];

/** Names and texts that one change records. */
export type Recorded = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

function valueBytes(value: FieldValue | undefined): number {
  if (value === null || value === undefined) return 4;
  const length = typeof value === 'string' ? value.length : value.reduce((sum, each) => sum + each.length + 3, 0);
  return length > longestValue ? commitment : 2 * bytesOf(typeof value === 'string' ? value : value.join('","'));
}

/** Whether a change of a record from `before` says more than one entry can hold, however much stands beside the ledger. */
export function isTooWide({ values, extra }: Recorded, before?: Recorded): boolean {
  const names = [...Object.entries(values), ...Object.entries(extra)];
  if (names.length < 15) return false;
  let size = 0;
  for (const [name, value] of names)
    size += bytesOf(name) + around + valueBytes(value) + valueBytes(before?.values[name] ?? before?.extra[name]);
  return size > mostBytes;
}

/** What is said of a row that one change cannot record. */
export const tooWide = (row: number, { values, extra }: Recorded): RowNotice => ({
  row,
  column: null,
  level: 'problem',
  code: 'row_too_wide',
  message: `has ${Object.keys(values).length + Object.keys(extra).length} values, more than one change of a record can hold; leave out columns that you do not need`,
});
