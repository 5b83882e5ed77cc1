import type { LocalDate } from '../kernel/time.ts';
import { parseLocalDate } from '../kernel/time.ts';

/** Of what kind a fact's value is. A `list` holds things of one kind, each with facts of its own. */
export type FactType =
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'oneOf'; readonly options: readonly string[] }
  | { readonly kind: 'manyOf'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly of: FactTypes };

/** The facts that rules may read, by name. */
export type FactTypes = Readonly<Record<string, FactType>>;

/** The value of a fact: a `manyOf` is the whole set that holds, an empty one says that none does. */
export type FactValue = boolean | number | string | readonly string[] | readonly Facts[];

/** What is known, by the fact's name. A name that is not there, or `undefined`, is unknown, never no. */
export type Facts = { readonly [name: string]: FactValue | undefined };

/** A value that fits its type, told apart. */
export type Known =
  | { readonly kind: 'yesNo'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: LocalDate }
  | { readonly kind: 'oneOf'; readonly value: string }
  | { readonly kind: 'manyOf'; readonly value: readonly string[] }
  | { readonly kind: 'list'; readonly value: readonly Facts[] };

/** Reads a value as its type has it; `undefined` where it is unknown or does not fit, so that it can mislead no rule. */
export function known(type: FactType, value: FactValue | undefined): Known | undefined {
  if (value === undefined) return undefined;
  switch (type.kind) {
    case 'yesNo':
      return typeof value === 'boolean' ? { kind: 'yesNo', value } : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { kind: 'number', value } : undefined;
    case 'date': {
      const date = typeof value === 'string' ? parseLocalDate(value) : undefined;
      return date === undefined ? undefined : { kind: 'date', value: date };
    }
    case 'oneOf':
      return typeof value === 'string' && type.options.includes(value) ? { kind: 'oneOf', value } : undefined;
    case 'manyOf':
      return isTexts(value) && value.every((each) => type.options.includes(each))
        ? { kind: 'manyOf', value }
        : undefined;
    case 'list':
      return isThings(value) ? { kind: 'list', value } : undefined;
  }
}

const isTexts = (value: FactValue): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isThings = (value: FactValue): value is readonly Facts[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
