import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Work } from '../store/index.ts';
import type { Register } from './contract/register.ts';
import { defaultsOf } from './defaults.ts';
import { linkedTitles } from './links.ts';
import type { RecordRow } from './rows.ts';
import { refusedMove } from './states.ts';
import {
  editedRecord,
  firstChanges,
  insertRecords,
  lockRecord,
  newRecord,
  updateRecords,
  type Wanted,
} from './write.ts';

/** A record that was written, and the entry that says so. */
export type Written = { readonly record: RecordRow };

/** What may be refused of a change to one record. */
export type WriteRefusal = Refusal<
  'not_found' | 'changed_meanwhile' | 'move_not_allowed' | 'move_incomplete' | 'archived' | 'not_archived'
>;

/** What may be refused of a new record. */
type CreateRefusal = Refusal<'not_found' | 'move_not_allowed' | 'move_incomplete'>;

/** The record that a change is for: the version that its author has read, and why. */
export type Target = { readonly id: string; readonly version: number | undefined; readonly why: string | undefined };

/** Adds a record. */
export async function createRecord(
  register: Register,
  work: Work,
  wanted: Wanted,
): Promise<Result<Written, CreateRefusal>> {
  const values = { ...(await defaultsOf(register, work)), ...wanted.values };
  const record = newRecord(register, work, { ...wanted, values });
  const refused = refusedMove(register, { before: undefined, after: record, isReasoned: true });
  if (refused) return err(refused);
  const linked = await linkedTitles(register, work, values);
  if (!linked.ok) return linked;
  const subject = { kind: register.kind, id: record.id, version: 1 };
  await insertRecords(register, work, [
    { record, entry: { event: `${register.kind}.created`, subject, changes: firstChanges(register, record) } },
  ]);
  return ok({ record: { ...record, titles: linked.value } });
}

/** Changes fields of a record; where nothing differs nothing is written. */
export async function editRecord(
  register: Register,
  work: Work,
  { target, wanted }: { target: Target; wanted: Wanted },
): Promise<Result<Written, WriteRefusal>> {
  const found = await lockCurrent(register, work, target);
  if (!found.ok) return found;
  if (found.value.archivedAt !== null)
    return err(refusal('archived', 'an archived record cannot be edited; restore it first'));
  const edited = editedRecord(register, found.value, { wanted, at: work.now });
  if (!edited) return ok({ record: found.value });
  const refused = refusedMove(register, { ...edited, isReasoned: isReason(target.why) });
  if (refused) return err(refused);
  const linked = await linkedTitles(register, work, wanted.values);
  if (!linked.ok) return linked;
  const after = { ...edited.after, titles: { ...edited.after.titles, ...linked.value } };
  return ok(await replace(register, work, { ...edited, after, event: 'edited', why: target.why }));
}

const isReason = (why: string | undefined): boolean => why !== undefined && why !== '';

/** Archives a record or brings it back. */
export async function setArchived(
  register: Register,
  work: Work,
  { target, to }: { target: Target; to: 'archived' | 'restored' },
): Promise<Result<Written, WriteRefusal>> {
  const found = await lockCurrent(register, work, target);
  if (!found.ok) return found;
  const isArchived = found.value.archivedAt !== null;
  if (to === 'archived' && isArchived) return err(refusal('archived', 'this record is archived already'));
  if (to === 'restored' && !isArchived) return err(refusal('not_archived', 'this record is not archived'));
  const archivedAt = to === 'archived' ? work.now : null;
  const after = { ...found.value, archivedAt, version: found.value.version + 1, updatedAt: work.now };
  const changes = { archivedAt: { from: found.value.archivedAt, to: archivedAt } };
  return ok(await replace(register, work, { after, changes, event: to, why: target.why }));
}

type Replacement = {
  readonly after: RecordRow;
  readonly changes: ReturnType<typeof firstChanges>;
  readonly event: string;
  readonly why: string | undefined;
};

async function replace(register: Register, work: Work, { after, changes, event, why }: Replacement): Promise<Written> {
  const subject = { kind: register.kind, id: after.id, version: after.version };
  const entry = { event: `${register.kind}.${event}`, subject, changes, ...(why === undefined ? {} : { why }) };
  await updateRecords(register, work, [{ record: after, entry }]);
  return { record: after };
}

async function lockCurrent(register: Register, work: Work, target: Target): Promise<Result<RecordRow, WriteRefusal>> {
  const record = await lockRecord(register, work, target.id);
  if (!record) return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
  if (target.version !== undefined && target.version !== record.version) {
    return err(
      refusal('changed_meanwhile', 'somebody else changed this record meanwhile; read it again, then make your change'),
    );
  }
  return ok(record);
}
