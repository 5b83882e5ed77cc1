import type { Id } from '../../kernel/id.ts';
import type { LocalDate } from '../../kernel/time.ts';

/** Gives what is kept of a workspace's past as it is seen on a day, or reads it and keeps it. */
export type RecallPast<T> = (workspace: Id<'workspace'>, today: LocalDate, read: () => Promise<T>) => Promise<T>;

const mostWorkspaces = 200;

/**
 * A memory of what was, for each workspace the newest day's alone. `read` MUST look at days alone that ended long before
 * `today`: the ledger is only ever added to, so that nothing which is written later makes it wrong.
 */
export function memoryOfPast<T>(): RecallPast<T> {
  const kept = new Map<string, { readonly today: LocalDate; readonly answer: Promise<T> }>();
  return (workspace, today, read) => {
    const known = kept.get(workspace);
    if (known?.today === today) return known.answer;
    const answer = read();
    kept.delete(workspace);
    kept.set(workspace, { today, answer });
    const oldest = kept.size > mostWorkspaces ? kept.keys().next() : undefined;
    if (oldest?.done === false) kept.delete(oldest.value);
    answer.catch(() => {
      if (kept.get(workspace)?.answer === answer) kept.delete(workspace);
    });
    return answer;
  };
}
