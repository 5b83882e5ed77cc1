import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Reading, Work } from '../../store/index.ts';
import type { Target } from '../commands.ts';
import { columnOf, type Register } from '../contract/register.ts';
import { type RecordRow, tableOf } from '../rows.ts';
import { refusedMove } from '../states.ts';
import { readRecords } from '../undo-import.ts';
import { editedRecord, updateRecords } from '../write.ts';
import { mergedValues, type Side } from './merged.ts';
import { type MovedRows, movePointers, staysWith } from './pointers.ts';
import { type Relinked, relinkAll } from './relink.ts';

/** Which record is merged into which, and whose values are kept. */
export type MergeQuestion = {
  readonly winner: Omit<Target, 'why'>;
  readonly loser: Omit<Target, 'why'>;
  readonly choose: Readonly<Record<string, Side | undefined>>;
  readonly why: string | undefined;
  /** Every register: their links to the loser go to the winner. */
  readonly registers: readonly Register[];
};

/** What came of a merge. */
export type Merged = {
  readonly merge: Id<'merge'>;
  readonly record: RecordRow;
  readonly relinked: readonly Relinked[];
  readonly moved: readonly MovedRows[];
};

type MergeRefusal = Refusal<
  | 'not_found'
  | 'changed_meanwhile'
  | 'archived'
  | 'same_record'
  | 'move_not_allowed'
  | 'move_incomplete'
  | 'stays_with_it'
>;

/**
 * Merges one record into another, in the one transaction of `work`: the winner takes the values that were chosen, all that
 * pointed to the loser points to the winner, and the loser is archived. Each record that changes has its own entry.
 */
export async function mergeRecords(
  register: Register,
  work: Work,
  question: MergeQuestion,
): Promise<Result<Merged, MergeRefusal>> {
  const { choose, why, registers } = question;
  const pair = await lockPair(register, work, question);
  if (!pair.ok) return pair;
  const { winner, loser } = pair.value;
  const wanted = mergedValues(register, { winner, loser, choose });
  const edited = editedRecord(register, winner, { wanted, at: work.now });
  const refused = edited && refusedMove(register, { ...edited, isReasoned: why !== undefined });
  if (refused) return err(refused);
  const merge = work.ids('merge');
  const about = { merge };
  const version = winner.version + 1;
  const after = edited?.after ?? { ...winner, version, updatedAt: work.now };
  const said = why === undefined ? {} : { why };
  await updateRecords(register, work, [
    {
      record: after,
      entry: {
        event: `${register.kind}.merged`,
        subject: { kind: register.kind, id: winner.id, version },
        changes: edited?.changes ?? {},
        about: { ...about, from: loser.id },
        ...said,
      },
    },
    {
      record: { ...loser, archivedAt: work.now, version: loser.version + 1, updatedAt: work.now },
      entry: {
        event: `${register.kind}.merged-away`,
        subject: { kind: register.kind, id: loser.id, version: loser.version + 1 },
        changes: { archivedAt: { from: null, to: work.now } },
        about: { ...about, into: winner.id },
        ...said,
      },
    },
  ]);
  const relinked = await relinkAll(work, registers, { register, from: loser.id, to: winner.id, why, about });
  const moved = await movePointers(work, { from: loser.id, to: winner.id }, about);
  await keepMerge(register, work, {
    merge,
    record: after,
    relinked,
    moved,
    loser: { id: loser.id, version: loser.version + 1 },
  });
  return ok({ merge, record: after, relinked, moved });
}

type Pair = Readonly<Record<'winner' | 'loser', RecordRow>>;

/** Both records, held against other writers; in the order of their ids, so that two merges never wait for each other. */
async function lockPair(
  register: Register,
  work: Work,
  { winner, loser }: Pick<MergeQuestion, 'winner' | 'loser'>,
): Promise<Result<Pair, MergeRefusal>> {
  const held = await readRecords(register, work, { ids: [winner.id, loser.id], isLocking: true });
  const found = { winner: held.get(winner.id), loser: held.get(loser.id) };
  if (!found.winner || !found.loser)
    return err(refusal('not_found', `there is no ${register.label.one} with this id in this workspace`));
  if (winner.id === loser.id) return err(refusal('same_record', 'a record cannot be merged into itself'));
  const isStale = [winner, loser].some(({ id, version }) => version !== undefined && version !== held.get(id)?.version);
  if (isStale)
    return err(refusal('changed_meanwhile', 'somebody else changed one of the two meanwhile; compare them again'));
  if (found.winner.archivedAt !== null || found.loser.archivedAt !== null)
    return err(refusal('archived', 'an archived record cannot be merged; restore it first'));
  const called = await staysWith(work, { kind: register.kind, id: loser.id });
  if (called !== undefined)
    return err(
      refusal('stays_with_it', `the record that would go has ${called}, which stay with it; keep that one instead`),
    );
  return ok({ winner: found.winner, loser: found.loser });
}

type Kept = Merged & { readonly loser: { readonly id: string; readonly version: number } };

async function keepMerge(
  register: Register,
  work: Work,
  { merge, record, loser, relinked, moved }: Kept,
): Promise<void> {
  await work.write(
    sql`insert into merge (workspace_id, id, register, winner_id, loser_id, winner_version, loser_version, relinked, moved,
        merged_at, merged_by, version)
      values (${work.workspace}, ${merge}, ${register.kind}, ${record.id}, ${loser.id}, ${record.version}, ${loser.version},
        ${JSON.stringify(relinked)}::jsonb, ${JSON.stringify(moved)}::jsonb, ${work.now}, ${work.actor.person}, 1) returning id`,
    [
      {
        event: 'merge.made',
        subject: { kind: 'merge', id: merge, version: 1 },
        changes: { winner: { to: record.id }, loser: { to: loser.id } },
        about: { relinked: relinked.length },
      },
    ],
  );
}

/** The other record of a merge. */
type OtherRecord = { readonly merge: Id<'merge'>; readonly id: string; readonly title: string };

/** What a record was merged into, while nothing became of it since, and what was merged into it, the newest first. */
export async function readMerges(
  register: Register,
  reading: Reading,
  { id, version }: Pick<RecordRow, 'id' | 'version'>,
): Promise<{ readonly into: OtherRecord | null; readonly from: readonly OtherRecord[] }> {
  const title = sql.ref(`other.${columnOf(register.title)}`);
  const rows = await reading.read<OtherRecord & { isInto: boolean }>(sql`
    select m.id as merge, other.id, ${title} as title, m.loser_id = ${id} as "isInto"
    from merge m join ${tableOf(register)} other on other.workspace_id = m.workspace_id
      and other.id = case when m.loser_id = ${id} then m.winner_id else m.loser_id end
    where m.workspace_id = ${reading.workspace} and m.undone_at is null and m.register = ${register.kind}
      and ((m.loser_id = ${id} and m.loser_version = ${version}) or m.winner_id = ${id})
    order by m.id desc limit 50`);
  const plain = ({ merge, id: other, title: name }: OtherRecord): OtherRecord => ({ merge, id: other, title: name });
  const into = rows.find(({ isInto }) => isInto);
  return { into: into ? plain(into) : null, from: rows.filter(({ isInto }) => !isInto).map(plain) };
}
