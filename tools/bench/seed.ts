import { sql } from 'kysely';
import type { Brehon } from '../../src/entry/open.ts';
import { type Id, idsFrom } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { datasets } from '../../src/modules/datasets/contract.ts';
import { models } from '../../src/modules/models/contract.ts';
import { people } from '../../src/modules/people/contract.ts';
import { suppliers } from '../../src/modules/suppliers/contract.ts';
import { systems } from '../../src/modules/systems/contract.ts';
import { units } from '../../src/modules/units/contract.ts';
import type { Register } from '../../src/register/contract.ts';
import type { RecordRow } from '../../src/register/rows.ts';
import { editedRecord, firstChanges, insertRecords, newRecord, type Write } from '../../src/register/write.ts';
import { type Actor, inWorkspace, type Work, type Workshop } from '../../src/store/index.ts';
import { type Dice, diceOf } from './dice.ts';
import {
  type Linkable,
  type MadeUp,
  madeUpCompany,
  madeUpEdit,
  madeUpPart,
  madeUpPerson,
  madeUpSystem,
  madeUpUnit,
} from './texts.ts';

/** How a workspace is filled: each system has as many entries in its history, the first of them its creation. */
export type Filling = {
  readonly brehon: Brehon;
  readonly actor: Actor;
  readonly workspace: Id<'workspace'>;
  readonly systems: number;
  readonly entriesEach: number;
  /** How many records of each register its systems link to. */
  readonly linked: Readonly<Record<keyof Linkable, number>>;
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
  const linkable = await fillLinked(filling);
  const places = Array.from({ length: lanes }, (_, lane) => lane);
  await Promise.all(places.map((lane) => fillLane({ ...filling, linkable }, lane)));
  tell(`sequencing the entries of ${workspace}`);
  await brehon.sequencer.settle(workspace);
}

/** Makes what systems link to: models and datasets each name their supplier. */
async function fillLinked({ brehon, actor, workspace, linked, tell }: Filling): Promise<Linkable> {
  const dice = diceOf(linked.suppliers + 11);
  const fill = async (register: Register, count: number, make: (number: number) => MadeUp['values']) => {
    const ids: string[] = [];
    for (let from = 0; from < count; from += chunk) {
      await inWorkspace(brehon.workshop, { workspace, as: actor }, async (work) => {
        const numbers = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => from + at);
        const writes = numbers.map((number) => firstOf(register, work, { values: make(number), extra: {} }));
        await insertRecords(register, work, writes);
        ids.push(...writes.map(({ record }) => record.id));
      });
    }
    tell(`${count} ${register.label.many}`);
    return ids;
  };
  const isos = ['IE', 'DE', 'US', 'FR', 'GB'] as const;
  const teams = await fill(units, linked.units, () => ({ name: madeUpUnit(dice) }));
  const staff = await fill(people, linked.people, (number) => ({
    ...madeUpPerson(dice, number),
    unit: teams[dice.whole(teams.length)] ?? null,
  }));
  const made = await fill(suppliers, linked.suppliers, () => ({ name: madeUpCompany(dice), country: dice.pick(isos) }));
  const withSupplier = (number: number) => ({
    ...madeUpPart(dice, number),
    supplier: made[dice.whole(made.length)] ?? null,
  });
  return {
    units: teams,
    people: staff,
    suppliers: made,
    models: await fill(models, linked.models, withSupplier),
    datasets: await fill(datasets, linked.datasets, withSupplier),
  };
}

function firstOf(register: Register, work: Work, wanted: MadeUp): Write {
  const record = newRecord(register, work, wanted);
  const subject = { kind: register.kind, id: record.id, version: 1 };
  return { record, entry: { event: `${register.kind}.created`, subject, changes: firstChanges(register, record) } };
}

type Lane = Filling & { readonly linkable: Linkable };

async function fillLane(filling: Lane, lane: number): Promise<void> {
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
