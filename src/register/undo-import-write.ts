import { sql } from 'kysely';
import type { Work } from '../store/index.ts';
import { readRecords, type UndoPart, type UndoPlan } from './undo-import.ts';
import type { Decision } from './undo-import-plan.ts';
import { editedRecord, updateRecords, type Write } from './write.ts';

/** Why an import is undone, and what its undoing comes to, which its own entry says. */
export type Undoing = {
  readonly kind: string;
  readonly why: string | undefined;
  readonly figures: Readonly<Record<'archived' | 'restored' | 'left', number>>;
};

const batch = 500;

/** Carries a plan out, in one transaction with its entries: every record's own, and the import's, that it was undone. */
export async function carryOutUndo(work: Work, { made, parts }: UndoPlan, undoing: Undoing): Promise<void> {
  const why = undoing.why ?? `the import of ${made.filename} was undone`;
  for (const part of parts) await writePart(work, part, { why, undoes: made.id });
  const written = await work.write(
    sql`update import set undone_at = ${work.now}, undone_by = ${work.actor.person}
      where workspace_id = ${work.workspace} and id = ${made.id} and undone_at is null returning id`,
    [
      {
        event: `${undoing.kind}.import-undone`,
        subject: { kind: 'import', id: made.id, version: 2 },
        why,
        about: { filename: made.filename, ...undoing.figures },
      },
    ],
  );
  if (written.length !== 1) throw new Error('an import was undone under a lock that was held on it');
}

type Said = { readonly why: string; readonly undoes: string };

async function writePart(work: Work, { register, decisions }: UndoPart, said: Said): Promise<void> {
  const steps = decisions.filter(({ step }) => step !== undefined);
  for (let from = 0; from < steps.length; from += batch) {
    const some = steps.slice(from, from + batch);
    const ids = some.map(({ record }) => record);
    const records = await readRecords(register, work, { ids, isLocking: true });
    const writes = some.flatMap((decision) => {
      const today = records.get(decision.record);
      return today ? [written({ register, today, decision, at: work.now }, said)] : [];
    });
    await updateRecords(register, work, writes);
  }
}

type Writing = {
  readonly register: UndoPart['register'];
  readonly today: Write['record'];
  readonly decision: Decision;
  readonly at: string;
};

/** Like the rows of the import itself, they are its own: in a feed they stand as the one entry of its undoing. */
function written({ register, today, decision, at }: Writing, { why, undoes }: Said): Write {
  const { kind } = register;
  const subject = { kind, id: today.id, version: today.version + 1 };
  const said = { via: 'import', subject, why, about: { undoes } } as const;
  const { step } = decision;
  if (step?.to !== 'restore') {
    const record = { ...today, archivedAt: at, version: subject.version, updatedAt: at };
    const changes = { archivedAt: { from: today.archivedAt, to: at } };
    return { record, entry: { event: `${kind}.archived`, changes, ...said } };
  }
  const edited = editedRecord(register, today, { wanted: step.wanted, at });
  if (!edited) throw new Error('the undoing of an import was planned for a record that it does not change');
  return { record: edited.after, entry: { event: `${kind}.edited`, changes: edited.changes, ...said } };
}
