import type { FieldValue } from '../contract/field.ts';
import type { Register } from '../contract/register.ts';

/** A state that a record could go to, and whether it may. */
export type Move = { readonly state: string; readonly isAllowed: boolean };

/** The states of a register in the order of a life; none where it has no states. */
export function statesOf({ states, fields }: Register): readonly string[] {
  const field = states && fields[states.field];
  return field?.kind === 'oneOf' ? Object.keys(field.options) : [];
}

/** Whether a record may go from one state to another; staying is no move, and from nothing every state may be reached. */
export function isMoveAllowed({ states }: Register, from: FieldValue, to: FieldValue): boolean {
  if (!states || typeof from !== 'string' || from === to) return true;
  return typeof to === 'string' && (states.moves[from] ?? []).includes(to);
}

/** Every state, and whether a record that is in `from` may go there. */
export const movesFrom = (register: Register, from: FieldValue): readonly Move[] =>
  statesOf(register).map((state) => ({ state, isAllowed: isMoveAllowed(register, from, state) }));
