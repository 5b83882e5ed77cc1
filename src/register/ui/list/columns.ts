import { parseJson } from '../../../kernel/canonical.ts';
import { textsOf } from '../../../kit/address.ts';
import type { Register } from '../../contract/register.ts';

/** A column that is no field: when the record was last changed. */
export const changedColumn = 'updatedAt';

/** The columns that a reader may choose, in the order of the declaration; the title always stands first and is not among them. */
export const choosableColumns = (register: Register): readonly string[] => [
  ...Object.keys(register.fields).filter((name) => name !== register.title),
  changedColumn,
];

/** The columns that a list shows until its reader chooses others. */
export const usualColumns = (register: Register): readonly string[] =>
  register.listed.filter((name) => name !== register.title);

/** The columns of a stored choice, without names that the register has no more; the usual ones where there is none. */
export function columnsFrom(register: Register, stored: string | null): readonly string[] {
  const names = stored === null ? undefined : parseJson(stored);
  if (!Array.isArray(names)) return usualColumns(register);
  return known(register, textsOf(names));
}

/** The choice as it is stored. */
export const columnsText = (columns: readonly string[]): string => JSON.stringify(columns);

/** The columns that an address asks for, as a choice. */
export const known = (register: Register, names: readonly string[]): readonly string[] => {
  const choosable = choosableColumns(register);
  return [...new Set(names.filter((name) => choosable.includes(name)))];
};

/** Every column that can be chosen: first these, in their order, then the others. */
export const allColumns = (register: Register, columns: readonly string[]): readonly string[] => [
  ...columns,
  ...choosableColumns(register).filter((name) => !columns.includes(name)),
];

/** The columns with one moved by so many places, to the first or last place at most. */
export function moved(columns: readonly string[], name: string, by: number): readonly string[] {
  const at = columns.indexOf(name);
  if (at === -1) return columns;
  const others = columns.filter((each) => each !== name);
  const place = Math.min(Math.max(at + by, 0), others.length);
  return others.toSpliced(place, 0, name);
}

/** The fields that a list must ask the server for, to show these columns. */
export const askedColumns = (register: Register, columns: readonly string[]): readonly string[] => [
  register.title,
  ...columns.filter((name) => name in register.fields),
];

/** The same for a list whose records stand in groups: the field of the groups is asked for too, if it has no column. */
export const askedWith = (register: Register, columns: readonly string[], group: string | undefined) => {
  const asked = askedColumns(register, columns);
  return group === undefined || asked.includes(group) ? asked : [...asked, group];
};
