import { type Field, type FieldValue, fieldsOf, isMany, linkOf, type Register } from '../contract.ts';
import { foldKey } from './fold.ts';
import type { CheckedRow } from './rows.ts';
import { oneLine } from './tidy.ts';

/** A record of the register that a row may be: all its values, and where it stands. */
export type Candidate = {
  readonly id: string;
  readonly version: number;
  readonly archived: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
  /** What it links to by ids, where `values` has the titles: a file may say either. */
  readonly ids?: Readonly<Record<string, FieldValue>>;
};

/** What a row changes in a record: only what the file has a value for, and only where it differs. */
export type Changes = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

/** Compares values of a register's fields as a person would: the kind of spaces in texts and the order of lists do not count. */
export type Comparer = {
  /** One text for all values that are the same; empty for no value. */
  readonly tokenOf: (field: string, value: FieldValue | undefined) => string;
  readonly changes: (row: Pick<CheckedRow, 'values' | 'extra'>, record: Candidate) => Changes;
};

/** A comparer for a register. */
export function comparerOf(register: Register): Comparer {
  const lists = new Set(
    fieldsOf(register)
      .filter(([, field]: readonly [string, Field]) => isMany(field))
      .map(([name]) => name),
  );
  const links = new Set(
    fieldsOf(register)
      .filter(([, field]) => linkOf(field))
      .map(([name]) => name),
  );
  const tokenOf = (field: string, value: FieldValue | undefined): string => {
    if (value === null || value === undefined) return '';
    if (links.has(field)) return [...listOf(value)].map(foldKey).sort().join('\n');
    if (typeof value === 'string') return oneLine(value);
    return lists.has(field) ? [...value].sort().join('\n') : value.join('\n');
  };
  const isSame = (field: string, one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
    one === other || tokenOf(field, one) === tokenOf(field, other);
  const changed = <V extends FieldValue>(
    said: Readonly<Record<string, V>>,
    ...helds: readonly Readonly<Record<string, FieldValue>>[]
  ) =>
    Object.fromEntries(
      Object.entries(said).filter(([name, value]) => !helds.some((held) => isSame(name, value, ownValue(held, name)))),
    );
  return {
    tokenOf,
    changes: (row, record) => ({
      values: changed(row.values, record.values, ...(record.ids ? [record.ids] : [])),
      extra: changed(row.extra, record.extra),
    }),
  };
}

const listOf = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** What a record holds under a name that a file made up: `constructor` is a heading like any other. */
const ownValue = (held: Readonly<Record<string, FieldValue>>, name: string): FieldValue | undefined =>
  Object.hasOwn(held, name) ? held[name] : undefined;

/** Whether nothing changes. */
export const isUnchanged = ({ values, extra }: Changes): boolean =>
  Object.keys(values).length === 0 && Object.keys(extra).length === 0;
