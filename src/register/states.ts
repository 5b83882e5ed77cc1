import { type InputProblem, type Refusal, refusal } from '../kernel/problem.ts';
import { demandsOf, isMoveAllowed, statesAfter } from './contract/moves.ts';
import type { Register } from './contract/register.ts';
import type { RecordRow } from './rows.ts';

/** A record as it was, where it was, as it is to be, and whether a reason is given. */
export type Passage = {
  readonly before: Pick<RecordRow, 'values'> | undefined;
  readonly after: Pick<RecordRow, 'values'>;
  readonly isReasoned: boolean;
};

/** Why the register's states forbid going from one record to the other: the move itself, or all that it lacks at once. */
export function refusedMove(
  register: Register,
  { before, after, isReasoned }: Passage,
): Refusal<'move_not_allowed' | 'move_incomplete'> | undefined {
  const { states } = register;
  if (!states) return undefined;
  const [from, to] = [before?.values[states.field] ?? null, after.values[states.field] ?? null];
  if (!isMoveAllowed(register, from, to)) {
    const allowed = statesAfter(register, String(from)).map((state) => `\`${state}\``);
    const message = `\`${String(from)}\` may become ${allowed.join(', ')}`;
    const path = ['values', states.field];
    return refusal('move_not_allowed', message, [{ path, code: 'move_not_allowed', message }]);
  }
  const { fields, reason } = demandsOf(register, before?.values, after.values);
  const problems: InputProblem[] = fields.map((name) => ({
    path: ['values', name],
    code: 'needed_by_state',
    message: `${labelOf(register, name)} must be filled in where ${stateText(register, to)}`,
  }));
  if (reason === 'required' && !isReasoned) {
    const message = `say why this goes from ${optionLabel(register, from)} to ${optionLabel(register, to)}`;
    problems.push({ path: ['why'], code: 'reason_required', message });
  }
  if (problems.length === 0) return undefined;
  return refusal('move_incomplete', detailOf(register, { fields, to, problems }), problems);
}

type Lacking = {
  readonly fields: readonly string[];
  readonly to: unknown;
  readonly problems: readonly InputProblem[];
};

const detailOf = (register: Register, { fields, to, problems }: Lacking): string => {
  const [first] = problems;
  if (fields.length === 0) return first?.message ?? '';
  const reason = problems.length > fields.length ? ', and a reason given' : '';
  return `${namedFields(register, fields)} must be filled in where ${stateText(register, to)}${reason}`;
};

/** Fields by their labels, as a sentence names several. */
export const namedFields = (register: Register, fields: readonly string[]): string =>
  new Intl.ListFormat('en').format(fields.map((name) => labelOf(register, name)));

const labelOf = ({ fields }: Register, name: string): string => fields[name]?.label ?? name;

/** A state in a sentence, such as `Stage is Operation`. */
export const stateText = (register: Register, state: unknown): string =>
  `${labelOf(register, register.states?.field ?? '')} is ${optionLabel(register, state)}`;

function optionLabel({ fields, states }: Register, state: unknown): string {
  const field = fields[states?.field ?? ''];
  return (field?.kind === 'oneOf' ? field.options[String(state)]?.label : undefined) ?? String(state);
}
