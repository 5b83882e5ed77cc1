import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { isMany, valueSchema } from './field.ts';
import { fieldsOf, type Register, writtenFieldsOf } from './register.ts';
import { changedValues, filterSchema } from './schemas.ts';

/** The most records that one call changes. */
export const mostAtOnce = 5_000;

/** Why a record is left as it is. */
export const leftBecause = [
  'changed_meanwhile',
  'archived',
  'move_not_allowed',
  'move_incomplete',
  'not_understood',
  'value_refused',
] as const;

const shapeOf = (shape: z.ZodRawShape): z.ZodObject => z.strictObject(shape);

/** Which records are meant: by their ids, by ids with versions and own values, or all that a list's filter finds. */
const targets = (register: Register) => ({
  ids: z.array(idOf(register.kind)).min(1).max(mostAtOnce).optional().describe('the records that are meant, by id'),
  filter: shapeOf(filterSchema(register)).optional(),
});

const waysToMean = ['ids', 'records', 'filter'] as const;

/** INVARIANT: an input means its records in one way. */
const inOneWay = (shape: z.ZodRawShape): z.ZodObject =>
  shapeOf(shape).refine((input) => waysToMean.filter((name) => input[name] !== undefined).length === 1, {
    path: ['ids'],
    message: 'say which records are meant in one way: by `ids`, by `records` or by a `filter`',
  });

const version = z.int().optional().describe('the version that was read; without it any is changed');

const why = z.string().trim().max(2000).optional();

const onProblem = z
  .enum(['refuse', 'leave'])
  .default('refuse')
  .describe('what happens where a record cannot be changed: nothing at all is, or that record alone is left');

/** Values that every record of a many-valued field gets or loses. */
const someOf = (register: Register) =>
  shapeOf(
    Object.fromEntries(
      fieldsOf(register)
        .filter(([, field]) => isMany(field))
        .map(([name, field]) => [name, valueSchema(field).optional()]),
    ),
  ).optional();

const editInput = (register: Register) => ({
  ...targets(register),
  records: z
    .array(
      z.strictObject({
        id: idOf(register.kind),
        version,
        values: changedValues(register).optional(),
        texts: z
          .partialRecord(z.enum(writtenFieldsOf(register).map(([name]) => name)), z.string().max(100_000))
          .optional()
          .describe('values as people write them, read as cells of a file are; links by title'),
      }),
    )
    .min(1)
    .max(mostAtOnce)
    .optional()
    .describe('the records that are meant, each with the version that was read and values of its own'),
  set: changedValues(register).optional().describe('values that all get; `null` empties a field'),
  add: someOf(register),
  remove: someOf(register),
  onProblem,
});

const recordRef = (register: Register) => z.object({ id: idOf(register.kind), version: z.int() });

/** What came, or would come, of a call for its records. `left` counts all that stay as they are; the first are named. */
const outcome = (register: Register) => ({
  found: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  left: z.int(),
  firstLeft: z.array(
    z.object({
      id: idOf(register.kind),
      title: z.string(),
      field: z.string().nullable(),
      code: z.enum(leftBecause),
      message: z.string(),
    }),
  ),
  /** The records that are changed, with the version to be changed (when tried) or the new one (when done). */
  records: z.array(recordRef(register)),
});

const edited = (register: Register) => ({
  ...outcome(register),
  /** What changes in each field, with the first few records as examples. */
  fields: z.array(
    z.object({
      field: z.string(),
      records: z.int(),
      examples: z.array(
        z.object({
          id: idOf(register.kind),
          title: z.string(),
          from: z.unknown().nullable(),
          to: z.unknown().nullable(),
        }),
      ),
    }),
  ),
  titles: z.record(z.string(), z.string()),
});

const undoSchema = (register: Register) =>
  z
    .array(z.object({ id: idOf(register.kind), version: z.int(), values: z.record(z.string(), z.unknown()) }))
    .nullable()
    .describe(
      '`records` of a call that sets all back, without those whose state has no way back; `null` where too long',
    );

/** Changes of many records at once. */
export function bulkContracts(register: Register) {
  const { kind, noun, label } = register;
  const home = `/workspaces/{workspace}/${noun}/bulk` as const;
  const workspace = { workspace: idOf('workspace') };
  const example = { workspace: 'ws', ids: [kind] };
  const set = { [register.title]: `An example of ${label.one}` };
  return {
    checkBulkEdit: {
      id: `${noun}.check-bulk-edit`,
      summary: `Try an edit of many records without writing anything: what would change per field, and what could not`,
      may: `${kind}.edit`,
      method: 'POST',
      path: `${home}/check`,
      takes: inOneWay({ ...workspace, ...editInput(register) }),
      gives: z.object({
        ...edited(register),
        reason: z
          .enum(['required', 'asked'])
          .nullable()
          .describe('whether the moves of states that it makes are made with a reason'),
      }),
      refuses: ['too_many_records'],
      example: { ...example, set },
    },
    bulkEdit: {
      id: `${noun}.bulk-edit`,
      summary: `Change fields of many records at once, each with its own entry`,
      may: `${kind}.edit`,
      method: 'POST',
      path: `${home}/edit`,
      takes: inOneWay({ ...workspace, ...editInput(register), why }),
      gives: z.object({ bulk: idOf('bulk'), ...edited(register), undo: undoSchema(register) }),
      refuses: ['too_many_records', 'records_refused'],
      example: { ...example, set },
    },
    bulkArchive: archiving(register, { verb: 'archive', does: 'Archive many records at once: they leave the lists' }),
    bulkRestore: archiving(register, { verb: 'restore', does: 'Bring many archived records back at once' }),
  } as const satisfies Record<string, Contract>;
}

const archiving = (
  register: Register,
  { verb, does }: { readonly verb: 'archive' | 'restore'; readonly does: string },
) =>
  ({
    id: `${register.noun}.bulk-${verb}`,
    summary: does,
    may: `${register.kind}.archive`,
    method: 'POST',
    path: `/workspaces/{workspace}/${register.noun}/bulk/${verb}`,
    takes: inOneWay({
      workspace: idOf('workspace'),
      ...targets(register),
      records: z
        .array(z.strictObject({ id: idOf(register.kind), version }))
        .min(1)
        .max(mostAtOnce)
        .optional(),
      onProblem,
      why,
    }),
    gives: z.object({ bulk: idOf('bulk'), ...outcome(register) }),
    refuses: ['too_many_records', 'records_refused'],
    example: { workspace: 'ws', ids: [register.kind] },
  }) as const satisfies Contract;
