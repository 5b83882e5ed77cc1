import type { Entry, Recorded } from '../ledger/index.ts';
import { isCommitment } from '../ledger/index.ts';
import type { FieldValue } from './contract/field.ts';
import type { Register } from './contract/register.ts';
import type { RecordRow } from './rows.ts';
import { isSame } from './write.ts';

/** One entry of a record, as far as undoing it needs. */
export type LaterEntry = Pick<Entry, 'changes'> & { readonly subject: string; readonly version: number };

/** What a record was before some of its newest entries: by place, as the oldest of them that changed it has it. */
export type Undoing = {
  /** The version before the oldest of the entries. */
  version: number;
  entries: number;
  readonly places: Map<string, { version: number; from: Recorded | null }>;
};

/** Takes one more entry back; the order in which they come does not matter. */
export function takeBack(undoings: Map<string, Undoing>, { subject, version, changes = {} }: LaterEntry): void {
  const undoing: Undoing = undoings.get(subject) ?? { version: version - 1, entries: 0, places: new Map() };
  undoings.set(subject, undoing);
  undoing.version = Math.min(undoing.version, version - 1);
  undoing.entries += 1;
  for (const [place, { from = null }] of Object.entries(changes)) {
    const held = undoing.places.get(place);
    if (held === undefined || version < held.version) undoing.places.set(place, { version, from });
  }
}

/** The ids of the commitments that stand in the place of values. */
export const commitmentsIn = (undoings: Iterable<Undoing>): readonly string[] =>
  [...undoings].flatMap(({ places }) =>
    [...places.values()].flatMap(({ from }) => (isCommitment(from) ? [from.commitment] : [])),
  );

/** What was another at a moment than it is today, or may have been: changes that were taken back since stand in it too. */
export type Was = {
  readonly version: number;
  readonly archivedAt?: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string | null>>;
  /** Places whose value of then named a person who was erased since. */
  readonly erased: readonly string[];
};

const extraPrefix = 'extra.';

/** Opens an undoing with the values behind its commitments; one that is not among them was erased. */
export function wasOf(register: Register, undoing: Undoing, behind: ReadonlyMap<string, unknown>): Was {
  const values: Record<string, FieldValue> = {};
  const extra: Record<string, string | null> = {};
  const erased: string[] = [];
  let archivedAt: { archivedAt?: string | null } = {};
  for (const [place, { from }] of undoing.places) {
    if (isCommitment(from) && !behind.has(from.commitment)) erased.push(place);
    const value = fieldValueOf(isCommitment(from) ? behind.get(from.commitment) : from);
    if (place === 'archivedAt') archivedAt = { archivedAt: textOf(value) };
    else if (place.startsWith(extraPrefix)) extra[place.slice(extraPrefix.length)] = textOf(value);
    else if (Object.hasOwn(register.fields, place)) values[place] = value;
  }
  return { version: undoing.version, ...archivedAt, values, extra, erased };
}

/** A value of an entry as one of a field; what no field can hold is nothing. */
export function fieldValueOf(value: unknown): FieldValue {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(String) : null;
}

const textOf = (value: FieldValue): string | null => (typeof value === 'string' ? value : null);

/** The record as it was. `updatedAt` is the moment of the entry that made it so. */
export function recordThen(today: RecordRow, was: Was, updatedAt: string): RecordRow {
  return {
    ...today,
    version: was.version,
    updatedAt,
    archivedAt: was.archivedAt === undefined ? today.archivedAt : was.archivedAt,
    values: { ...today.values, ...was.values },
    extra: withoutNulls({ ...today.extra, ...was.extra }),
  };
}

const withoutNulls = (extra: Was['extra']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(extra).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));

/** A place whose value is not today what it was: as a history has its changes, `from` then `to` today. */
export type Difference = {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
  readonly erased: boolean;
};

/** How a record differs today from what it was, in the order of its fields. */
export function differencesSince(register: Register, today: RecordRow, was: Was): readonly Difference[] {
  const held = (place: string): FieldValue =>
    place.startsWith(extraPrefix)
      ? (today.extra[place.slice(extraPrefix.length)] ?? null)
      : (today.values[place] ?? null);
  const before: readonly (readonly [string, FieldValue])[] = [
    ...Object.keys(register.fields).flatMap((name) => {
      const value = was.values[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
    ...Object.entries(was.extra).map(([name, text]) => [`${extraPrefix}${name}`, text] as const),
  ];
  return before
    .map(([field, from]) => ({ field, from, to: held(field), erased: was.erased.includes(field) }))
    .filter(({ from, to, erased }) => erased || !isSame(from, to));
}
