import { type FieldValue, isMany } from '../../contract/field.ts';
import { type Register, writtenFieldsOf } from '../../contract/register.ts';
import { isMissing } from '../values.ts';

/** What is done to a field of many records. */
export const ways = ['set', 'add', 'remove', 'empty'] as const;

/** One of `ways`. */
export type Way = (typeof ways)[number];

/** A field that is to be changed in many records, and how. */
export type FieldChange = { readonly field: string; readonly way: Way; readonly value: FieldValue };

/** The ways in which a field can be changed: lists gain and lose, and what must be recorded is not emptied. */
export function waysOf(register: Register, name: string): readonly Way[] {
  const field = register.fields[name];
  const isState = register.states?.field === name;
  const mayBeEmpty = field !== undefined && field.required !== true && !isState;
  return ways.filter((way) => {
    if (way === 'empty') return mayBeEmpty;
    return way === 'set' || (field !== undefined && isMany(field));
  });
}

/** The fields that are not among these changes yet. */
export const openFields = (register: Register, changes: readonly FieldChange[]): readonly string[] =>
  writtenFieldsOf(register)
    .map(([name]) => name)
    .filter((name) => !changes.some(({ field }) => field === name));

/** Whether a change says all that it must: one that empties needs no value. */
export const isWhole = ({ way, value }: FieldChange): boolean => way === 'empty' || !isMissing(value);

/** Changes as the bulk operations take them. */
export function changesInput(changes: readonly FieldChange[]): Readonly<Record<string, unknown>> {
  const of = (wanted: Way): Readonly<Record<string, FieldValue>> =>
    Object.fromEntries(changes.filter(({ way }) => way === wanted).map(({ field, value }) => [field, value]));
  const emptied = Object.fromEntries(Object.keys(of('empty')).map((name) => [name, null]));
  const parts = { set: { ...of('set'), ...emptied }, add: of('add'), remove: of('remove') };
  return Object.fromEntries(Object.entries(parts).filter(([, values]) => Object.keys(values).length > 0));
}
