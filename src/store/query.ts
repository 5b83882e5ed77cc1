import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type pg from 'pg';

/** A query that was built and is not yet run, with the type of its rows. */
export type Query<Row> = Compilable<Row> | RawBuilder<Row>;

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** A typed builder over the tables of a slice. It only builds: a `Work` or an `Instance` runs what it gives. */
export const tables = <Tables>(): Kysely<Tables> => new Kysely<Tables>({ dialect });

const compiler = tables<unknown>();

const withoutPlan = new WeakSet<Query<unknown>>();

/**
 * Marks a query whose best plan hangs on its values, or whose text hardly comes twice: it is planned in every run. All
 * others are planned once a connection, which takes more of the database's time than running them.
 */
export function plannedEachTime<Row>(query: Query<Row>): Query<Row> {
  withoutPlan.add(query);
  return query;
}

/** Names of texts that connections keep plans for. What a connection keeps costs memory, so they have an end. */
const names = new Map<string, string>();
const mostNames = 300;

function nameOf(text: string): string | undefined {
  if (!names.has(text) && names.size < mostNames) names.set(text, `brehon_${names.size}`);
  return names.get(text);
}

/** Runs a query on a connection or a pool. */
export async function runOn<Row>(on: pg.Pool | pg.ClientBase, query: Query<Row>): Promise<readonly Row[]> {
  const { sql: text, parameters } = query.compile(compiler);
  const name = withoutPlan.has(query) ? undefined : nameOf(text);
  const result = await on.query<Row & pg.QueryResultRow>({ text, values: [...parameters], ...(name ? { name } : {}) });
  return result.rows;
}
