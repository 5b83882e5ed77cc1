import { sql } from 'kysely';
import pg from 'pg';
import * as z from 'zod';
import { type Id, type Ids, parseId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Actor, Machine, Via } from './actor.ts';
import { type EntryDraft, sealEntries } from './entries.ts';
import type { Deliver, Delivery } from './jobs/delivery.ts';
import { type Query, runOn } from './query.ts';
import { type Recall, recallIn } from './recall.ts';

/** Who shows the token of a session, and the door he came in by. */
export type Bearer = { readonly token: string; readonly via: Via };

/**
 * What one transaction is opened with. `reading`: it is to read, and may recall what others read before; `oneMoment`: all
 * that it reads is of the moment in which it was opened.
 */
export type WorkSettings = {
  readonly workspace: Id<'workspace'>;
  readonly as: Actor | Bearer;
  readonly reading?: boolean;
  readonly oneMoment?: boolean;
};

/** Says that a token belongs to no session, or to none that still lasts. */
export class NoSession extends Error {}

/** Reads inside a workspace's scope. */
export type Reading = {
  readonly workspace: Id<'workspace'>;
  readonly actor: Actor;
  readonly now: Instant;
  /** The actor's role in this workspace; `null` for who is no member. */
  readonly role: string | null;
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
  /** Has a job delivered to a worker once this transaction has committed. Who asks for a job calls `enqueue`. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
  /** The id of the newest entry that this work has written. */
  readonly lastEntry: () => Id<'entry'> | undefined;
};

/**
 * Hears of events before the transaction in which they happened commits, and may write what follows from them: that
 * commits with them or not at all. What watchers write is watched by nobody.
 */
export type Watcher = {
  readonly events: readonly string[];
  readonly hear: (work: Work, entries: readonly EntryDraft[]) => Promise<void>;
};

/** Opens transactions. `afterCommit` hears of each workspace that has new entries. */
export type Workshop = {
  readonly pool: pg.Pool;
  readonly machine: Machine;
  readonly watchers: readonly Watcher[];
  readonly afterCommit: (workspace: Id<'workspace'>) => void;
  /** Hands jobs to the queue on the transaction's own connection. */
  readonly deliver: Deliver;
};

/**
 * Runs `task` in one transaction in the scope of `settings.workspace`: all of it commits, or (when it throws) none.
 * Throws `NoSession` where the bearer's token is nobody's. The task MUST NOT open another transaction inside: with every
 * connection taken that would wait for ever.
 */
export async function inWorkspace<T>(
  shop: Workshop,
  settings: WorkSettings,
  task: (work: Work) => Promise<T>,
): Promise<T> {
  const client = await shop.pool.connect();
  let last: Id<'entry'> | undefined;
  try {
    const { actor, role, entries } = await open(client, settings);
    const { workspace } = settings;
    const read = async <Row>(query: Query<Row>) => runOn(client, query);
    const now = shop.machine.clock();
    const heard = hearing(shop.watchers);
    const work: Work = {
      workspace,
      actor,
      role,
      now,
      ids: shop.machine.ids,
      read,
      recall: recallIn({ workspace, entries, read, hasWritten: () => last !== undefined }),
      write: async (change, drafts) => {
        const sealed = sealEntries({ workspace, actor, now, machine: shop.machine }, drafts);
        last = sealed.columns.id.at(-1);
        heard.note(drafts);
        return read(writing(change, sealed));
      },
      deliver: (delivery) => shop.deliver(client, delivery),
      lastEntry: () => last,
    };
    const result = await task(work);
    await heard.tell(work);
    if (last === undefined) {
      leave(client, 'commit');
      return result;
    }
    await client.query('commit');
    client.release();
    shop.afterCommit(workspace);
    return result;
  } catch (error) {
    leave(client, 'rollback');
    throw error;
  }
}

/** Notes what watchers wait for while a transaction runs, and tells each of them at its end what concerns it. */
function hearing(watchers: readonly Watcher[]) {
  const awaited = new Set(watchers.flatMap(({ events }) => events));
  const noted: EntryDraft[] = [];
  let isOver = false;
  return {
    note: (drafts: readonly EntryDraft[]): void => {
      if (!isOver) noted.push(...drafts.filter(({ event }) => awaited.has(event)));
    },
    tell: async (work: Work): Promise<void> => {
      isOver = true;
      for (const { events, hear } of watchers) {
        const concerned = noted.filter(({ event }) => events.includes(event));
        if (concerned.length > 0) await hear(work, concerned);
      }
    },
  };
}

/** Ends a transaction whose end nobody need wait for; a connection on which that fails is thrown away. */
function leave(client: pg.PoolClient, how: 'commit' | 'rollback'): void {
  client.query(how).then(
    () => client.release(),
    (error: unknown) => client.release(error instanceof Error ? error : true),
  );
}

const entered = z.object({
  person_id: z.string().nullable(),
  role: z.string().nullable(),
  entries: z.number().nullable(),
});

type Entered = { readonly actor: Actor; readonly role: string | null; readonly entries: number | undefined };

/** Begins, sets the scope and finds the actor in one round trip. */
async function open(client: pg.PoolClient, settings: WorkSettings): Promise<Entered> {
  const { as, oneMoment = false } = settings;
  const begin = oneMoment ? 'begin isolation level repeatable read' : 'begin';
  const answers: unknown = await client.query(`${begin}; ${entering(settings)}`);
  return enteredAs(as, Array.isArray(answers) ? answers.at(-1) : undefined);
}

/**
 * Who the caller is, how he stands in the workspace and how many entries its ledger has, in one round trip that leaves no
 * transaction behind: enough for an answer that is remembered. Throws `NoSession` as `inWorkspace` does.
 */
export async function glanceInto(
  { pool }: Workshop,
  settings: Pick<WorkSettings, 'workspace' | 'as'>,
): Promise<Entered> {
  return enteredAs(settings.as, await pool.query(entering({ ...settings, reading: true })));
}

/** The texts are escaped, for no values can travel with several statements. */
function entering({ workspace, as, reading = false }: WorkSettings): string {
  const shown = 'token' in as ? [null, as.token] : [as.person, null];
  const given = [workspace, ...shown].map((text) => (text === null ? 'null' : pg.escapeLiteral(text)));
  return `select * from enter(${given.join(', ')}, ${reading})`;
}

function enteredAs(as: WorkSettings['as'], answer: unknown): Entered {
  const { person_id, role, entries } = enteredAnswer.parse(answer).rows[0];
  const person = person_id === null ? undefined : parseId('person', person_id);
  if (!person) throw new NoSession('this token belongs to no session');
  return { actor: { person, via: as.via }, role, entries: entries ?? undefined };
}

const enteredAnswer = z.object({ rows: z.tuple([entered]) });

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
