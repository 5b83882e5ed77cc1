import { type Field, isComputed } from './field.ts';
import { fieldsOf, type Register } from './register.ts';

/** How the records that have nothing recorded in the field of a grouping are named in a query. */
export const nothingThere = '-';

const groupedKinds: ReadonlySet<Field['kind']> = new Set(['oneOf', 'country', 'yesNo', 'link']);

/** The fields that a list can be grouped by: those whose value is one of several that many records share. */
export const groupNames = (register: Register): readonly string[] =>
  fieldsOf(register)
    .filter(([, field]) => groupedKinds.has(field.kind))
    .map(([name]) => name);

/** The fields by which a board can have its columns: those whose values are declared, the state first. */
export const boardNames = (register: Register): readonly string[] => {
  const names = fieldsOf(register)
    .filter(([, field]) => field.kind === 'oneOf' && !isComputed(field))
    .map(([name]) => name);
  return names.toSorted(
    (one, other) => Number(other === register.states?.field) - Number(one === register.states?.field),
  );
};
