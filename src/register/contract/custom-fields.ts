import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { customGroup, customKinds } from './custom.ts';
import { why } from './parts.ts';
import type { Register } from './register.ts';
import { instantSchema } from './schemas.ts';

/** The most fields that a workspace may add to one register, archived ones among them. */
export const mostFields = 100;

const label = z.string().trim().min(1).max(100);
const help = z.string().trim().max(500);
const unit = z.string().trim().min(1).max(30);
const optionLabel = z.string().trim().min(1).max(200);

const seen = z.object({
  id: idOf('field'),
  register: z.string().describe('the kind of the records that have it'),
  name: z.string().describe('the name among `values`, in filters and columns; it never changes'),
  label: z.string(),
  help: z.string(),
  kind: z.enum(customKinds),
  group: z.string(),
  required: z.boolean(),
  unit: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  target: z.string().nullable().describe('the kind of the records that it links to'),
  position: z.number().describe('fields stand by it, the smallest first'),
  version: z.int(),
  archivedAt: instantSchema.nullable(),
});

const entry = z.string().nullable().describe('the entry that says so; `null` where nothing differed');

const version = z.int().optional().describe('the version that was read; refused when it is no longer current');

const partsOf = (register: Register) => {
  const home = `/workspaces/{workspace}/${register.noun}/fields` as const;
  const workspace = { workspace: idOf('workspace') };
  const group = z.enum([...Object.keys(register.groups).filter((name) => name !== customGroup), customGroup]);
  return { home, one: `${home}/{field}` as const, workspace, field: { ...workspace, field: idOf('field') }, group };
};

/** INVARIANT: choices have options, and no other kind has; a link has a target. */
const asItsKind = (shape: z.ZodRawShape): z.ZodObject =>
  z.strictObject(shape).superRefine((input, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const isChoice = input['kind'] === 'oneOf' || input['kind'] === 'manyOf';
    if (isChoice !== (input['options'] !== undefined))
      complain('options', isChoice ? 'name at least one option' : 'only `oneOf` and `manyOf` have options');
    if ((input['kind'] === 'link') !== (input['target'] !== undefined))
      complain('target', input['kind'] === 'link' ? 'say which register it links to' : 'only a `link` has a target');
    if (input['unit'] !== undefined && input['kind'] !== 'number') complain('unit', 'only a `number` has a unit');
  });

const answer = z.object({ field: seen, entry });
const example = { workspace: 'ws', field: 'fld' };

/** Fields that are read and added. */
function definingContracts(register: Register) {
  const { kind, noun, label: called } = register;
  const { home, workspace, group } = partsOf(register);
  return {
    fields: {
      id: `${noun}.fields`,
      summary: `List the fields that the workspace added to ${called.many}, archived ones too`,
      may: `${kind}.read`,
      method: 'GET',
      path: home,
      takes: z.strictObject(workspace),
      gives: z.object({
        fields: z.array(seen),
        linked: z.array(seen).describe('those of the registers that its fields link to'),
        abilities: z.record(z.string(), z.boolean()),
      }),
      refuses: [],
      example: { workspace: 'ws' },
    },
    defineField: {
      id: `${noun}.define-field`,
      summary: `Add a field of the workspace's own to ${called.many}`,
      may: 'field.define',
      method: 'POST',
      path: home,
      takes: asItsKind({
        ...workspace,
        label,
        help: help.default(''),
        kind: z.enum(customKinds).default('text'),
        group: group.default(customGroup),
        required: z.boolean().default(false).describe('whether new and edited records need a value; imports do not'),
        unit: unit.optional(),
        options: z.array(optionLabel).min(1).max(200).optional().describe('what its choices are called, in order'),
        target: z.string().max(40).optional().describe('the kind of the records that it links to, such as `staff`'),
      }),
      gives: answer,
      refuses: ['name_taken', 'too_many_fields', 'unknown_target'],
      example: { workspace: 'ws', label: 'Cost centre' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Fields that are changed, leave and come back. */
function changingContracts(register: Register) {
  const { noun, label: called } = register;
  const { one, field, group } = partsOf(register);
  return {
    editField: {
      id: `${noun}.edit-field`,
      summary: `Change a field that the workspace added to ${called.many}: what it is called, its place, its choices; its kind stays`,
      may: 'field.define',
      method: 'PATCH',
      path: one,
      takes: z.strictObject({
        ...field,
        version,
        label: label.optional(),
        help: help.optional(),
        group: group.optional(),
        required: z.boolean().optional(),
        unit: unit.nullable().optional(),
        options: z
          .array(z.strictObject({ value: z.string().max(100).optional(), label: optionLabel }))
          .min(1)
          .max(200)
          .optional()
          .describe('its choices in order; one without `value` is new, and all that are there stay'),
        position: z.int().min(1).max(mostFields).optional().describe('its place among the fields, from 1'),
        why,
      }),
      gives: answer,
      refuses: ['name_taken', 'changed_meanwhile', 'archived', 'options_stay'],
      example: { ...example, help: 'Where its cost is booked.' },
    },
    archiveField: {
      id: `${noun}.archive-field`,
      summary: `Archive a field that the workspace added: it is seen no more, its values and its history stay`,
      may: 'field.define',
      method: 'POST',
      path: `${one}/archive`,
      takes: z.strictObject({ ...field, version, why }),
      gives: answer,
      refuses: ['changed_meanwhile', 'archived'],
      example,
    },
    restoreField: {
      id: `${noun}.restore-field`,
      summary: `Bring an archived field back, with the values that it had`,
      may: 'field.define',
      method: 'POST',
      path: `${one}/restore`,
      takes: z.strictObject({ ...field, version, why }),
      gives: answer,
      refuses: ['changed_meanwhile', 'not_archived', 'name_taken'],
      example,
    },
  } as const satisfies Record<string, Contract>;
}

/** The contracts by which a workspace has fields of its own in a register. */
export const customFieldContracts = (register: Register) => ({
  ...definingContracts(register),
  ...changingContracts(register),
});
