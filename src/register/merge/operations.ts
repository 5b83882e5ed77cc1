import * as z from 'zod';
import type { Contract } from '../../kernel/operation.ts';
import { ok } from '../../kernel/result.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { textIn } from '../bulk/input.ts';
import { mergeContracts, sides } from '../contract/merge.ts';
import type { Register } from '../contract/register.ts';
import { titlesFor } from '../links.ts';
import { mergeRecords } from './merge.ts';
import { undoMerge } from './undo-merge.ts';

const choices = z.record(z.string(), z.enum(sides).optional());

const versionIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const rowsIn = (moved: readonly { readonly rows: readonly unknown[] }[]): number =>
  moved.reduce((sum, { rows }) => sum + rows.length, 0);

/** The operations by which two records become one, and two again. */
export function mergeOperations(register: Register, registers: readonly Register[]): readonly Operation[] {
  const contracts = mergeContracts(register);
  const { kind } = register;
  return [
    workspaceOperation<Contract>(contracts.merge, async ({ work, input, may }) => {
      const done = await mergeRecords(register, work, {
        winner: { id: String(input[kind]), version: versionIn(input['version']) },
        loser: { id: String(input['loser']), version: versionIn(input['loserVersion']) },
        choose: choices.parse(input['choose'] ?? {}),
        why: textIn(input['why']),
        registers,
      });
      if (!done.ok) return done;
      const { merge, record, relinked, moved } = done.value;
      const titles = await titlesFor(register, work, record.values);
      const abilities = { edit: may(`${kind}.edit`), archive: may(`${kind}.archive`) };
      return ok({ merge, record: { ...record, titles }, relinked: relinked.length, moved: rowsIn(moved), abilities });
    }),
    workspaceOperation<Contract>(contracts.undoMerge, async ({ work, input }) => {
      const asked = { id: String(input['merge']), registers, why: textIn(input['why']) };
      const undone = await undoMerge(register, work, asked);
      if (!undone.ok) return undone;
      const { winner_id: winner, loser_id: loser, relinked, moved } = undone.value;
      return ok({ winner, loser, relinked: relinked.length, moved: rowsIn(moved) });
    }),
  ];
}
