import { sql } from 'kysely';
import type { Id } from '../kernel/id.ts';
import type { Query } from './query.ts';

/**
 * Answers that were read of a workspace, kept for as long as nothing in it is written. A process keeps its own; how many
 * entries the workspace's ledger has says whether they still hold, so that no other process need tell it anything.
 */
export type Memory<T> = {
  /** What was kept under a key, where it still holds when the workspace's ledger has so many entries. */
  readonly find: (workspace: Id<'workspace'>, entries: number, key: string) => Promise<T> | undefined;
  /** Keeps an answer that was read when there were so many entries; one that fails is not kept. */
  readonly keep: (workspace: Id<'workspace'>, entries: number, kept: { key: string; answer: Promise<T> }) => void;
  /** Whether something is kept under a key, be it too old or not. */
  readonly has: (workspace: Id<'workspace'>, key: string) => boolean;
};

/** How many answers of a workspace are kept, and how much all of them may weigh. */
export type Limits<T> = {
  readonly most?: number;
  readonly mostWeight?: number;
  readonly weigh?: (answer: T) => number;
};

type Kept<T> = { readonly answer: Promise<T>; weight: number };
type Place<T> = { readonly entries: number; readonly answers: Map<string, Kept<T>> };

const mostWorkspaces = 200;

/** Begins a memory that has nothing in it. */
export function memoryOf<T>({ most = 500, mostWeight = Infinity, weigh = () => 0 }: Limits<T> = {}): Memory<T> {
  const places = new Map<string, Place<T>>();
  let weight = 0;
  const forget = (workspace: string): void => {
    for (const kept of places.get(workspace)?.answers.values() ?? []) weight -= kept.weight;
    places.delete(workspace);
  };
  const placeOf = (workspace: Id<'workspace'>, entries: number): Place<T> => {
    const found = places.get(workspace);
    if (found && found.entries >= entries) return found;
    const place = { entries, answers: new Map<string, Kept<T>>() };
    forget(workspace);
    places.set(workspace, place);
    if (places.size > mostWorkspaces) forget(oldestIn(places));
    return place;
  };
  const drop = ({ answers }: Place<T>, key: string): void => {
    weight -= answers.get(key)?.weight ?? 0;
    answers.delete(key);
  };
  return {
    find: (workspace, entries, key) => placeOf(workspace, entries).answers.get(key)?.answer,
    keep: (workspace, entries, { key, answer }) => {
      const place = placeOf(workspace, entries);
      const kept = { answer, weight: 0 };
      drop(place, key);
      place.answers.set(key, kept);
      if (place.answers.size > most) drop(place, oldestIn(place.answers));
      const isStill = () => places.get(workspace) === place && place.answers.get(key) === kept;
      answer.then(
        (value) => {
          if (!isStill()) return;
          kept.weight = weigh(value);
          weight += kept.weight;
          while (weight > mostWeight) forget(oldestIn(places));
        },
        () => (isStill() ? drop(place, key) : undefined),
      );
    },
    has: (workspace, key) => places.get(workspace)?.answers.has(key) === true,
  };
}

const oldestIn = (map: ReadonlyMap<string, unknown>): string => {
  for (const key of map.keys()) return key;
  return '';
};

/** Gives what is kept under a key, or reads it and keeps it. `read` MUST depend on the workspace's rows and the key alone. */
export type Recall = <T>(memory: Memory<T>, key: string, read: () => Promise<T>) => Promise<T>;

type Recalling = {
  readonly workspace: Id<'workspace'>;
  /** How many entries there were when the transaction was opened, where it asked. */
  readonly entries: number | undefined;
  readonly read: <Row>(query: Query<Row>) => Promise<readonly Row[]>;
  readonly hasWritten: () => boolean;
};

/** Recalling inside one transaction; what the transaction itself has written is read and never kept. */
export function recallIn({ workspace, entries, read, hasWritten }: Recalling): Recall {
  let counted = entries === undefined ? undefined : Promise.resolve(entries);
  return async (memory, key, ask) => {
    if (hasWritten()) return ask();
    const there = await (counted ??= countEntries(read));
    const kept = memory.find(workspace, there, key);
    if (kept) return kept;
    const answer = ask();
    memory.keep(workspace, there, { key, answer });
    return answer;
  };
}

/**
 * INVARIANT: every change of a workspace's rows commits with at least one entry, and an entry goes from the waiting ones
 * into the tree in one transaction: this sum grows with each commit and with nothing else.
 */
async function countEntries(read: Recalling['read']): Promise<number> {
  const [found] = await read(sql<{ entries: number }>`select entries_in_all() as entries`);
  return found?.entries ?? 0;
}
