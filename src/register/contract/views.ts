import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { boardNames } from './group-names.ts';
import { groupSchema } from './groups.ts';
import type { Register } from './register.ts';
import { filterSchema, instantSchema, largestPage, viewSchema } from './schemas.ts';

/** A column of a list that is no field: when a record was last changed. */
const changedOn = 'updatedAt';

/** A saved view as it is read. `query` is what stands behind the `?` of the list's address, without page. */
const viewSeen = z.object({
  id: idOf('view'),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  owner: z.object({ id: idOf('person'), name: z.string() }),
  version: z.int(),
  updatedAt: instantSchema,
  abilities: z.record(z.string(), z.boolean()).describe('what the caller may do with this view'),
});

/** What a saved view may ask of a list: all that narrows and orders it, its columns and the size of its pages. */
const askable = (register: Register): z.ZodObject =>
  z.strictObject({
    ...filterSchema(register),
    ...viewSchema(register),
    ...groupSchema(register),
    board: z.enum(boardNames(register)).optional(),
    columns: z.array(z.enum([...Object.keys(register.fields), changedOn])).optional(),
    size: z.coerce.number().int().min(1).max(largestPage).optional(),
  });

/** The query of a saved view, as an address has it behind the `?`; each problem has the path of its name. Input may be hostile. */
function queryText(register: Register) {
  const schema = askable(register);
  return z
    .string()
    .max(20_000)
    .superRefine((text, context) => {
      const { error } = schema.safeParse(valuesOf(text, schema));
      for (const issue of error?.issues ?? []) {
        for (const [path, message] of toldBy(issue)) context.addIssue({ code: 'custom', path, message });
      }
    })
    .describe(
      'filters, search, sort, columns, archive and page size, as the list takes them: `stage=operation&sort=-name`',
    );
}

type Told = readonly [path: PropertyKey[], message: string];

const toldBy = (issue: z.core.$ZodIssue): readonly Told[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => [[key], `\`${key}\` is not known here`])
    : [[issue.path, issue.message]];

const valuesOf = (text: string, { shape }: z.ZodObject): Readonly<Record<string, unknown>> => {
  const params = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 && !isList(shape[name]) ? values[0] : values];
    }),
  );
};

const isList = (schema: unknown): boolean =>
  schema instanceof z.ZodOptional ? isList(schema.unwrap()) : schema instanceof z.ZodArray;

const name = z.string().trim().min(1).max(100);
const entry = z.string().nullable().describe('the entry that says so; `null` where nothing differed');

const partsOf = ({ noun }: Register) => ({
  home: `/workspaces/{workspace}/${noun}/views` as const,
  workspace: { workspace: idOf('workspace') },
});

const version = z.coerce
  .number()
  .int()
  .optional()
  .describe('the version that was read; refused when it is no longer current');

/** Views that are found again, and new ones. */
function savingContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home, workspace } = partsOf(register);
  return {
    views: {
      id: `${noun}.views`,
      summary: `List the saved views of ${label.many}: your own, and those that are shared`,
      may: `${kind}.read`,
      method: 'GET',
      path: home,
      takes: z.strictObject(workspace),
      gives: z.object({ views: z.array(viewSeen), abilities: z.record(z.string(), z.boolean()) }),
      refuses: [],
      example: { workspace: 'ws' },
    },
    saveView: {
      id: `${noun}.save-view`,
      summary: `Save a view of the list of ${label.many} under a name, for yourself or shared with the workspace`,
      may: `${kind}.read`,
      method: 'POST',
      path: home,
      takes: z.strictObject({ ...workspace, name, query: queryText(register), shared: z.boolean().default(false) }),
      gives: z.object({ view: viewSeen, entry }),
      refuses: ['name_taken', 'may_not_share'],
      example: { workspace: 'ws', name: 'By name', query: `sort=-${register.title}` },
    },
  } as const satisfies Record<string, Contract>;
}

/** Views that are changed, and that go. */
function changingContracts(register: Register) {
  const { kind, noun } = register;
  const { home, workspace } = partsOf(register);
  return {
    editView: {
      id: `${noun}.edit-view`,
      summary: `Rename a saved view, change what it shows, share it or stop sharing it, or bring it back after deleting`,
      may: `${kind}.read`,
      method: 'PATCH',
      path: `${home}/{view}`,
      takes: z.strictObject({
        ...workspace,
        view: idOf('view'),
        version,
        name: name.optional(),
        query: queryText(register).optional(),
        shared: z.boolean().optional(),
        deleted: z.literal(false).optional().describe('`false` brings a view back that was deleted'),
      }),
      gives: z.object({ view: viewSeen, entry }),
      refuses: ['name_taken', 'may_not_share', 'not_your_view', 'changed_meanwhile'],
      example: { workspace: 'ws', view: 'viw', name: 'Under another name' },
    },
    deleteView: {
      id: `${noun}.delete-view`,
      summary: `Delete a saved view; its records stay, and the view can be brought back`,
      may: `${kind}.read`,
      method: 'DELETE',
      path: `${home}/{view}`,
      takes: z.strictObject({ ...workspace, view: idOf('view'), version }),
      gives: z.object({ view: viewSeen, entry }),
      refuses: ['not_your_view', 'changed_meanwhile'],
      example: { workspace: 'ws', view: 'viw' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Ways of looking at a register's list that were given a name: one's own, and those that others share. */
export const viewContracts = (register: Register) => ({
  ...savingContracts(register),
  ...changingContracts(register),
});
