import pg from 'pg';
import type { Id } from '../kernel/id.ts';
import { type Query, runOn } from './query.ts';

/** What a caller shows of himself, for the policies that let a person see his own rows in other workspaces. */
export type Shown = { readonly person?: Id<'person'>; readonly token?: string };

/**
 * What belongs to the installation and not to a workspace: people and their sessions. Its pool is opened in the scope
 * `instance`, in which no workspace's row is visible but those that a policy opens to the person or token shown.
 */
export type Instance = {
  readonly pool: pg.Pool;
  readonly run: <Row>(query: Query<Row>) => Promise<readonly Row[]>;
  readonly runShowing: <Row>(shown: Shown, query: Query<Row>) => Promise<readonly Row[]>;
  /** Runs `task` while no other process of this installation runs one under the same `key`. */
  readonly alone: <T>(key: number, task: () => Promise<T>) => Promise<T>;
};

/** Runs statements in the scope `instance`. */
export function instanceOn(pool: pg.Pool): Instance {
  // Who runs alone holds one connection and asks for others: only one at a time, or the pool would wait for itself.
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = line.then(task);
    line = mine.catch(() => undefined);
    return mine;
  };
  return {
    pool,
    run: (query) => runOn(pool, query),
    runShowing: (shown, query) =>
      onConnection(pool, 'rollback', async (client) => {
        await client.query(`begin; ${showing(shown)}`);
        return runOn(client, query);
      }),
    alone: (key, task) =>
      inLine(() =>
        onConnection(pool, `select pg_advisory_unlock(${key})`, async (client) => {
          await client.query('select pg_advisory_lock($1)', [key]);
          return task();
        }),
      ),
  };
}

const showing = ({ person, token }: Shown): string =>
  `select set_config('brehon.person', ${pg.escapeLiteral(person ?? '')}, true), set_config('brehon.token', ${pg.escapeLiteral(token ?? '')}, true)`;

/** Runs `task` on a connection and then leaves it as it was; one on which that fails is thrown away. */
async function onConnection<T>(pool: pg.Pool, leave: string, task: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await task(client);
  } finally {
    await client.query(leave).catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error('the connection was lost');
    });
    client.release(broken);
  }
}
