import { sql } from 'kysely';
import * as z from 'zod';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Work } from '../../store/index.ts';
import { entryIn, valuesBehind } from '../as-on-entries.ts';
import { commitmentsIn, takeBack, type Undoing, type Was, wasOf } from '../as-on-undo.ts';
import type { Register } from '../contract/register.ts';
import type { RecordRow } from '../rows.ts';
import { readRecords } from '../undo-import.ts';
import { editedRecord, updateRecords, type Write } from '../write.ts';
import { movePointersBack } from './pointers.ts';

/** A record that a merge changed, with the version that it has since. */
const changedRecord = z.object({ kind: z.string(), id: z.string(), version: z.int() });

const keptMerge = z.object({
  winner_id: z.string(),
  loser_id: z.string(),
  winner_version: z.int(),
  loser_version: z.int(),
  relinked: z.array(changedRecord),
  moved: z.array(z.object({ table: z.string(), rows: z.array(z.object({ id: z.string(), version: z.int() })) })),
  version: z.int(),
  undone_at: z.string().nullable(),
});

type KeptMerge = z.output<typeof keptMerge>;

/** Which merge is taken back, among which registers, and why. */
export type UndoMergeQuestion = {
  readonly id: string;
  readonly registers: readonly Register[];
  readonly why: string | undefined;
};

type UndoRefusal = Refusal<'not_found' | 'already_undone' | 'changed_since'>;

/** Takes a merge back: each record that it changed is as it was before, if all of them are as the merge left them. */
export async function undoMerge(
  register: Register,
  work: Work,
  { id, registers, why = 'the merge was undone' }: UndoMergeQuestion,
): Promise<Result<KeptMerge, UndoRefusal>> {
  const found = await lockMerge(register, work, id);
  if (!found.ok) return found;
  const merge = found.value;
  const about = { undoes: id };
  const changed = [
    ...merge.relinked,
    { kind: register.kind, id: merge.winner_id, version: merge.winner_version },
    { kind: register.kind, id: merge.loser_id, version: merge.loser_version },
  ];
  for (const each of registers) {
    const own = changed.filter(({ kind }) => kind === each.kind);
    for (let from = 0; from < own.length; from += batch) {
      const writes = await writesBack(each, work, { changed: own.slice(from, from + batch), why, about });
      if (!writes) return err(changedSince());
      await updateRecords(each, work, writes);
    }
  }
  const ends = { from: merge.winner_id, to: merge.loser_id, about };
  if (!(await movePointersBack(work, merge.moved, ends))) return err(changedSince());
  await work.write(
    sql`update merge set undone_at = ${work.now}, version = version + 1 where workspace_id = ${work.workspace} and id = ${id} returning id`,
    [{ event: 'merge.undone', subject: { kind: 'merge', id, version: merge.version + 1 }, why }],
  );
  return ok(merge);
}

const batch = 250;

const changedSince = () =>
  refusal('changed_since', 'one of the records was changed since they were merged, so the merge cannot be taken back');

async function lockMerge(register: Register, work: Work, id: string): Promise<Result<KeptMerge, UndoRefusal>> {
  const [row] =
    await work.read(sql`select winner_id, loser_id, winner_version, loser_version, relinked, moved, version, undone_at
    from merge where workspace_id = ${work.workspace} and id = ${id} and register = ${register.kind} for update`);
  if (!row) return err(refusal('not_found', `there is no such merge of ${register.label.many} in this workspace`));
  const merge = keptMerge.parse(row);
  if (merge.undone_at !== null)
    return err(refusal('already_undone', 'this merge was undone already; nothing was changed'));
  return ok(merge);
}

type Back = {
  readonly changed: readonly z.output<typeof changedRecord>[];
  readonly why: string;
  readonly about: Readonly<Record<string, string>>;
};

/** The records as they were before, ready to be written; `undefined` where one of them is not as the merge left it. */
async function writesBack(
  register: Register,
  work: Work,
  { changed, why, about }: Back,
): Promise<readonly Write[] | undefined> {
  const ids = changed.map(({ id }) => id);
  const held = await readRecords(register, work, { ids, isLocking: true });
  if (changed.some(({ id, version }) => held.get(id)?.version !== version)) return undefined;
  const was = await readBefore(register, work, changed);
  return changed.flatMap(({ id }) => {
    const [today, before] = [held.get(id), was.get(id)];
    return today && before ? writeBack(register, work, { today, before, why, about }) : [];
  });
}

/** What each record was before the version that the merge made, by its entry. */
async function readBefore(register: Register, work: Work, changed: Back['changed']): Promise<ReadonlyMap<string, Was>> {
  const ids = changed.map(({ id }) => id);
  const versions = changed.map(({ version }) => version);
  const rows = await work.read<{ id: string; body: string }>(sql`select e.id, e.body
    from unnest(${ids}::text[], ${versions}::int[]) as wanted(id, version)
    join ledger_entry e on e.workspace_id = ${work.workspace} and e.subject_id = wanted.id and e.version = wanted.version`);
  const undoings = new Map<string, Undoing>();
  for (const { subject, changes = {} } of rows.map(entryIn))
    takeBack(undoings, { subject: subject.id, version: subject.version, changes });
  const behind = await valuesBehind(work, commitmentsIn(undoings.values()));
  return new Map([...undoings].map(([id, undoing]) => [id, wasOf(register, undoing, behind)]));
}

type OneBack = Pick<Back, 'why' | 'about'> & { readonly today: RecordRow; readonly before: Was };

/** Values that named a person who was erased since stay as they are. */
function writeBack(register: Register, work: Work, { today, before, why, about }: OneBack): readonly Write[] {
  const { kind } = register;
  const subject = { kind, id: today.id, version: today.version + 1 };
  if (before.archivedAt === null && today.archivedAt !== null) {
    const record = { ...today, archivedAt: null, version: subject.version, updatedAt: work.now };
    const changes = { archivedAt: { from: today.archivedAt, to: null } };
    return [{ record, entry: { event: `${kind}.restored`, subject, changes, why, about } }];
  }
  const values = Object.fromEntries(Object.entries(before.values).filter(([name]) => !before.erased.includes(name)));
  const edited = editedRecord(register, today, { wanted: { values, extra: before.extra }, at: work.now });
  return edited
    ? [{ record: edited.after, entry: { event: `${kind}.edited`, subject, changes: edited.changes, why, about } }]
    : [];
}
