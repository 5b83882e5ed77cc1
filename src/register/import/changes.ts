import { type Field, type FieldValue, fieldsOf, isMany, type Register } from '../contract.ts';
import type { CheckedRow } from './rows.ts';

/** A record of the register that a row may be: all its values, and where it stands. */
export type Candidate = {
  readonly id: string;
  readonly version: number;
  readonly archived: boolean;
  readonly createdAt: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

/** What a row changes in a record: only what the file has a value for, and only where it differs. */
export type Changes = {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra: Readonly<Record<string, string>>;
};

/** Compares values of a register's fields as a person would: spaces in texts and the order of lists do not count. */
export type Comparer = {
  /** One text for all values that are the same; empty for no value. */
  readonly tokenOf: (field: string, value: FieldValue | undefined) => string;
  readonly changes: (row: Pick<CheckedRow, 'values' | 'extra'>, record: Candidate) => Changes;
};

const spaceless = (text: string): string => (/\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text).trim();

/** A comparer for a register. */
export function comparerOf(register: Register): Comparer {
  const lists = new Set(
    fieldsOf(register)
      .filter(([, field]: readonly [string, Field]) => isMany(field))
      .map(([name]) => name),
  );
  const tokenOf = (field: string, value: FieldValue | undefined): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'string') return spaceless(value);
    return lists.has(field) ? [...value].sort().join('\n') : value.join('\n');
  };
  const changes: Comparer['changes'] = (row, record) => ({
    values: Object.fromEntries(
      Object.entries(row.values).filter(([name, value]) => tokenOf(name, value) !== tokenOf(name, record.values[name])),
    ),
    extra: Object.fromEntries(Object.entries(row.extra).filter(([name, text]) => !hasSame(record.extra, name, text))),
  });
  return { tokenOf, changes };
}

const hasSame = (extra: Readonly<Record<string, string>>, name: string, text: string): boolean =>
  Object.hasOwn(extra, name) && spaceless(extra[name] ?? '') === spaceless(text);

/** Whether nothing changes. */
export const isUnchanged = ({ values, extra }: Changes): boolean =>
  Object.keys(values).length === 0 && Object.keys(extra).length === 0;
