import pg from 'pg';
import type { Id } from '../kernel/id.ts';
import { compiled, type Query } from './query.ts';

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
  return {
    pool,
    run: (query) => run(pool, query),
    runShowing: async (shown, query) => {
      const client = await pool.connect();
      try {
        await client.query(`begin; ${showing(shown)}`);
        return await run(client, query);
      } finally {
        await client.query('rollback');
        client.release();
      }
    },
    alone: async (key, task) => {
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [key]);
        return await task();
      } finally {
        await client.query('select pg_advisory_unlock($1)', [key]);
        client.release();
      }
    },
  };
}

const showing = ({ person, token }: Shown): string =>
  `select set_config('brehon.person', ${pg.escapeLiteral(person ?? '')}, true), set_config('brehon.token', ${pg.escapeLiteral(token ?? '')}, true)`;

async function run<Row>(on: pg.Pool | pg.PoolClient, query: Query<Row>): Promise<readonly Row[]> {
  const { sql: text, parameters } = compiled(query);
  const result = await on.query<Row & pg.QueryResultRow>({ text, values: [...parameters] });
  return result.rows;
}
