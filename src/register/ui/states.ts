import type { FieldValue } from '../contract/field.ts';
import { isMoveAllowed } from '../contract/moves.ts';
import type { Register } from '../contract/register.ts';

/** A state that a record could go to, and whether it may. */
export type Move = { readonly state: string; readonly isAllowed: boolean };

/** The states of a register in the order of a life; none where it has no states. */
export function statesOf({ states, fields }: Register): readonly string[] {
  const field = states && fields[states.field];
  return field?.kind === 'oneOf' ? Object.keys(field.options) : [];
}

/** Every state, and whether a record that is in `from` may go there. */
export const movesFrom = (register: Register, from: FieldValue): readonly Move[] =>
  statesOf(register).map((state) => ({ state, isAllowed: isMoveAllowed(register, from, state) }));
