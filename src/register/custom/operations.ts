import * as z from 'zod';
import type { Contract } from '../../kernel/operation.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { textIn } from '../bulk/input.ts';
import { type CustomField, customKinds } from '../contract/custom.ts';
import { customFieldContracts } from '../contract/custom-fields.ts';
import type { Register } from '../contract/register.ts';
import { linkFields } from '../links.ts';
import { defineField, editField, type FieldTarget, setFieldArchived } from './commands.ts';
import { readCustomFields } from './definitions.ts';

/** The operations by which a workspace has fields of its own in a register. */
export function customFieldOperations(register: Register, registers: readonly Register[]): readonly Operation[] {
  const contracts = customFieldContracts(register);
  return [
    workspaceOperation<Contract>(contracts.fields, async ({ work, may }) => {
      const all = await readCustomFields(work);
      const linked = new Set(linkFields(register).map(({ to }) => to.kind));
      linked.delete(register.kind);
      return ok({
        fields: all.filter((field) => field.register === register.kind),
        linked: all.filter(
          (field) =>
            field.archivedAt === null && registers.some(({ kind }) => kind === field.register && linked.has(kind)),
        ),
        abilities: { define: may('field.define') },
      });
    }),
    workspaceOperation<Contract>(contracts.defineField, async ({ work, input }) =>
      answer(work, await defineField(register, work, { wanted: newField.parse(input), registers })),
    ),
    workspaceOperation<Contract>(contracts.editField, async ({ work, input }) =>
      answer(work, await editField(register, work, { target: targetIn(input), wanted: change.parse(input) })),
    ),
    workspaceOperation<Contract>(contracts.archiveField, async ({ work, input }) =>
      answer(work, await setFieldArchived(register, work, { target: targetIn(input), to: 'archived' })),
    ),
    workspaceOperation<Contract>(contracts.restoreField, async ({ work, input }) =>
      answer(work, await setFieldArchived(register, work, { target: targetIn(input), to: 'restored' })),
    ),
  ];
}

/** The input as the commands take it; its contract has checked it. */
const newField = z.object({
  label: z.string(),
  help: z.string(),
  kind: z.enum(customKinds),
  group: z.string(),
  required: z.boolean(),
  unit: z.string().nullable().default(null),
  target: z.string().nullable().default(null),
  options: z.array(z.string()).default([]),
});

const change = z.object({
  label: z.string().optional(),
  help: z.string().optional(),
  group: z.string().optional(),
  required: z.boolean().optional(),
  unit: z.string().nullable().optional(),
  options: z.array(z.object({ value: z.string().optional(), label: z.string() })).optional(),
  position: z.int().optional(),
});

const targetIn = (input: Readonly<Record<string, unknown>>): FieldTarget => ({
  id: String(input['field']),
  version: typeof input['version'] === 'number' ? input['version'] : undefined,
  why: textIn(input['why']),
});

const answer = <E>(work: Work, changed: Result<CustomField, E>) =>
  changed.ok ? ok({ field: changed.value, entry: work.lastEntry() ?? null }) : changed;
