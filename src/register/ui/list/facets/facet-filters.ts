import { facetNames } from '../../../contract/facets.ts';
import type { Field } from '../../../contract/field.ts';
import type { Register } from '../../../contract/register.ts';
import type { Filter } from '../filters.ts';
import { choicesOf, withFilter, withoutFilter } from '../filters.ts';

/** The values of a field that a list is narrowed to; none where it is not narrowed by values. */
export function chosenValues(filters: readonly Filter[], name: string): readonly string[] {
  const [values] = filters.flatMap((filter) =>
    filter.on === 'field' && filter.field === name && filter.asked.kind === 'is' ? [filter.asked.values] : [],
  );
  return values ?? [];
}

/** Whether a list is narrowed to records that have nothing recorded in a field. */
export const isMissingChosen = (filters: readonly Filter[], name: string): boolean =>
  filters.some((filter) => filter.on === 'field' && filter.field === name && filter.asked.kind === 'missing');

const missingFilter = (field: string): Filter => ({ on: 'field', field, asked: { kind: 'missing' } });

/** The filters with one value of a field taken in or out. A record has a value or none: the two are never asked at once. */
export function toggled(filters: readonly Filter[], name: string, value: string): readonly Filter[] {
  const chosen = chosenValues(filters, name);
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const filter: Filter = { on: 'field', field: name, asked: { kind: 'is', values } };
  if (values.length === 0) return withoutFilter(filters, filter);
  const others = isMissingChosen(filters, name) ? withoutFilter(filters, missingFilter(name)) : filters;
  return withFilter(others, filter);
}

/** The filters with those records taken in or out that have nothing recorded in a field. */
export function missingToggled(filters: readonly Filter[], name: string): readonly Filter[] {
  if (isMissingChosen(filters, name)) return withoutFilter(filters, missingFilter(name));
  const values: Filter = { on: 'field', field: name, asked: { kind: 'is', values: [] } };
  return withFilter(withoutFilter(filters, values), missingFilter(name));
}

/** The fields whose values can be counted, in the order in which a reader wants them: state, what the list shows, the rest. */
export function facetOrder(register: Register): readonly string[] {
  const names = facetNames(register);
  const first = [register.states?.field ?? '', ...register.listed].filter((name) => names.includes(name));
  return [...new Set([...first, ...names])];
}

/** A value with how many records have it. */
export type Counted = { readonly value: string; readonly records: number };

/** The values to show: those of a life in its order, all others the most frequent first; what is chosen always stands there. */
export function shownValues(field: Field, counted: readonly Counted[], chosen: readonly string[]): readonly Counted[] {
  const key = (value: string) => (field.kind === 'text' ? value.toLowerCase() : value);
  const known = new Set(counted.map(({ value }) => key(value)));
  const all = [...counted, ...chosen.filter((value) => !known.has(key(value))).map((value) => ({ value, records: 0 }))];
  const order = field.kind === 'oneOf' || field.kind === 'yesNo' ? choicesOf(field) : undefined;
  return order ? all.toSorted((one, other) => order.indexOf(one.value) - order.indexOf(other.value)) : all;
}

/** Whether a value is among the chosen, as the filter compares them: texts without regard to case. */
export const isChosen = (field: Field, value: string, chosen: readonly string[]): string | undefined =>
  chosen.find((each) => each === value || (field.kind === 'text' && each.toLowerCase() === value.toLowerCase()));
