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
      return knownNumber(value);
    case 'date':
    case 'oneOf':
      return typeof value === 'string' ? knownWord(type, value) : undefined;
    case 'manyOf':
      return knownWords(type.options, value);
    case 'list':
      return isThings(value) ? { kind: 'list', value } : undefined;
  }
}

function knownWord(type: Extract<FactType, { kind: 'date' | 'oneOf' }>, value: string): Known | undefined {
  if (type.kind === 'oneOf') return type.options.includes(value) ? { kind: 'oneOf', value } : undefined;
  const date = parseLocalDate(value);
  return date === undefined ? undefined : { kind: 'date', value: date };
}

const knownNumber = (value: FactValue): Known | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? { kind: 'number', value } : undefined;

const knownWords = (options: readonly string[], value: FactValue): Known | undefined =>
  isTexts(value) && value.every((word) => options.includes(word)) ? { kind: 'manyOf', value } : undefined;

const isTexts = (value: FactValue): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isThings = (value: FactValue): value is readonly Facts[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
