import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Json } from '../kernel/canonical.ts';
import type { Id } from '../kernel/id.ts';
import type { Work } from '../store/index.ts';
import type { HeldRecord } from './candidates.ts';
import type { Register } from './contract/register.ts';
import { defaultsOf } from './defaults.ts';
import type { MappedColumn } from './import/mapping.ts';
import type { Plan, PlannedUpdate } from './import/plan.ts';
import type { CheckedRow } from './import/rows.ts';
import type { Breathe } from './import/table.ts';
import type { LinkPlan } from './import-links.ts';
import { sourceOf } from './import-mappings.ts';
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
  readonly links: LinkPlan;
  readonly about: ImportedFile;
  readonly breathe: Breathe;
  readonly tell: (told: { step: 'writing'; done: number; of: number }) => void;
};

/**
 * How many records a statement creates or updates, and how many of them are made between two breaths. Of a workspace that
 * the planner knows nothing of yet, a statement that updates reads every row: so there are few of them.
 */
const sizes = { created: 100, updated: 500, slice: 25 } as const;

/** Writes what was planned, a batch a statement, and the import's own entry last. All of it commits together. */
export async function carryOut(register: Register, work: Work, carried: CarryOut): Promise<Id<'import'>> {
  const { creates, updates } = carried.planned;
  const { resolved } = carried.links;
  const id = work.ids('import');
  const defaults = await defaultsOf(register, work);
  await carried.links.write({ import: id });
  const of = creates.length + updates.length;
  let done = 0;
  const toldOf = async (count: number, writing: Promise<void>): Promise<void> => {
    await writing;
    done += count;
    carried.tell({ step: 'writing', done, of });
  };
  await inTurn([
    ...batches(creates, sizes.created, async (rows) => {
      const writes = await made(rows, carried, (row) =>
        creation(register, work, { row: { ...row, values: { ...defaults, ...resolved(row.values) } }, id }),
      );
      return () => toldOf(rows.length, insertRecords(register, work, writes));
    }),
    ...batches(updates, sizes.updated, async (rows) => {
      const writes = await made(rows, carried, (update) =>
        replacement(register, work, {
          update: { ...update, changes: { ...update.changes, values: resolved(update.changes.values) } },
          id,
        }),
      );
      return () => toldOf(rows.length, updateRecords(register, work, writes));
    }),
  ]);
  await keepImport(register, work, { id, ...carried });
  return id;
}

/** A batch that is made ready when its turn comes, and then written. */
type Step = () => Promise<() => Promise<void>>;

/**
 * Takes steps one after the other, each made ready while the database is still at the one before, so that both are busy:
 * one statement runs and at most one waits behind it on the connection. The first that fails ends all.
 */
async function inTurn(steps: readonly Step[]): Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> = running;
  try {
    for (const step of steps) {
      const write = await step();
      waiting = write();
      waiting.catch(() => undefined); // heard when its turn comes
      await running;
      running = waiting;
    }
  } finally {
    await Promise.allSettled([running, waiting]);
  }
  await running;
}

function batches<T>(all: readonly T[], size: number, step: (rows: readonly T[]) => ReturnType<Step>): readonly Step[] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, place) => () => step(all.slice(place * size, (place + 1) * size)));
}

/** Makes the writes of a batch in slices, between which the connection takes the batch before on its way. */
async function made<T>(rows: readonly T[], { breathe }: CarryOut, make: (row: T) => Write): Promise<readonly Write[]> {
  const writes: Write[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % sizes.slice === 0) await breathe();
    writes.push(make(row));
  }
  return writes;
}

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

/** The record as it stands in the register, links by id. */
export const recordOfCandidate = ({ id, version, createdAt, recorded, extra }: HeldRecord): RecordRow => ({
  id,
  version,
  createdAt,
  updatedAt: createdAt,
  archivedAt: null,
  values: recorded,
  extra,
});

type KeptImport = {
  readonly id: Id<'import'>;
  readonly planned: {
    readonly counts: Pick<Plan<HeldRecord>['counts'], 'rows' | 'created' | 'updated' | 'unchanged' | 'matchedBy'> & {
      readonly leftOut?: number;
    };
  };
  readonly about: ImportedFile;
};

/** Keeps that a file came in: which, by whom, and what it did. */
export async function keepImport(register: Register, work: Work, { id, planned, about }: KeptImport): Promise<void> {
  const { rows, created, updated, unchanged, leftOut = 0, matchedBy } = planned.counts;
  const headings = about.columns.map(({ heading }) => heading);
  const source = headings.length === 0 ? null : sourceOf(headings);
  const sha256 = hash('sha256', about.bytes);
  const mapping: Json = about.columns.map(({ heading, target }) => ({ heading, target }));
  const summary = { rows, created, updated, unchanged, ...(leftOut === 0 ? {} : { leftOut }) };
  await work.write(
    sql`insert into import (workspace_id, id, register, at, person_id, filename, sha256, mapping, rows, created, updated, unchanged, matched_by, reason, headings, left_out)
      values (${work.workspace}, ${id}, ${register.kind}, ${work.now}, ${work.actor.person}, ${about.filename}, ${sha256}, ${JSON.stringify(mapping)}::jsonb,
        ${rows}, ${created}, ${updated}, ${unchanged}, ${JSON.stringify(matchedBy)}::jsonb, ${about.reason ?? null}, ${source}, ${leftOut}) returning id`,
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
