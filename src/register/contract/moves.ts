import type { FieldValue } from './field.ts';
import type { Move, Reason, Register } from './register.ts';

/** A move that is made with a reason only. */
export const reasoned = (to: string): Move => ({ to, reason: 'required' });

/** A move whose reason is asked for and may be left out. */
export const asked = (to: string): Move => ({ to, reason: 'asked' });

type Values = Readonly<Record<string, FieldValue>>;

/** What a change of a record demands beside its values. */
export type Demands = {
  /** The fields that must be filled in and are not, in the order of the declaration. */
  readonly fields: readonly string[];
  /** How its move is reasoned; `undefined` where nothing moves or nobody asks. */
  readonly reason: Reason | undefined;
};

/** The states that a record may go to from one, in the order of the declaration. */
export const statesAfter = ({ states }: Register, from: string): readonly string[] =>
  (states?.moves[from] ?? []).map((move) => (typeof move === 'string' ? move : move.to));

/** Whether a record may go from one state to another; staying is no move, and from nothing every state may be reached. */
export function isMoveAllowed(register: Register, from: FieldValue, to: FieldValue): boolean {
  if (!register.states || typeof from !== 'string' || from === to) return true;
  return typeof to === 'string' && statesAfter(register, from).includes(to);
}

/** How a move is reasoned. */
export function reasonOf({ states }: Register, from: FieldValue, to: FieldValue): Reason | undefined {
  if (!states || typeof from !== 'string' || from === to) return undefined;
  const move = states.moves[from]?.find((each) => typeof each !== 'string' && each.to === to);
  return typeof move === 'object' ? move.reason : undefined;
}

/** The fields that the state of these values needs and that are empty: imports may leave such gaps, edits may not make them. */
export function gapsIn({ states, fields }: Register, values: Values): readonly string[] {
  const state = states && values[states.field];
  const needed = (typeof state === 'string' && states?.needs?.[state]) || [];
  return Object.keys(fields).filter((name) => needed.includes(name) && isEmpty(values[name]));
}

/**
 * What going from one record to another demands. A field that the state needs is demanded where the state is entered, and
 * where the field is emptied in it: a gap that was there before, as imports may leave one, stands in no other edit's way.
 */
export function demandsOf(register: Register, before: Values | undefined, after: Values): Demands {
  const name = register.states?.field ?? '';
  const [from, to] = [before?.[name] ?? null, after[name] ?? null];
  const isEntered = before === undefined || from !== to;
  const fields = gapsIn(register, after).filter((each) => isEntered || !isEmpty(before[each]));
  return { fields, reason: before && reasonOf(register, from, to) };
}

const isEmpty = (value: FieldValue | undefined): boolean => value === undefined || value === null || value.length === 0;
