import type { IdKind } from '../../kernel/id.ts';
import { type Field, type Fields, isComputed, type LinkTarget } from './field.ts';

/**
 * A register: one declaration from which list, record page, history, import, export, permissions, API and CLI follow.
 * Its table has the columns of `fields` in snake case; a test compares the two.
 */
export type Register = Declared<string> & { readonly fields: Fields };

type Declared<Name extends string> = {
  /** The kind of thing in it, which is also the kind of its ids and the table's name. */
  readonly kind: IdKind;
  /** The word in paths, commands and operation ids: `systems`. */
  readonly noun: string;
  readonly label: { readonly one: string; readonly many: string };
  /** The field that names a record on every screen; always required. */
  readonly title: Name;
  /** The `oneOf` field that holds the record's state, and the moves that are allowed from each. */
  readonly states?: States<Name>;
  /** By which fields an imported row is the same record as one that is here, the surest first. */
  readonly keys: readonly (readonly Name[])[];
  /** The columns a list shows until its reader chooses others. */
  readonly listed: readonly Name[];
  /** The groups of the record page, in order, with what people read above them. */
  readonly groups: Readonly<Record<string, string>>;
};

/** Whether a move is made with a reason: it is `required`, or it is asked for and may be left out. */
export type Reason = 'required' | 'asked';

/** A move to a state, with what is to be said of it; a state alone is a move that needs no reason. */
export type Move = string | { readonly to: string; readonly reason: Reason };

type States<Name extends string> = {
  readonly field: Name;
  readonly first: string;
  readonly moves: Readonly<Record<string, readonly Move[]>>;
  /** The fields that must be filled in before a record may be in a state, beside those that every record needs. */
  readonly needs?: Readonly<Record<string, readonly Name[]>>;
};

/** Declares a register; every field name in it is checked, and the type of its fields stays as narrow as written. */
export const register = <const F extends Fields>(
  declared: Declared<Extract<keyof F, string>> & { readonly fields: F },
): Register & { readonly fields: F } => declared;

/** A register as the target of another one's links. */
export function targetOf({ kind, noun, title, keys, listed, fields }: Register): LinkTarget {
  const named = keys.flatMap((key) => (key.length === 1 ? key : [])).filter((name) => name !== title);
  const isTold = (name: string): boolean => ['text', 'link'].includes(fields[name]?.kind ?? '') && name !== title;
  return { kind, noun, title, named, about: listed.filter(isTold).slice(0, 2), fields };
}

/** The fields of a register as a list of name and field. */
export const fieldsOf = (declared: Register): readonly (readonly [string, Field])[] => Object.entries(declared.fields);

/** The fields of a register that are recorded, and not computed from others. */
export const writtenFieldsOf = (declared: Register): readonly (readonly [string, Field])[] =>
  fieldsOf(declared).filter(([, field]) => !isComputed(field));

const columns = new Map<string, string>();

/** The column that holds a declared field: `ownerUnit` is in `owner_unit`. */
export function columnOf(field: string): string {
  const known = columns.get(field);
  if (known !== undefined) return known;
  const column = field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  columns.set(field, column);
  return column;
}
