import { sql } from 'kysely';
import type { Brehon } from '../../src/entry/open.ts';
import { type Id, idsFrom } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { systems } from '../../src/modules/systems/contract.ts';
import type { RecordRow } from '../../src/register/rows.ts';
import { editedRecord, firstChanges, insertRecords, newRecord, type Write } from '../../src/register/write.ts';
import { type Actor, inWorkspace, type Work, type Workshop } from '../../src/store/index.ts';
import { type Dice, diceOf } from './dice.ts';
import { madeUpEdit, madeUpSystem } from './texts.ts';

/** How a workspace is filled: each system has as many entries in its history, the first of them its creation. */
export type Filling = {
  readonly brehon: Brehon;
  readonly actor: Actor;
  readonly workspace: Id<'workspace'>;
  readonly systems: number;
  readonly entriesEach: number;
  readonly tell: (text: string) => void;
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
  const places = Array.from({ length: lanes }, (_, lane) => lane);
  await Promise.all(places.map((lane) => fillLane(filling, lane)));
  tell(`sequencing the entries of ${workspace}`);
  await brehon.sequencer.settle(workspace);
}

async function fillLane(filling: Filling, lane: number): Promise<void> {
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
}

type Chunk = {
  readonly numbers: readonly number[];
  readonly before: readonly RecordRow[];
  readonly dice: Dice;
  readonly round: number;
  readonly isLast: boolean;
};

async function writeChunk(work: Work, { numbers, before, dice, round, isLast }: Chunk): Promise<readonly RecordRow[]> {
  const writes =
    round === 0
      ? numbers.map((number) => creation(work, dice, number))
      : before.map((record) => edit(work, dice, record));
  const [first, ...rest] = writes.map((write) => write.entry);
  if (isLast) await insertRecords(systems, work, writes);
  else if (first) await work.write(sql`select 1`, [first, ...rest]);
  return writes.map((write) => write.record);
}

function creation(work: Work, dice: Dice, number: number): Write {
  const record = newRecord(systems, work, madeUpSystem(dice, number));
  const subject = { kind: systems.kind, id: record.id, version: 1 };
  return { record, entry: { event: 'system.created', subject, changes: firstChanges(systems, record) } };
}

function edit(work: Work, dice: Dice, before: RecordRow): Write {
  for (;;) {
    const edited = editedRecord(systems, before, { wanted: madeUpEdit(dice), at: work.now });
    if (!edited) continue;
    const subject = { kind: systems.kind, id: before.id, version: edited.after.version };
    return { record: edited.after, entry: { event: 'system.edited', subject, changes: edited.changes } };
  }
}
