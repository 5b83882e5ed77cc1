import type { Contract } from '../kernel/operation.ts';
import { refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../store/index.ts';
import { momentIn, readRecordThen } from './as-on.ts';
import { computedThen, type RowThen, readPageThen } from './as-on-list.ts';
import { backgroundOperations } from './background.ts';
import { textIn, wantedIn } from './bulk/input.ts';
import { bulkOperations } from './bulk/operations.ts';
import { createRecord, editRecord, setArchived } from './commands.ts';
import { commentOperations } from './comments/operations.ts';
import { withComputed } from './computed.ts';
import { registerContracts } from './contract/operations.ts';
import type { Register } from './contract/register.ts';
import { defaultsOf } from './defaults.ts';
import { describe, type SourcesOfFields } from './describe.ts';
import { duplicateOperations } from './duplicates/operations.ts';
import { exportFile } from './export-file.ts';
import { facetOperations } from './facets-operations.ts';
import { feedQuestionIn, readFeed } from './feed.ts';
import { readHistory } from './history.ts';
import { importOperations } from './import-operations.ts';
import { ownTitles, titlesFor } from './links.ts';
import { readPage } from './list.ts';
import { readMerges } from './merge/merge.ts';
import { mergeOperations } from './merge/operations.ts';
import { readRelated } from './related.ts';
import type { RecordRow } from './rows.ts';
import { templateOperations } from './templates/operations.ts';
import { undoImportOperations } from './undo-import-operations.ts';
import { viewOperations } from './views-operations.ts';
import { readRecord } from './write.ts';

type May = (permission: string) => boolean;
type Taken = Readonly<Record<string, unknown>>;

/** Every operation that a register has, from its fields as they are given. */
export function declaredOperations(
  register: Register,
  registers: readonly Register[],
  sources: SourcesOfFields,
): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    ...readingOperations(register, registers),
    workspaceOperation<Contract>(contracts.describe, async () => ok(describe(register, await sources()))),
    ...writingOperations(register),
    workspaceOperation<Contract>(contracts.export, ({ work, input }) =>
      exportFile(register, work, { asked: input, at: momentIn(input), registers }),
    ),
    ...importOperations(register, registers),
    ...backgroundOperations(register),
    ...viewOperations(register),
    ...facetOperations(register),
    ...undoImportOperations(register, registers),
    workspaceOperation<Contract>(contracts.feed, ({ work, input }) =>
      readFeed([register], work, feedQuestionIn(input)),
    ),
    ...bulkOperations(register),
    ...commentOperations(register),
    ...duplicateOperations(register),
    ...mergeOperations(register, registers),
    ...templateOperations(register),
  ];
}

function readingOperations(register: Register, registers: readonly Register[]): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.list, async ({ work, input, may }) => {
      const { page, size } = input;
      const at = momentIn(input);
      if (at) {
        const { total, rows, groups, asOn } = await readPageThen(register, work, { asked: input, at, registers });
        return ok({ total, page, size, rows: rows.map(rowAnswer), groups, abilities: {}, asOn });
      }
      const { total, rows, groups } = await readPage(register, work, input);
      return ok({ total, page, size, rows: rows.map(rowAnswer), groups, abilities: listAbilities(register, may) });
    }),
    workspaceOperation<Contract>(contracts.read, async ({ work, input, may }) => {
      const at = momentIn(input);
      if (at) {
        const then = await readRecordThen(register, work, { id: idIn(register, input), at, registers });
        if (!then.ok) return then;
        const computed = await computedThen(register, work, { id: then.value.record.id, at, registers });
        const values = { ...then.value.record.values, ...computed };
        return ok({ ...then.value, record: { ...then.value.record, values }, abilities: {} });
      }
      const record = await readRecord(register, work, idIn(register, input));
      if (!record) return absent(register);
      const merges = await readMerges(register, work, record);
      return ok({ record, merges, abilities: abilitiesOn(register, record, may) });
    }),
    workspaceOperation<Contract>(contracts.related, async ({ work, input, may }) => {
      const id = idIn(register, input);
      if (!(await readRecord(register, work, id))) return absent(register);
      const readable = registers.filter(({ kind }) => may(`${kind}.read`));
      return ok({ related: await readRelated({ register, id }, work, readable) });
    }),
    workspaceOperation<Contract>(contracts.history, async ({ work, input }) => {
      const id = idIn(register, input);
      if (!(await readRecord(register, work, id))) return absent(register);
      const before = typeof input['before'] === 'string' ? input['before'] : undefined;
      return ok(await readHistory(work, { id, size: Number(input['size']), before }));
    }),
  ];
}

function writingOperations(register: Register): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.create, async ({ work, input, may }) => {
      const created = await createRecord(register, work, wantedIn(input['values']));
      return created.ok ? ok(await written(register, { work, record: created.value.record, may })) : created;
    }),
    workspaceOperation<Contract>(contracts.defaults, async ({ work }) => {
      const values = await defaultsOf(register, work);
      return ok({ values, titles: await titlesFor(register, work, values) });
    }),
    workspaceOperation<Contract>(contracts.edit, async ({ work, input, may }) => {
      const edited = await editRecord(register, work, {
        target: targetIn(register, input),
        wanted: wantedIn(input['values']),
      });
      return edited.ok ? ok(await written(register, { work, record: edited.value.record, may })) : edited;
    }),
    ...(['archive', 'restore'] as const).map((verb) =>
      workspaceOperation<Contract>(contracts[verb], async ({ work, input, may }) => {
        const to = verb === 'archive' ? 'archived' : 'restored';
        const moved = await setArchived(register, work, { target: targetIn(register, input), to });
        return moved.ok ? ok(await written(register, { work, record: moved.value.record, may })) : moved;
      }),
    ),
  ];
}

const absent = (register: Register) =>
  err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));

const idIn = (register: Register, input: Taken): string => String(input[register.kind]);

const targetIn = (register: Register, input: Taken) => ({
  id: idIn(register, input),
  version: typeof input['version'] === 'number' ? input['version'] : undefined,
  why: textIn(input['why']),
});

const rowAnswer = ({ id, version, updatedAt, archivedAt, values, titles = {}, ...then }: RecordRow | RowThen) => ({
  id,
  version,
  updatedAt,
  archivedAt,
  values,
  titles,
  ...('differences' in then ? { differences: then.differences } : {}),
});

const listAbilities = ({ kind }: Register, may: May) => ({
  create: may(`${kind}.create`),
  import: may(`${kind}.import`),
  edit: may(`${kind}.edit`),
  archive: may(`${kind}.archive`),
});

const abilitiesOn = ({ kind }: Register, record: RecordRow, may: May) => ({
  edit: record.archivedAt === null && may(`${kind}.edit`),
  archive: record.archivedAt === null && may(`${kind}.archive`),
  restore: record.archivedAt !== null && may(`${kind}.archive`),
});

const written = async (register: Register, { work, record, may }: { work: Work; record: RecordRow; may: May }) => ({
  record: {
    ...(await withComputed(register, work, record)),
    titles: ownTitles(register, record.values, record.titles ?? {}),
  },
  entry: work.lastEntry() ?? null,
  abilities: abilitiesOn(register, record, may),
});
