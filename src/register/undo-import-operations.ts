import type { Contract } from '../kernel/operation.ts';
import { ok } from '../kernel/result.ts';
import { type Operation, workspaceOperation } from '../store/index.ts';
import { registerContracts } from './contract/operations.ts';
import type { Register } from './contract/register.ts';
import { planUndo, undoAnswer } from './undo-import.ts';
import { carryOutUndo } from './undo-import-write.ts';

/** The operations by which an import is taken back: try it, and do it. */
export function undoImportOperations(register: Register, registers: readonly Register[]): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.checkUndoImport, async ({ work, input }) => {
      const plan = await planUndo(register, work, { id: String(input['import']), registers, isLocking: false });
      return plan.ok ? ok(await undoAnswer(plan.value, work)) : plan;
    }),
    workspaceOperation<Contract>(contracts.undoImport, async ({ work, input }) => {
      const plan = await planUndo(register, work, { id: String(input['import']), registers, isLocking: true });
      if (!plan.ok) return plan;
      const answer = await undoAnswer(plan.value, work);
      const { archived, restored, left } = answer;
      const why = typeof input['why'] === 'string' ? input['why'] : undefined;
      await carryOutUndo(work, plan.value, { kind: register.kind, why, figures: { archived, restored, left } });
      return ok(answer);
    }),
  ];
}
