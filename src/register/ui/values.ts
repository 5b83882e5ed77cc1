import type { FieldValue } from '../contract/field.ts';

/** A value as it came from the server, as one of a field; anything that no field can hold is nothing. */
export function fieldValueOf(value: unknown): FieldValue {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : null;
}

/** Whether nothing is recorded. */
export const isMissing = (value: FieldValue): boolean => value === null || value.length === 0;

/** Whether two values are the same; the order of a list does not count. */
export function isSameValue(a: FieldValue, b: FieldValue): boolean {
  if (isMissing(a) || isMissing(b)) return isMissing(a) && isMissing(b);
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a !== null && b !== null && a.length === b.length && a.every((each) => b.includes(each));
}
