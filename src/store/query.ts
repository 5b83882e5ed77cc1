import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';

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

/** The text and values of a query. */
export const compiled = <Row>(query: Query<Row>): CompiledQuery<Row> => query.compile(compiler);
