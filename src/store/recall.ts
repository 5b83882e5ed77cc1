import { sql } from 'kysely';
import type { Id } from '../kernel/id.ts';
import type { Query } from './query.ts';

/**
 * Answers that were read of a workspace, kept for as long as nothing in it is written. A process keeps its own; how many
 * entries the workspace's ledger has says whether they still hold, so that no other process need tell it anything.
 */
export type Memory<T> = {
  readonly find: (workspace: Id<'workspace'>, entries: number) => Map<string, Promise<T>>;
  /** How many answers of one workspace are kept. */
  readonly most: number;
};

const mostWorkspaces = 200;

/** Begins a memory that has nothing in it. */
export function memoryOf<T>(most = 500): Memory<T> {
  const kept = new Map<string, { readonly entries: number; readonly answers: Map<string, Promise<T>> }>();
  const find: Memory<T>['find'] = (workspace, entries) => {
    const found = kept.get(workspace);
    if (found && found.entries >= entries) return found.answers;
    const answers = new Map<string, Promise<T>>();
    kept.delete(workspace);
    kept.set(workspace, { entries, answers });
    dropOldest(kept, mostWorkspaces);
    return answers;
  };
  return { find, most };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const oldest = map.size > most ? map.keys().next() : undefined;
  if (oldest?.done === false) map.delete(oldest.value);
}

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
    const answers = memory.find(workspace, await (counted ??= countEntries(read)));
    const kept = answers.get(key);
    if (kept) return kept;
    const answer = ask();
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    dropOldest(answers, memory.most);
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
