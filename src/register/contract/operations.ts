import * as z from 'zod';
import { oncePer } from '../../kernel/once-per.ts';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { asOnAnswer, asOnSchema, entryChangeSchema, recordDifferences } from './as-on.ts';
import { bulkContracts } from './bulk.ts';
import { commentContracts } from './comments.ts';
import { customFieldContracts } from './custom-fields.ts';
import { descriptionContracts } from './description.ts';
import { duplicateContracts } from './duplicates.ts';
import { facetContracts } from './facets.ts';
import { feedAnswer, feedQuestion } from './feed.ts';
import { fileContracts } from './files.ts';
import { groupSchema, groupsAnswer } from './groups.ts';
import { mergeContracts, mergesSchema } from './merge.ts';
import { parts, queryOf, why } from './parts.ts';
import type { Register } from './register.ts';
import {
  changedValues,
  filterSchema,
  instantSchema,
  largestPage,
  newValues,
  recordSchema,
  rowSchema,
  viewSchema,
} from './schemas.ts';
import { templateContracts } from './templates.ts';
import { viewContracts } from './views.ts';

const abilities = z.record(z.string(), z.boolean()).describe('what the caller may do here');

/** One entry of a record's history, newest first; `index` is its place in the ledger once it is sequenced. */
const historyEntrySchema = z.object({
  entry: z.string(),
  index: z.int().nullable(),
  event: z.string(),
  at: instantSchema,
  version: z.int(),
  actor: z.object({ person: z.string(), name: z.string(), via: z.string() }),
  why: z.string().nullable(),
  changes: z.array(entryChangeSchema),
});

/** The records of one register that link here by one field: the first of them by title, and how many there are. */
const relatedSchema = z.object({
  kind: z.string(),
  noun: z.string(),
  many: z.string().describe('what records of that register are called, in English'),
  field: z.string(),
  label: z.string().describe('what the field is called, in English'),
  total: z.int(),
  records: z.array(z.object({ id: z.string(), title: z.string() })),
});

const version = z
  .int()
  .optional()
  .describe('the version that was read; the edit is refused when it is no longer current');

const title = (register: Register) => ({ [register.title]: `An example of ${register.label.one}` });

const written = (register: Register) =>
  z.object({
    record: recordSchema(register),
    entry: z
      .string()
      .nullable()
      .describe('the entry that says so; `null` where nothing differed and nothing was written'),
    abilities,
  });

/** Lists and records. */
function readingContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home, one, workspace, record, example } = parts(register);
  return {
    list: {
      id: `${noun}.list`,
      summary: `List ${label.many}, filtered, sorted and searched`,
      may: `${kind}.read`,
      method: 'GET',
      path: home,
      takes: queryOf({
        ...workspace,
        ...filterSchema(register),
        ...viewSchema(register),
        ...groupSchema(register),
        asOn: asOnSchema.optional(),
        page: z.coerce.number().int().min(1).max(1_000_000).default(1),
        size: z.coerce.number().int().min(1).max(largestPage).default(50),
      }),
      gives: z.object({
        total: z.int(),
        page: z.int(),
        size: z.int(),
        rows: z.array(rowSchema(register)),
        groups: groupsAnswer.optional(),
        abilities,
        asOn: asOnAnswer.optional(),
      }),
      refuses: [],
      example: { workspace: 'ws' },
      isRemembered: true,
    },
    read: {
      id: `${noun}.read`,
      summary: `Read one record of ${label.many}`,
      may: `${kind}.read`,
      method: 'GET',
      path: one,
      takes: z.strictObject({ ...record, asOn: asOnSchema.optional() }),
      gives: z.object({
        record: recordSchema(register),
        merges: mergesSchema.optional(),
        abilities,
        asOn: recordDifferences.optional(),
      }),
      refuses: ['not_there_yet'],
      example,
    },
  } as const satisfies Record<string, Contract>;
}

/** What stands around a record. */
function aroundContracts(register: Register) {
  const { kind, noun, label } = register;
  const { one, record, example } = parts(register);
  return {
    related: {
      id: `${noun}.related`,
      summary: `Read which records of all registers link to one record of ${label.many}`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${one}/related`,
      takes: z.strictObject(record),
      gives: z.object({ related: z.array(relatedSchema) }),
      refuses: [],
      example,
    },
    history: {
      id: `${noun}.history`,
      summary: `Read who changed what in one record, field by field, newest first`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${one}/history`,
      takes: z.strictObject({
        ...record,
        size: z.coerce.number().int().min(1).max(500).default(100),
        before: idOf('entry').optional(),
      }),
      gives: z.object({ entries: z.array(historyEntrySchema), more: z.boolean() }),
      refuses: [],
      example,
    },
  } as const satisfies Record<string, Contract>;
}

/** New records and changes of records. */
function writingContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home, one, workspace, record, example } = parts(register);
  return {
    create: {
      id: `${noun}.create`,
      summary: `Add a record to ${label.many}`,
      may: `${kind}.create`,
      method: 'POST',
      path: home,
      takes: z.strictObject({ ...workspace, values: newValues(register) }),
      gives: written(register),
      refuses: ['move_not_allowed', 'move_incomplete'],
      example: { workspace: 'ws', values: title(register) },
    },
    defaults: {
      id: `${noun}.defaults`,
      summary: `Read what a new record of ${label.many} begins with where nothing is said`,
      may: `${kind}.create`,
      method: 'GET',
      path: `${home}/defaults`,
      takes: z.strictObject(workspace),
      gives: z.object({
        values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        titles: z.record(z.string(), z.string()),
      }),
      refuses: [],
      example: { workspace: 'ws' },
    },
    edit: {
      id: `${noun}.edit`,
      summary: `Change fields of one record`,
      may: `${kind}.edit`,
      method: 'PATCH',
      path: one,
      takes: z.strictObject({
        ...record,
        version,
        values: changedValues(register),
        why,
      }),
      gives: written(register),
      refuses: ['changed_meanwhile', 'move_not_allowed', 'move_incomplete', 'archived'],
      example: { ...example, values: title(register) },
    },
  } as const satisfies Record<string, Contract>;
}

/** Records that leave the lists and come back. */
function archivingContracts(register: Register) {
  const { kind, noun } = register;
  const { one, record, example } = parts(register);
  return {
    archive: {
      id: `${noun}.archive`,
      summary: `Archive one record: it leaves the lists, its history stays`,
      may: `${kind}.archive`,
      method: 'POST',
      path: `${one}/archive`,
      takes: z.strictObject({ ...record, version, why }),
      gives: written(register),
      refuses: ['changed_meanwhile', 'archived'],
      example,
    },
    restore: {
      id: `${noun}.restore`,
      summary: `Bring an archived record back`,
      may: `${kind}.archive`,
      method: 'POST',
      path: `${one}/restore`,
      takes: z.strictObject({ ...record, version, why }),
      gives: written(register),
      refuses: ['changed_meanwhile', 'not_archived'],
      example,
    },
  } as const satisfies Record<string, Contract>;
}

/** Who did what in a register. */
function feedContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home, workspace } = parts(register);
  return {
    feed: {
      id: `${noun}.feed`,
      summary: `Read who did what in ${label.many}, newest first`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/feed`,
      takes: z.strictObject({ ...workspace, ...feedQuestion, record: idOf(kind).optional() }),
      gives: feedAnswer,
      refuses: [],
      example: { workspace: 'ws', person: 'per' },
    },
  } as const satisfies Record<string, Contract>;
}

/** The contracts of every operation that a register has from its declaration; made once for each register. */
export const registerContracts = oncePer((register: Register) => ({
  ...readingContracts(register),
  ...aroundContracts(register),
  ...descriptionContracts(register),
  ...writingContracts(register),
  ...archivingContracts(register),
  ...fileContracts(register),
  ...viewContracts(register),
  ...facetContracts(register),
  ...feedContracts(register),
  ...bulkContracts(register),
  ...commentContracts(register),
  ...duplicateContracts(register),
  ...mergeContracts(register),
  ...templateContracts(register),
  ...customFieldContracts(register),
}));
