import { sql } from 'kysely';
import { type Id, idsFrom } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { systems } from '../../src/modules/systems/contract.ts';
import type { RecordRow } from '../../src/register/rows.ts';
import { editedRecord, insertRecords, type Write } from '../../src/register/write.ts';
import { inWorkspace, type Work, type Workshop } from '../../src/store/index.ts';
import { type Dice, diceOf } from './dice.ts';
import { fillLaw } from './seed-law.ts';
import { type Around, fillAfter, fillBefore, firstOf, type Place } from './seed-records.ts';
import { fillTalk } from './seed-talk.ts';
import { type Linkable, madeUpEdit, madeUpSystem } from './texts.ts';

/** How a workspace is filled: each system has as many entries in its history, the first of them its creation. */
export type Filling = Place & {
  readonly systems: number;
  readonly entriesEach: number;
  readonly around: Around;
  /** The e-mail address of who fills it. */
  readonly account: string;
  /** Another member. */
  readonly colleague: Id<'person'>;
};

const chunk = 250;
const lanes = 4;
const began = Date.UTC(2022, 0, 3);
const roundLasts = 30 * 86_400_000;

/**
 * Fills a workspace with systems and their histories, through the product's own transaction and sealing, so that `fsck`
 * passes. The rows are written once, as the last of their entries leaves them; entries of one month lie together, as they
 * would have come in.
 */
export async function fillWorkspace(filling: Filling): Promise<void> {
  const { brehon, workspace, tell } = filling;
  const { around } = filling;
  const linkable = await fillBefore(filling, around, filling.account);
  const places = Array.from({ length: lanes }, (_, lane) => lane);
  const made = await Promise.all(places.map((lane) => fillLane({ ...filling, linkable }, lane)));
  const after = await fillAfter(filling, around, { ...linkable, systems: made.flat() });
  await fillTalk({ place: filling, linkable: after, comments: around.comments, colleague: filling.colleague });
  await fillLaw(filling, after.systems, around.obligations);
  tell(`sequencing the entries of ${workspace}`);
  await brehon.sequencer.settle(workspace);
}

type Lane = Filling & { readonly linkable: Linkable };

/** Fills one part of the systems, and answers with their ids. */
async function fillLane(filling: Lane, lane: number): Promise<readonly string[]> {
  const { brehon, systems: count, entriesEach } = filling;
  const dice = diceOf(count * lanes + lane);
  let now = began;
  const clock = () => instantOf(now);
  const salt = () =>
    Array.from({ length: 4 }, () =>
      dice
        .whole(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
  const shop: Workshop = {
    ...brehon.workshop,
    machine: { clock, ids: idsFrom(clock, dice.next), salt },
    afterCommit: () => undefined,
  };
  const numbers = Array.from({ length: count }, (_, at) => at).filter((at) => at % lanes === lane);
  let records: readonly RecordRow[] = [];
  for (let round = 0; round < entriesEach; round += 1) {
    const written: RecordRow[] = [];
    for (let from = 0; from < numbers.length; from += chunk) {
      now = began + round * roundLasts + from * 1000;
      const task = {
        numbers: numbers.slice(from, from + chunk),
        before: records.slice(from, from + chunk),
        dice,
        round,
        linkable: filling.linkable,
      };
      const isLast = round === entriesEach - 1;
      written.push(
        ...(await inWorkspace(shop, { workspace: filling.workspace, as: filling.actor }, (work) =>
          writeChunk(work, { ...task, isLast }),
        )),
      );
    }
    records = written;
    if (lane === 0 && round % 10 === 9)
      filling.tell(`${round + 1} of ${entriesEach} entries of each of ${count} systems`);
  }
  return records.map(({ id }) => id);
}

type Chunk = {
  readonly numbers: readonly number[];
  readonly before: readonly RecordRow[];
  readonly dice: Dice;
  readonly round: number;
  readonly linkable: Linkable;
  readonly isLast: boolean;
};

async function writeChunk(work: Work, task: Chunk): Promise<readonly RecordRow[]> {
  const { numbers, before, dice, round, linkable, isLast } = task;
  const writes =
    round === 0
      ? numbers.map((number) => firstOf(systems, work, madeUpSystem(dice, number, linkable)))
      : before.map((record) => edit(work, { dice, linkable }, record));
  const [first, ...rest] = writes.map((write) => write.entry);
  if (isLast) await insertRecords(systems, work, writes);
  else if (first) await work.write(sql`select 1`, [first, ...rest]);
  return writes.map((write) => write.record);
}

function edit(work: Work, { dice, linkable }: Pick<Chunk, 'dice' | 'linkable'>, before: RecordRow): Write {
  for (;;) {
    const edited = editedRecord(systems, before, { wanted: madeUpEdit(dice, linkable), at: work.now });
    if (!edited) continue;
    const subject = { kind: systems.kind, id: before.id, version: edited.after.version };
    return { record: edited.after, entry: { event: 'system.edited', subject, changes: edited.changes } };
  }
}
