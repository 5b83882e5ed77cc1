import { setImmediate } from 'node:timers/promises';
import type { Contract } from '../../kernel/operation.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Operation, type Work, workspaceOperation } from '../../store/index.ts';
import { reasonOf } from '../contract/moves.ts';
import { registerContracts } from '../contract/operations.ts';
import type { Reason, Register } from '../contract/register.ts';
import { refusedFiles, refusedLinks, titlesFor } from '../links.ts';
import { updateRecords, type Write } from '../write.ts';
import { type BulkAsked, bulkAsked, linksIn } from './input.ts';
import { type BulkPlan, type BulkTarget, planBulk } from './plan.ts';
import { countsOf, fieldSummaries, linkedIn, undoOf } from './preview.ts';
import { planShift, type Shift } from './shift.ts';
import { readTargets, type TargetRefusal } from './targets.ts';
import { textReader } from './texts.ts';

/** The operations that change many records at once: try an edit, make it, archive and restore. */
export function bulkOperations(register: Register): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.checkBulkEdit, async ({ work, input }) => {
      const planned = await planEdit(register, work, { asked: bulkAsked(input), isHeld: false });
      if (!planned.ok) return planned;
      const records = planned.value.edits.map(({ before: { id, version } }) => ({ id, version }));
      const reason = reasonFor(register, planned.value.edits);
      return ok({ ...(await previewOf(register, work, planned.value)), records, reason });
    }),
    workspaceOperation<Contract>(contracts.bulkEdit, async ({ work, input }) => {
      const asked = bulkAsked(input);
      const planned = await planEdit(register, work, { asked, isHeld: true });
      if (!planned.ok) return planned;
      const refused = refusedWhole(planned.value, asked);
      if (refused) return err(refused);
      const { edits } = planned.value;
      const shift = { event: 'edited', changed: edits, why: asked.why };
      const bulk = await write(register, work, shift);
      const records = edits.map(({ after: { id, version } }) => ({ id, version }));
      return ok({
        bulk,
        ...(await previewOf(register, work, planned.value)),
        records,
        undo: undoOf(register, edits),
      });
    }),
    ...(['archive', 'restore'] as const).map((verb) =>
      workspaceOperation<Contract>(
        verb === 'archive' ? contracts.bulkArchive : contracts.bulkRestore,
        ({ work, input }) =>
          shiftAll(register, work, { asked: bulkAsked(input), to: verb === 'archive' ? 'archived' : 'restored' }),
      ),
    ),
  ];
}

type EditQuestion = { readonly asked: BulkAsked; readonly isHeld: boolean };

async function planEdit(
  register: Register,
  work: Work,
  { asked, isHeld }: EditQuestion,
): Promise<Result<BulkPlan, TargetRefusal>> {
  const records = await readTargets(register, work, { meant: asked.meant, isHeld });
  if (!records.ok) return records;
  const refused = await refusedLinksOf(register, work, asked);
  if (refused) return err(refused);
  const targets = await targetsOf(register, work, asked);
  const files = [asked.change.set, ...[...targets.values()].map(({ wanted }) => wanted)];
  const strange = await refusedFiles(
    register,
    work,
    files.flatMap((wanted) => (wanted ? [wanted.values] : [])),
  );
  if (strange) return err(strange);
  return ok(
    planBulk(register, {
      records: records.value,
      change: asked.change,
      targets,
      at: work.now,
      isReasoned: !isHeld || (asked.why ?? '') !== '',
    }),
  );
}

/** Links to what is not here refuse the whole, as they do of one record. */
async function refusedLinksOf(
  register: Register,
  work: Work,
  { change, records }: BulkAsked,
): Promise<Refusal<'not_found'> | undefined> {
  const own = records.flatMap(({ wanted }) => (wanted ? [wanted] : []));
  const added = { values: change.add, extra: {} };
  return refusedLinks(register, work, linksIn(register, [change.set, added, ...own]));
}

async function targetsOf(
  register: Register,
  work: Work,
  { records }: BulkAsked,
): Promise<ReadonlyMap<string, BulkTarget>> {
  const readTexts = await textReader(
    register,
    work,
    records.flatMap(({ texts }) => (texts ? [texts] : [])),
  );
  return new Map(
    records.map(({ id, version, wanted, texts }): [string, BulkTarget] => {
      const read = texts && readTexts(texts);
      if (!read) return [id, { version, wanted }];
      if ('fault' in read) return [id, { version, fault: read.fault }];
      return [id, { version, wanted: { values: { ...wanted?.values, ...read.values }, extra: wanted?.extra ?? {} } }];
    }),
  );
}

/** How a change of several records is reasoned: as the one of them that asks most. */
function reasonFor(register: Register, edits: BulkPlan['edits']): Reason | null {
  const name = register.states?.field ?? '';
  const reasons = edits.map(({ before, after }) =>
    reasonOf(register, before.values[name] ?? null, after.values[name] ?? null),
  );
  return (['required', 'asked'] as const).find((reason) => reasons.includes(reason)) ?? null;
}

async function previewOf(register: Register, work: Work, plan: BulkPlan) {
  const fields = fieldSummaries(register, plan.edits);
  return { ...countsOf(plan), fields, titles: await titlesFor(register, work, linkedIn(register, fields)) };
}

function refusedWhole({ left }: Pick<BulkPlan, 'left'>, { isAllOrNothing }: BulkAsked) {
  if (!isAllOrNothing || left.length === 0) return undefined;
  const problems = left.slice(0, 50).map(({ id, field, code, message }) => ({
    path: ['records', id, ...(field === null ? [] : [field])],
    code,
    message,
  }));
  const count = left.length;
  const detail = `${count} ${count === 1 ? 'record' : 'records'} cannot be changed, so none was; leave them out and try again`;
  return refusal('records_refused', detail, problems);
}

type ShiftQuestion = { readonly asked: BulkAsked; readonly to: 'archived' | 'restored' };

async function shiftAll(register: Register, work: Work, { asked, to }: ShiftQuestion) {
  const records = await readTargets(register, work, { meant: asked.meant, isHeld: true });
  if (!records.ok) return records;
  const versions = new Map(asked.records.map(({ id, version }) => [id, version]));
  const planned = planShift(register, { records: records.value, versions, to, at: work.now });
  const refused = refusedWhole(planned, asked);
  if (refused) return err(refused);
  const bulk = await write(register, work, { event: to, changed: planned.edits, why: asked.why });
  return ok({
    bulk,
    ...countsOf(planned),
    records: planned.edits.map(({ after: { id, version } }) => ({ id, version })),
  });
}

const batch = 500;

/** Writes changed records, a batch a statement, each with its own entry; all of them name the bulk that they were part of. */
async function write(register: Register, work: Work, { event, changed, why }: Shift) {
  const bulk = work.ids('bulk');
  const writes = changed.map(
    ({ after, changes }): Write => ({
      record: after,
      entry: {
        event: `${register.kind}.${event}`,
        subject: { kind: register.kind, id: after.id, version: after.version },
        changes,
        about: { bulk },
        ...(why === undefined ? {} : { why }),
      },
    }),
  );
  for (let from = 0; from < writes.length; from += batch) {
    await updateRecords(register, work, writes.slice(from, from + batch));
    await setImmediate();
  }
  return bulk;
}
