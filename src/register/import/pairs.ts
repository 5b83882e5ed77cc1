import { type Candidate, type Changes, type Comparer, isUnchanged } from './changes.ts';
import type { CheckedRow } from './rows.ts';

/** How a row and a record of several with the same key came together. */
export type PairedBy = 'alone' | 'equal' | 'likeness';

/** A row and the record that it is, both as places in the lists that were given. */
export type Pair = { readonly row: number; readonly record: number; readonly by: PairedBy };

/** Rows and records that have the same key. INVARIANT: no row and no record is in more than one pair. */
export type Group = {
  readonly rows: readonly CheckedRow[];
  readonly records: readonly Candidate[];
  readonly comparer: Comparer;
};

/** Groups above this size are paired in one pass: comparing each with each would take too long. */
const largestCompared = 300;

/**
 * Pairs the rows and records of one group one to one: first those that say the same, so that a file read twice changes
 * nothing; then those with the most equal values, records that are not archived before those that are; then in order.
 */
export function pairUp(group: Group): readonly Pair[] {
  const { rows, records } = group;
  if (rows.length === 1 && records.length === 1) return [{ row: 0, record: 0, by: 'alone' }];
  const equal = equalPairs(group);
  const left = leftOver(group, equal);
  const contained = containedPairs(group, left);
  const rest = leftOver(group, [...equal, ...contained]);
  return [...equal, ...contained, ...likePairs(group, rest)];
}

type Left = { readonly rows: readonly number[]; readonly records: readonly number[] };

function leftOver({ rows, records }: Group, pairs: readonly Pair[]): Left {
  const [usedRows, usedRecords] = [new Set(pairs.map(({ row }) => row)), new Set(pairs.map(({ record }) => record))];
  return {
    rows: rows
      .keys()
      .filter((row) => !usedRows.has(row))
      .toArray(),
    records: records
      .keys()
      .filter((record) => !usedRecords.has(record))
      .toArray(),
  };
}

/** Rows and records that say exactly the same in every field and extra field that any row of the group has. */
function equalPairs({ rows, records, comparer }: Group): readonly Pair[] {
  const fields = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const names = [...new Set(rows.flatMap(({ extra }) => Object.keys(extra)))];
  const textOf = ({ values, extra }: Pick<CheckedRow, 'values' | 'extra'>): string =>
    JSON.stringify([
      fields.map((field) => comparer.tokenOf(field, values[field])),
      names.map((name) => comparer.tokenOf('', extra[name])),
    ]);
  const waiting = Map.groupBy(records.keys(), (record) => textOf(records[record] ?? { values: {}, extra: {} }));
  return rows.flatMap((row, index): readonly Pair[] => {
    const record = waiting.get(textOf(row))?.shift();
    return record === undefined ? [] : [{ row: index, record, by: 'equal' }];
  });
}

/** As many rows as possible with records that hold all they say and more (a maximum matching, by augmenting paths). */
function containedPairs(group: Group, left: Left): readonly Pair[] {
  if (left.rows.length > largestCompared || left.records.length > largestCompared) return [];
  const fitting = new Map(
    left.rows.map((row) => [row, left.records.filter((record) => isContained(group, row, record))]),
  );
  const rowOf = new Map<number, number>();
  const place = (row: number, seen: Set<number>): boolean =>
    (fitting.get(row) ?? []).some((record) => {
      if (seen.has(record)) return false;
      seen.add(record);
      const before = rowOf.get(record);
      if (before !== undefined && !place(before, seen)) return false;
      rowOf.set(record, row);
      return true;
    });
  for (const row of left.rows) place(row, new Set());
  return [...rowOf].map(([record, row]) => ({ row, record, by: 'equal' }));
}

function changesOf({ rows, records, comparer }: Group, row: number, record: number): Changes | undefined {
  const [one, other] = [rows[row], records[record]];
  return one && other && comparer.changes(one, other);
}

function isContained(group: Group, row: number, record: number): boolean {
  const changes = changesOf(group, row, record);
  return changes !== undefined && isUnchanged(changes);
}

type Likeness = Pair & { readonly score: number };

/** Pairs what is left by how many values are equal, in the order of rows and records where they are equally alike. */
function likePairs(group: Group, left: Left): readonly Pair[] {
  const isLarge = left.rows.length > largestCompared || left.records.length > largestCompared;
  const ranked = isLarge
    ? inOrder(left)
    : left.rows.flatMap((row) => left.records.map((record) => likenessOf(group, row, record)));
  const [usedRows, usedRecords] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { row, record } of ranked.toSorted((a, b) => b.score - a.score)) {
    if (usedRows.has(row) || usedRecords.has(record)) continue;
    usedRows.add(row);
    usedRecords.add(record);
    pairs.push({ row, record, by: 'likeness' });
  }
  return pairs;
}

const inOrder = ({ rows, records }: Left): readonly Likeness[] =>
  rows.slice(0, records.length).map((row, index) => ({ row, record: records[index] ?? 0, by: 'likeness', score: 0 }));

/** An archived record is only taken when every other is. */
const archivedPenalty = 1_000_000;

function likenessOf(group: Group, row: number, record: number): Likeness {
  const changes = changesOf(group, row, record);
  const said = group.rows[row];
  const all = said ? Object.keys(said.values).length + Object.keys(said.extra).length : 0;
  const changed = changes ? Object.keys(changes.values).length + Object.keys(changes.extra).length : 0;
  const penalty = group.records[record]?.archived ? archivedPenalty : 0;
  return { row, record, by: 'likeness', score: all - changed - penalty };
}
