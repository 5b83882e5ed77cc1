import type { Brehon } from '../../src/entry/open.ts';
import type { Id } from '../../src/kernel/id.ts';
import { datasets } from '../../src/modules/datasets/contract.ts';
import { documents } from '../../src/modules/documents/contract.ts';
import { evidence } from '../../src/modules/evidence/contract.ts';
import { models } from '../../src/modules/models/contract.ts';
import { people } from '../../src/modules/people/contract.ts';
import { suppliers } from '../../src/modules/suppliers/contract.ts';
import { tasks } from '../../src/modules/tasks/contract.ts';
import { units } from '../../src/modules/units/contract.ts';
import type { Register } from '../../src/register/contract.ts';
import { firstChanges, insertRecords, newRecord, type Write } from '../../src/register/write.ts';
import { type Actor, inWorkspace, type Work } from '../../src/store/index.ts';
import { type Dice, diceOf } from './dice.ts';
import { madeUpRecord } from './made-up.ts';
import { type Linkable, type MadeUp, madeUpUnit, nothingLinkable } from './texts.ts';

/** How many records of each kind stand around the systems of a workspace, as the words of their registers in addresses. */
export type Around = {
  readonly units: number;
  readonly people: number;
  readonly suppliers: number;
  readonly datasets: number;
  readonly models: number;
  readonly documents: number;
  readonly evidence: number;
  readonly tasks: number;
  readonly comments: number;
  /** At least so many, of whole determinations. */
  readonly obligations: number;
};

/** Where records are written, and by whom. */
export type Place = {
  readonly brehon: Brehon;
  readonly actor: Actor;
  readonly workspace: Id<'workspace'>;
  readonly tell: (text: string) => void;
};

const chunk = 250;

/** Makes what systems link to: each links to what was made before it. The first of the people has the account's address. */
export async function fillBefore(place: Place, around: Around, account: string): Promise<Linkable> {
  const dice = diceOf(around.suppliers + 11);
  let linkable = nothingLinkable;
  const fill = async (register: Register & { readonly noun: keyof Linkable & keyof Around }): Promise<void> => {
    const made = await fillRegister(place, register, {
      count: around[register.noun],
      make: (number) => ({ ...madeUpRecord(register, { dice, number, linkable }), ...fixed(register, number, dice) }),
    });
    linkable = { ...linkable, [register.noun]: made };
  };
  const fixed = (register: Register, number: number, from: Dice): MadeUp['values'] => {
    if (register.kind === 'unit') return { name: madeUpUnit(from) };
    return register.kind === 'staff' && number === 0 ? { email: account } : {};
  };
  await fill({ ...units, noun: 'units' });
  await fill({ ...people, noun: 'people' });
  await fill({ ...suppliers, noun: 'suppliers' });
  await fill({ ...datasets, noun: 'datasets' });
  await fill({ ...models, noun: 'models' });
  await fill({ ...documents, noun: 'documents' });
  return linkable;
}

/** How often a task is the account's own: enough that somebody has a full desk. */
const isOwn = 0.01;

/** Makes what links to systems and to all else: evidence, then tasks. Answers with what can be told of by then. */
export async function fillAfter(place: Place, around: Around, before: Linkable): Promise<Linkable> {
  const dice = diceOf(around.tasks + 17);
  const { systems, suppliers: companies, documents: papers } = before;
  const linkable = { ...before, records: [...systems, ...companies, ...papers] };
  const shown = await fillRegister(place, evidence, {
    count: around.evidence,
    make: (number) => ({ ...madeUpRecord(evidence, { dice, number, linkable }), others: null }),
  });
  const [me = null] = linkable.people;
  const made = await fillRegister(place, tasks, {
    count: around.tasks,
    make: (number) => ({
      ...madeUpRecord(tasks, { dice, number, linkable }),
      ...(dice.chance(isOwn) ? { assignee: me } : {}),
    }),
  });
  return { ...linkable, evidence: shown, records: [...made, ...linkable.records] };
}

type Wanted = { readonly count: number; readonly make: (number: number) => MadeUp['values'] };

async function fillRegister(place: Place, register: Register, { count, make }: Wanted): Promise<readonly string[]> {
  const ids: string[] = [];
  await inChunks(place, count, async (work, numbers) => {
    const writes = numbers.map((number) => firstOf(register, work, { values: make(number), extra: {} }));
    await insertRecords(register, work, writes);
    ids.push(...writes.map(({ record }) => record.id));
  });
  place.tell(`${count} ${register.label.many}`);
  return ids;
}

/** Does a task for so many numbers, some of them in each transaction. */
export async function inChunks(
  { brehon, actor, workspace }: Place,
  count: number,
  task: (work: Work, numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += chunk) {
    const numbers = Array.from({ length: Math.min(chunk, count - from) }, (_, at) => from + at);
    await inWorkspace(brehon.workshop, { workspace, as: actor }, (work) => task(work, numbers));
  }
}

/** A new record with the entry of its creation. */
export function firstOf(register: Register, work: Work, wanted: MadeUp): Write {
  const record = newRecord(register, work, wanted);
  const subject = { kind: register.kind, id: record.id, version: 1 };
  return { record, entry: { event: `${register.kind}.created`, subject, changes: firstChanges(register, record) } };
}
