import type { Register } from '../contract/register.ts';
import type { RecordRow } from '../rows.ts';
import type { Edited } from '../write.ts';
import { type BulkPlan, leftOf, meanwhile } from './plan.ts';

/** Records that changed together, as one event, and why. */
export type Shift = {
  readonly event: string;
  readonly changed: readonly Edited[];
  readonly why: string | undefined;
};

/** What planning the archiving or restoring of records takes. */
export type ShiftQuestion = {
  readonly records: readonly RecordRow[];
  readonly versions: ReadonlyMap<string, number | undefined>;
  readonly to: 'archived' | 'restored';
  readonly at: string;
};

/** Says of every record whether it is archived or restored by this, is so already, or was changed meanwhile. Pure. */
export function planShift(register: Register, { records, versions, to, at }: ShiftQuestion): BulkPlan {
  const edits: Edited[] = [];
  const unchanged: RecordRow[] = [];
  const left = records.flatMap((record) => {
    const fault = meanwhile(record, versions.get(record.id));
    return fault ? [leftOf(register, record, fault)] : [];
  });
  const isLeft = new Set(left.map(({ id }) => id));
  for (const record of records.filter(({ id }) => !isLeft.has(id))) {
    const isArchived = record.archivedAt !== null;
    if (isArchived === (to === 'archived')) unchanged.push(record);
    else edits.push(shifted(record, to === 'archived' ? at : null, at));
  }
  return { edits, unchanged, left };
}

const shifted = (before: RecordRow, archivedAt: string | null, at: string): Edited => ({
  before,
  after: { ...before, archivedAt, version: before.version + 1, updatedAt: at },
  changes: { archivedAt: { from: before.archivedAt, to: archivedAt } },
});
