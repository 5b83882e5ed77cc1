import type { FieldValue, Register } from '../contract.ts';
import { type Candidate, comparerOf } from './changes.ts';
import { foldKey } from './fold.ts';
import { type PairedBy, pairUp } from './pairs.ts';
import type { CheckedRow } from './rows.ts';
import { eachSliced, mapSliced, type Sliced } from './slices.ts';
import type { RowNotice } from './table.ts';

/** A row and the record that it was recognised as; `record` is `undefined` where it is new. */
export type Matched<C extends Candidate> = {
  readonly row: CheckedRow;
  readonly record: C | undefined;
  /** The key's fields joined by ` + `. */
  readonly matchedBy: string | undefined;
};

/** What recognising takes. `notice` is told what a person should look at. */
export type MatchRequest<C extends Candidate> = {
  readonly register: Register;
  readonly rows: readonly CheckedRow[];
  readonly candidates: readonly C[];
  readonly notice: (notice: RowNotice) => void;
};

/**
 * Recognises the rows of a file among the records of a register, one to one: no record is matched by two rows and no row
 * matches two records, so that rows of one file never melt into one record.
 *
 * The register's keys are tried in order, the surest first. A key counts for a row or a record only when all its fields
 * have values. A key that is part of a fuller one (`name` of `ownerUnit + name`) counts only when neither side has the
 * rest of the fuller one: a name alone says little, and a name that belongs to another unit is another system. A
 * reference that stands in several rows tells nothing, nor do references most of whose records have other names than
 * the rows: such rows fall to the next key.
 */
export function* matchRows<C extends Candidate>(request: MatchRequest<C>): Sliced<readonly Matched<C>[]> {
  const { register } = request;
  const titles = linkedTitles(request.candidates);
  const rows = yield* mapSliced(request.rows, (row) => keyed(row, register, titles));
  const records = yield* mapSliced(request.candidates, (record) => keyed(record, register));
  const matched: Matches<C> = new Map();
  const taken = new Set<C>();
  for (const key of register.keys) {
    const left = rows.filter(({ item }) => !matched.has(item));
    const free = records.filter(({ item }) => !taken.has(item));
    for (const { row, record } of yield* matchesByKey({ ...request, left, free }, key)) {
      matched.set(row, { record, matchedBy: key.join(' + ') });
      taken.add(record);
    }
  }
  yield* sayRepeated(request, { rows, records }, matched);
  return request.rows.map((row) => ({
    row,
    record: matched.get(row)?.record,
    matchedBy: matched.get(row)?.matchedBy,
  }));
}

type Key = readonly string[];
type Found<C> = { readonly row: CheckedRow; readonly record: C };
type Matches<C> = Map<CheckedRow, { readonly record: C; readonly matchedBy: string }>;

/** A row or a record with the texts of its key fields folded once; what it has no value for is not there. */
type Keyed<T> = { readonly item: T; readonly texts: ReadonlyMap<string, string> };

/** The titles of what the records link to, by id: a row that names its links by id is recognised by their titles too. */
function linkedTitles(records: readonly Candidate[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { ids = {}, values } of records) {
    for (const [field, id] of Object.entries(ids)) {
      const title = values[field];
      if (typeof id === 'string' && typeof title === 'string') titles.set(id, title);
    }
  }
  return titles;
}

function keyed<T extends { readonly values: Readonly<Record<string, FieldValue>> }>(
  item: T,
  { keys }: Register,
  titles: ReadonlyMap<string, string> = new Map(),
): Keyed<T> {
  const valueOf = (field: string) => {
    const value = item.values[field];
    return typeof value === 'string' ? (titles.get(value) ?? value) : value;
  };
  const texts = keys.flat().map((field): [string, string] => [field, textOf(valueOf(field))]);
  return { item, texts: new Map(texts.filter(([, text]) => text !== '')) };
}

/** The text that a row or record has for a key; `undefined` where the key does not count for it. */
function keyText(key: Key, texts: ReadonlyMap<string, string>, register: Register): string | undefined {
  if (key.some((field) => !texts.has(field))) return undefined;
  const hasFuller = fullerThan(key, register).some((rest) => rest.every((field) => texts.has(field)));
  return hasFuller ? undefined : key.map((field) => texts.get(field)).join('\u0000');
}

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? foldKey(value) : '');

/** What each fuller key has beside the fields of this one. */
const fullerThan = (key: Key, { keys }: Register): readonly Key[] =>
  keys
    .filter((other) => other.length > key.length && key.every((field) => other.includes(field)))
    .map((other) => other.filter((field) => !key.includes(field)));

/** Whether one value of a key belongs to one record, as a reference does; names may be there twice. */
const isIdentifying = (key: Key, { title }: Register): boolean => key.length === 1 && key[0] !== title;

/** What is left to recognise when a key's turn comes. */
type Turn<C extends Candidate> = MatchRequest<C> & {
  readonly left: readonly Keyed<CheckedRow>[];
  readonly free: readonly Keyed<C>[];
};

function* matchesByKey<C extends Candidate>(turn: Turn<C>, key: Key): Sliced<readonly Found<C>[]> {
  const { register, notice } = turn;
  const identifies = isIdentifying(key, register);
  const groups = yield* grouped(turn.left, key, register);
  const rows = identifies ? unrepeated(groups, key, notice) : groups;
  const found = yield* pairsOf(rows, yield* grouped(turn.free, key, register), register);
  if (identifies && isOtherNumbering(found, register)) {
    notice(otherNumbering(found[0]?.row.row ?? 0, key, register));
    return [];
  }
  yield* eachSliced(found, (pair) => sayDoubts({ ...pair, key }, turn));
  return found;
}

type Groups<T> = ReadonlyMap<string, readonly T[]>;

/** The rows whose key no other row of the file has. */
function unrepeated(rows: Groups<CheckedRow>, key: Key, notice: (notice: RowNotice) => void): Groups<CheckedRow> {
  for (const same of rows.values()) {
    const first = same[0]?.row ?? 0;
    for (const row of same.length > 1 ? same : []) notice(repeatedKey(row, { key, first }));
  }
  return new Map([...rows].filter(([, same]) => same.length === 1));
}

function* pairsOf<C extends Candidate>(
  rows: Groups<CheckedRow>,
  records: Groups<C>,
  register: Register,
): Sliced<readonly (Found<C> & { readonly by: PairedBy })[]> {
  const comparer = comparerOf(register);
  const found: (Found<C> & { readonly by: PairedBy })[] = [];
  yield* eachSliced([...rows], ([text, same]) => {
    const held = records.get(text) ?? [];
    const pairs = held.length > 0 ? pairUp({ rows: same, records: held, comparer }) : [];
    for (const { row: at, record: to, by } of pairs) {
      const [row, record] = [same[at], held[to]];
      if (row && record) found.push({ row, record, by });
    }
  });
  return found;
}

/** Fewer rows than this may all have been renamed. */
const fewRows = 3;

/**
 * Whether most records that a file's references point to have other names than its rows: then both lists count from 1,
 * each for itself, and a reference of one says nothing about the other.
 */
function isOtherNumbering(found: readonly Found<Candidate>[], { title }: Register): boolean {
  const same = found.filter(({ row, record }) => textOf(row.values[title]) === textOf(record.values[title]));
  return found.length >= fewRows && same.length * 2 < found.length;
}

const otherNumbering = (row: number, key: Key, { label, title }: Register): RowNotice =>
  warning(
    row,
    'key_of_others',
    `each ${key.join(' + ')} of this file that is here already mostly belongs to ${label.many} of another ${title}; the rows are recognised without it`,
  );

function* grouped<T>(items: readonly Keyed<T>[], key: Key, register: Register): Sliced<Groups<T>> {
  const groups = new Map<string, T[]>();
  yield* eachSliced(items, ({ item, texts }) => {
    const text = keyText(key, texts, register);
    if (text === undefined) return;
    const group = groups.get(text);
    if (group) group.push(item);
    else groups.set(text, [item]);
  });
  return groups;
}

const warning = (row: number, code: string, message: string): RowNotice => ({
  row,
  column: null,
  level: 'warning',
  code,
  message,
});

const repeatedKey = (
  { row, values }: CheckedRow,
  { key, first }: { readonly key: Key; readonly first: number },
): RowNotice =>
  warning(
    row,
    'key_repeated',
    `${key.join(' + ')} \`${shown(values[key[0] ?? ''])}\` stands in several rows, first in row ${first}; these rows are recognised without it`,
  );

const shown = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.slice(0, 80) : '');

type Doubt = { readonly row: CheckedRow; readonly record: Candidate; readonly key: Key; readonly by: PairedBy };

function sayDoubts({ row, record, key, by }: Doubt, { register, notice }: MatchRequest<Candidate>): void {
  if (by === 'likeness') notice(warning(row.row, 'match_ambiguous', ambiguousText(key)));
  const telling = isIdentifying(key, register)
    ? [register.title]
    : register.keys.filter((other) => isIdentifying(other, register)).flat();
  for (const field of telling) {
    const [now, before] = [row.values[field], record.values[field]];
    if (textOf(now) === '' || textOf(before) === '' || textOf(now) === textOf(before)) continue;
    const change = `its ${field} changes from \`${shown(before)}\` to \`${shown(now)}\``;
    notice(warning(row.row, 'key_changed', `was recognised by ${key.join(' + ')}; ${change}`));
  }
}

const ambiguousText = (key: Key): string =>
  `several rows or records have the same ${key.join(' + ')}; this row was given to the one whose other values are most alike`;

type AllKeyed = { readonly rows: readonly Keyed<CheckedRow>[]; readonly records: readonly Keyed<Candidate>[] };

/** Says which new rows have the key of another row, or the name of a record whose unit is not known on one side. */
function* sayRepeated<C extends Candidate>(
  { register, notice }: MatchRequest<C>,
  { rows, records }: AllKeyed,
  matched: Matches<C>,
): Sliced<void> {
  const first = new Map<string, number>();
  const keys = register.keys.filter((key) => !isIdentifying(key, register));
  const isBare = ({ texts }: Keyed<unknown>): boolean => keyText([register.title], texts, register) !== undefined;
  const named = { bare: new Set<string | undefined>(), whole: new Set<string | undefined>() };
  yield* eachSliced(records, (record) => {
    named[isBare(record) ? 'bare' : 'whole'].add(record.texts.get(register.title));
  });
  yield* eachSliced(rows, (row) => {
    const key = keys.find((each) => keyText(each, row.texts, register) !== undefined);
    if (key === undefined) return;
    const text = [key.join(' + '), ...key.map((field) => row.texts.get(field))].join('\u0000');
    const before = first.get(text);
    if (before === undefined) first.set(text, row.item.row);
    if (matched.has(row.item)) return;
    const others = isBare(row) ? named.whole : named.bare;
    if (before !== undefined) notice(repeatedRow(row.item.row, { key, before }));
    else if (others.has(row.texts.get(register.title)))
      notice(warning(row.item.row, 'name_known', sameNameText(register)));
  });
}

const repeatedRow = (row: number, { key, before }: { readonly key: Key; readonly before: number }): RowNotice =>
  warning(row, 'row_repeated', `has the same ${key.join(' + ')} as row ${before}; it becomes a record of its own`);

const sameNameText = ({ label, title }: Register): string =>
  `one of the ${label.many} here has the same ${title} but not the rest of the key; this row becomes a record of its own`;
