import { oncePer } from '../../kernel/once-per.ts';
import type { Operation } from '../../store/index.ts';
import type { Register } from '../contract/register.ts';
import type { SourcesOfFields } from '../describe.ts';
import { declaredOperations } from '../operations.ts';
import { customFieldOperations } from './operations.ts';
import { ownAmong, registersHere } from './registers.ts';

/** The operations of a register as it is in a workspace, made once for each that has the same custom fields. */
const operationsOf = oncePer((sources: SourcesOfFields) =>
  oncePer((registers: readonly Register[]) =>
    oncePer((register: Register) => declaredOperations(register, registers, sources)),
  ),
);

/**
 * Every operation that a register has from its declaration; in a workspace with custom fields, from those too. Those by which
 * such fields are defined are the same everywhere.
 */
export const registerOperations = (
  register: Register,
  registers: readonly Register[],
  sources: SourcesOfFields,
): readonly Operation[] => [
  ...operationsOf(sources)(registers)(register).map(
    (operation, place): Operation =>
      operation.scope === 'workspace'
        ? {
            ...operation,
            here: async (work) => {
              const all = await registersHere(registers, work);
              return all === registers ? undefined : operationsOf(sources)(all)(ownAmong(all, register))[place];
            },
          }
        : operation,
  ),
  ...customFieldOperations(register, registers),
];
