import type { Operation } from '../../store/index.ts';
import type { Register } from '../contract/register.ts';
import type { SourcesOfFields } from '../describe.ts';
import { declaredOperations } from '../operations.ts';
import { customFieldOperations } from './operations.ts';
import { ownAmong, registersHere } from './registers.ts';

const made = new WeakMap<Register, readonly Operation[]>();

/** The operations of a register as it is in a workspace, made once for each that has the same custom fields. */
function operationsOf(
  register: Register,
  registers: readonly Register[],
  sources: SourcesOfFields,
): readonly Operation[] {
  const known = made.get(register) ?? declaredOperations(register, registers, sources);
  made.set(register, known);
  return known;
}

/**
 * Every operation that a register has from its declaration; in a workspace with custom fields, from those too. Those by which
 * such fields are defined are the same everywhere.
 */
export const registerOperations = (
  register: Register,
  registers: readonly Register[],
  sources: SourcesOfFields,
): readonly Operation[] => [
  ...operationsOf(register, registers, sources).map(
    (operation, place): Operation =>
      operation.scope === 'workspace'
        ? {
            ...operation,
            here: async (work) => {
              const all = await registersHere(registers, work);
              return all === registers ? undefined : operationsOf(ownAmong(all, register), all, sources)[place];
            },
          }
        : operation,
  ),
  ...customFieldOperations(register, registers),
];
