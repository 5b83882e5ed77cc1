import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Json } from '../kernel/canonical.ts';
import type { Id } from '../kernel/id.ts';
import type { Work } from '../store/index.ts';
import type { HeldRecord } from './candidates.ts';
import type { Register } from './contract/register.ts';
import type { MappedColumn } from './import/mapping.ts';
import type { Plan, PlannedUpdate } from './import/plan.ts';
import type { CheckedRow } from './import/rows.ts';
import type { RecordRow } from './rows.ts';
import { editedRecord, firstChanges, insertRecords, newRecord, updateRecords, type Write } from './write.ts';

/** The file that is imported, and why. */
export type ImportedFile = {
  readonly filename: string;
  readonly bytes: Uint8Array;
  readonly columns: readonly MappedColumn[];
  readonly reason: string | undefined;
};

/** What carrying a plan out takes; `tell` hears how many records are written. */
export type CarryOut = {
  readonly planned: Plan<HeldRecord>;
  readonly about: ImportedFile;
  readonly tell: (told: { step: 'writing'; done: number; of: number }) => void;
};

const batch = 500;

/** Writes what was planned, a batch a statement, and the import's own entry last. All of it commits together. */
export async function carryOut(
  register: Register,
  work: Work,
  { planned, about, tell }: CarryOut,
): Promise<Id<'import'>> {
  const id = work.ids('import');
  const of = planned.creates.length + planned.updates.length;
  let done = 0;
  const wrote = (count: number): void => {
    done += count;
    tell({ step: 'writing', done, of });
  };
  for (const rows of batches(planned.creates)) {
    await insertRecords(
      register,
      work,
      rows.map((row) => creation(register, work, { row, id })),
    );
    wrote(rows.length);
  }
  for (const updates of batches(planned.updates)) {
    await updateRecords(
      register,
      work,
      updates.map((update) => replacement(register, work, { update, id })),
    );
    wrote(updates.length);
  }
  await keepImport(register, work, { id, planned, about });
  return id;
}

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, place) => all.slice(place * batch, (place + 1) * batch));

function creation(register: Register, work: Work, { row, id }: { row: CheckedRow; id: string }): Write {
  const record = newRecord(register, work, row);
  const subject = { kind: register.kind, id: record.id, version: 1 };
  const changes = firstChanges(register, record);
  return {
    record,
    entry: { event: `${register.kind}.created`, via: 'import', subject, changes, about: { import: id, row: row.row } },
  };
}

function replacement(
  register: Register,
  work: Work,
  { update, id }: { update: PlannedUpdate<HeldRecord>; id: string },
): Write {
  const before = recordOfCandidate(update.record);
  const edited = editedRecord(register, before, { wanted: update.changes, at: work.now });
  if (!edited) throw new Error('an update was planned that changes nothing');
  const subject = { kind: register.kind, id: before.id, version: edited.after.version };
  const about = { import: id, row: update.row, matchedBy: update.matchedBy };
  return {
    record: edited.after,
    entry: { event: `${register.kind}.edited`, via: 'import', subject, changes: edited.changes, about },
  };
}

const recordOfCandidate = ({ id, version, createdAt, values, extra }: HeldRecord): RecordRow => ({
  id,
  version,
  createdAt,
  updatedAt: createdAt,
  archivedAt: null,
  values,
  extra,
});

async function keepImport(
  register: Register,
  work: Work,
  { id, planned, about }: { id: Id<'import'> } & Omit<CarryOut, 'tell'>,
): Promise<void> {
  const { rows, created, updated, unchanged, matchedBy } = planned.counts;
  const sha256 = hash('sha256', about.bytes);
  const mapping: Json = about.columns.map(({ heading, target }) => ({ heading, target }));
  const summary = { rows, created, updated, unchanged };
  await work.write(
    sql`insert into import (workspace_id, id, register, at, person_id, filename, sha256, mapping, rows, created, updated, unchanged, matched_by, reason)
      values (${work.workspace}, ${id}, ${register.kind}, ${work.now}, ${work.actor.person}, ${about.filename}, ${sha256}, ${JSON.stringify(mapping)}::jsonb,
        ${rows}, ${created}, ${updated}, ${unchanged}, ${JSON.stringify(matchedBy)}::jsonb, ${about.reason ?? null}) returning id`,
    [
      {
        event: `${register.kind}.imported`,
        subject: { kind: 'import', id, version: 1 },
        ...(about.reason === undefined ? {} : { why: about.reason }),
        about: { filename: about.filename, sha256, ...summary, matchedBy },
      },
    ],
  );
}
