import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { inputSchema } from './field.ts';
import { parts } from './parts.ts';
import { fieldsOf, type Register } from './register.ts';
import { instantSchema } from './schemas.ts';

const name = z.string().trim().min(1).max(100);

const given = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const templateSeen = z.object({
  id: idOf('template'),
  name: z.string(),
  values: given.describe('what a record that is made from it begins with'),
  madeBy: z.string().describe('the name of who made it'),
  version: z.int(),
  updatedAt: instantSchema,
});

/** Values by field: any of the register's own, none of them required. */
const templateValues = (register: Register) =>
  z.strictObject(Object.fromEntries(fieldsOf(register).map(([field, of]) => [field, inputSchema(of).optional()])));

const version = z.coerce
  .number()
  .int()
  .optional()
  .describe('the version that was read; refused when it is no longer current');

const written = z.object({
  template: templateSeen,
  entry: z.string().nullable().describe('the entry that says so; `null` where nothing differed'),
});

/** What new records of a register may begin with: kept by who keeps the register, used by all who add to it. */
export const templateContracts = (register: Register) => ({
  ...keepingContracts(register),
  ...changingContracts(register),
});

function keepingContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home: records, workspace } = parts(register);
  const home = `${records}/templates` as const;
  return {
    templates: {
      id: `${noun}.templates`,
      summary: `List the templates of ${label.many}, by name`,
      may: `${kind}.read`,
      method: 'GET',
      path: home,
      takes: z.strictObject(workspace),
      gives: z.object({
        templates: z.array(templateSeen),
        titles: z.record(z.string(), z.string()).describe('what the records are called that they link to, by id'),
        abilities: z.record(z.string(), z.boolean()),
      }),
      refuses: [],
      example: { workspace: 'ws' },
    },
    saveTemplate: {
      id: `${noun}.save-template`,
      summary: `Keep values, or those of a record of ${label.many}, as a template for new ones`,
      may: `${kind}.template`,
      method: 'POST',
      path: home,
      takes: z.strictObject({
        ...workspace,
        templateName: name,
        record: idOf(kind).optional().describe('the record whose values are kept, without its title and its state'),
        values: templateValues(register).optional().describe('values beside them, or in their place'),
      }),
      gives: written,
      refuses: ['name_taken'],
      example: { workspace: 'ws', templateName: 'The usual' },
    },
  } as const satisfies Record<string, Contract>;
}

function changingContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home: records, workspace } = parts(register);
  const path = `${records}/templates/{template}` as const;
  const one = { ...workspace, template: idOf('template') };
  return {
    editTemplate: {
      id: `${noun}.edit-template`,
      summary: `Rename a template of ${label.many}, change what it holds, or bring it back after deleting`,
      may: `${kind}.template`,
      method: 'PATCH',
      path,
      takes: z.strictObject({
        ...one,
        version,
        templateName: name.optional(),
        values: templateValues(register).optional().describe('all that it is to hold'),
        deleted: z.literal(false).optional().describe('`false` brings back a template that was deleted'),
      }),
      gives: written,
      refuses: ['name_taken', 'changed_meanwhile'],
      example: { workspace: 'ws', template: 'tpl', templateName: 'Another name' },
    },
    deleteTemplate: {
      id: `${noun}.delete-template`,
      summary: `Delete a template of ${label.many}; records made from it stay, and it can be brought back`,
      may: `${kind}.template`,
      method: 'DELETE',
      path,
      takes: z.strictObject({ ...one, version }),
      gives: written,
      refuses: ['changed_meanwhile'],
      example: { workspace: 'ws', template: 'tpl' },
    },
  } as const satisfies Record<string, Contract>;
}
