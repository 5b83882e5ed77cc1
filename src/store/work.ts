import { sql } from 'kysely';
import type pg from 'pg';
import * as z from 'zod';
import type { Id, Ids } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Actor, Machine } from './actor.ts';
import { type EntryDraft, sealEntries } from './entries.ts';
import { type Query, runOn } from './query.ts';
import { type Recall, recallIn } from './recall.ts';

/** What one transaction is opened with. */
export type WorkSettings = { readonly actor: Actor; readonly workspace: Id<'workspace'> };

/** Reads inside a workspace's scope. */
export type Reading = {
  readonly workspace: Id<'workspace'>;
  readonly actor: Actor;
  readonly now: Instant;
  /** What the workshop's `standing` statement found: how the actor stands in this workspace. */
  readonly standing: readonly Readonly<Record<string, unknown>>[];
  readonly read: <Row>(query: Query<Row>) => Promise<readonly Row[]>;
  readonly recall: Recall;
};

/**
 * One transaction in one workspace. INVARIANT: `write` is the only way to change a row, and it cannot be called
 * without the ledger entries that say what changed: they travel in the same statement and commit together or not at all.
 */
export type Work = Reading & {
  readonly ids: Ids;
  readonly write: <Row>(change: Query<Row>, entries: readonly [EntryDraft, ...EntryDraft[]]) => Promise<readonly Row[]>;
  /** The id of the newest entry that this work has written. */
  readonly lastEntry: () => Id<'entry'> | undefined;
};

/** Opens transactions. `afterCommit` hears of each workspace that has new entries. */
export type Workshop = {
  readonly pool: pg.Pool;
  /** A statement without values that travels with the opening; what it finds is the work's `standing`. */
  readonly standing: string;
  readonly machine: Machine;
  readonly afterCommit: (workspace: Id<'workspace'>) => void;
};

/**
 * Runs `task` in one transaction in the scope of `settings.workspace`: all of it commits, or (when it throws) none.
 * The task MUST NOT open another transaction inside: with every connection taken that would wait for ever.
 */
export async function inWorkspace<T>(
  shop: Workshop,
  settings: WorkSettings,
  task: (work: Work) => Promise<T>,
): Promise<T> {
  const client = await shop.pool.connect();
  let last: Id<'entry'> | undefined;
  let broken: Error | undefined;
  try {
    const standing = await open(client, shop, settings);
    const read = async <Row>(query: Query<Row>) => runOn(client, query);
    const now = shop.machine.clock();
    const result = await task({
      ...settings,
      now,
      standing,
      ids: shop.machine.ids,
      read,
      recall: recallIn({ workspace: settings.workspace, read, hasWritten: () => last !== undefined }),
      write: async (change, drafts) => {
        const sealed = sealEntries({ ...settings, now, machine: shop.machine }, drafts);
        last = sealed.columns.id.at(-1);
        return read(writing(change, sealed));
      },
      lastEntry: () => last,
    });
    await client.query('commit');
    if (last !== undefined) shop.afterCommit(settings.workspace);
    return result;
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Begins, sets the scope and asks for the standing in one round trip; the ids are escaped, for no values can travel. */
async function open(
  client: pg.PoolClient,
  shop: Workshop,
  { workspace, actor }: WorkSettings,
): Promise<Work['standing']> {
  const scope = `select set_config('brehon.workspace', ${client.escapeLiteral(workspace)}, true), set_config('brehon.person', ${client.escapeLiteral(actor.person)}, true)`;
  const answers: unknown = await client.query(`begin; ${scope}; ${shop.standing}`);
  const last: unknown = Array.isArray(answers) ? answers.at(-1) : undefined;
  return rowsOf(last);
}

const answer = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

const rowsOf = (last: unknown): Work['standing'] => answer.parse(last).rows;

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('the connection broke while rolling back');
  }
}

/** The row's change and its entries as one statement: statements a write are what its cost is made of. */
function writing<Row>(change: Query<Row>, sealed: ReturnType<typeof sealEntries>): Query<Row> {
  const { columns, commitments } = sealed;
  return sql<Row>`with changed as (${change}),
    entered as (insert into ledger_entry (workspace_id, id, subject_kind, subject_id, version, event, at, person_id, via, body)
      select ${sealed.workspace}, e.id, e.subject_kind, e.subject_id, e.version, e.event, ${sealed.at}::timestamptz, ${sealed.person}, e.via, e.body
      from unnest(${columns.id}::text[], ${columns.kind}::text[], ${columns.subject}::text[], ${columns.version}::int[],
        ${columns.event}::text[], ${columns.via}::text[], ${columns.body}::text[]) as e(id, subject_kind, subject_id, version, event, via, body)),
    waiting as (insert into ledger_pending (workspace_id, id, leaf_hash)
      select ${sealed.workspace}, p.id, p.leaf_hash from unnest(${columns.id}::text[], ${columns.leafHash}::bytea[]) as p(id, leaf_hash)),
    salted as (insert into ledger_commitment (workspace_id, id, subject_id, field, salt, value)
      select ${sealed.workspace}, c.id, c.subject_id, c.field, c.salt, c.value::jsonb
      from unnest(${commitments.id}::text[], ${commitments.subject}::text[], ${commitments.field}::text[],
        ${commitments.salt}::text[], ${commitments.value}::text[]) as c(id, subject_id, field, salt, value))
    select * from changed`;
}
