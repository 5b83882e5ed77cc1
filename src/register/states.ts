import { type Refusal, refusal } from '../kernel/problem.ts';
import type { Register } from './contract/register.ts';
import type { RecordRow } from './rows.ts';

/** Whether the register's states forbid going from one record to the other, with what would be allowed. */
export function refusedMove(
  register: Register,
  before: RecordRow,
  after: RecordRow,
): Refusal<'move_not_allowed'> | undefined {
  const { states } = register;
  if (!states) return undefined;
  const [from, to] = [before.values[states.field], after.values[states.field]];
  if (typeof from !== 'string' || from === to) return undefined;
  const allowed = states.moves[from] ?? [];
  if (typeof to === 'string' && allowed.includes(to)) return undefined;
  const message = `\`${from}\` may become ${allowed.map((state) => `\`${state}\``).join(', ')}`;
  return refusal('move_not_allowed', message, [{ path: ['values', states.field], code: 'move_not_allowed', message }]);
}
