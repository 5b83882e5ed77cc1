import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Id } from '../kernel/id.ts';
import type { Clock } from '../kernel/time.ts';
import { appendLeaves, type Grown, type Signer, signCheckpoint, type Tile, tilesForAppend } from '../ledger/index.ts';
import { fastSha256 } from './entries.ts';
import type { Instance } from './instance.ts';
import { type Query, runOn } from './query.ts';

/** What the sequencer works with. Its pool is the application's; it opens one transaction at a time. */
export type SequencerSettings = {
  readonly pool: pg.Pool;
  readonly instance: Instance;
  readonly clock: Clock;
  readonly signerFor: (workspace: Id<'workspace'>) => Signer;
  /** Hears of each workspace whose ledger has grown. */
  readonly grown: (workspace: Id<'workspace'>) => void;
  readonly report: (text: string) => void;
};

/** Gives entries their index after they were committed, so that no writer ever waits for another. */
export type Sequencer = {
  /** A workspace has new entries; they get their index within moments. */
  readonly wake: (workspace: Id<'workspace'>) => void;
  /** Sequences all that waits in a workspace now. */
  readonly settle: (workspace: Id<'workspace'>) => Promise<void>;
  /** Finishes what it is at and ends. */
  readonly stop: () => Promise<void>;
};

const batch = 5_000;
const pause = { afterWrite: 200, forAnother: 20, betweenSweeps: 5_000 } as const;

/** Starts it; workspaces that a crash left with waiting entries are found by its sweeps. */
export function startSequencer(settings: SequencerSettings): Sequencer {
  const awake = new Set<Id<'workspace'>>();
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hasStopped = false;

  const settle = async (workspace: Id<'workspace'>): Promise<void> => {
    while ((await drain(settings, workspace)) === 'taken by another' && !hasStopped) await wait(pause.forAnother);
  };
  const round = async (): Promise<void> => {
    const due = [...awake];
    awake.clear();
    for (const workspace of due)
      if ((await tryToDrain(settings, workspace)) === 'taken by another') awake.add(workspace);
  };
  const schedule = (): void => {
    if (timer !== undefined || running !== undefined || hasStopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      running = round().finally(() => {
        running = undefined;
        if (awake.size > 0) schedule();
      });
    }, pause.afterWrite);
  };
  const sweep = async (): Promise<void> => {
    const rows = await settings.instance.run(waitingWorkspaces());
    for (const row of rows) awake.add(row.workspace_id);
    if (awake.size > 0) schedule();
  };
  const trySweep = (): void => {
    sweep().catch((error: unknown) =>
      settings.report(`the sequencer could not look for waiting entries: ${String(error)}`),
    );
  };
  trySweep();
  const sweeper = setInterval(trySweep, pause.betweenSweeps);

  return {
    wake: (workspace) => {
      awake.add(workspace);
      schedule();
    },
    settle,
    stop: async () => {
      hasStopped = true;
      clearInterval(sweeper);
      clearTimeout(timer);
      await running;
    },
  };
}

/** `taken by another`: whoever is at it may have looked before the newest entries were there, so ask again. */
type Drained = 'drained' | 'taken by another';

async function drain(settings: SequencerSettings, workspace: Id<'workspace'>): Promise<Drained> {
  for (;;) {
    const taken = await sequenceOnce(settings, workspace);
    if (taken === undefined) return 'taken by another';
    if (taken > 0) settings.grown(workspace);
    if (taken < batch) return 'drained';
  }
}

/** A workspace that fails keeps no other one waiting: it is reported, and the next sweep comes back to it. */
const tryToDrain = (settings: SequencerSettings, workspace: Id<'workspace'>): Promise<Drained | undefined> =>
  drain(settings, workspace).catch((error: unknown) => {
    settings.report(`the sequencer will try ${workspace} again: ${String(error)}`);
    return undefined;
  });

const waitingWorkspaces = () =>
  sql<{ workspace_id: Id<'workspace'> }>`select distinct workspace_id from ledger_pending`;

type Pending = { readonly id: string; readonly leaf_hash: Uint8Array };

/**
 * Takes one batch of waiting entries into the tree and signs the new root. Answers how many it took; `undefined` where
 * another sequencer is at it.
 * INVARIANT: leaves, tiles, checkpoint and the end of waiting commit together, under a lock that one sequencer holds.
 */
async function sequenceOnce(settings: SequencerSettings, workspace: Id<'workspace'>): Promise<number | undefined> {
  const client = await settings.pool.connect();
  const run: Run = (query) => runOn(client, query);
  let broken: Error | undefined;
  try {
    await client.query(`begin; select set_config('brehon.workspace', ${client.escapeLiteral(workspace)}, true)`);
    const [lock] = await run(
      sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`ledger ${workspace}`}, 0)) as held`,
    );
    const pending = lock?.held
      ? await run(
          sql<Pending>`select id, leaf_hash from ledger_pending where workspace_id = ${workspace} order by id limit ${batch}`,
        )
      : [];
    if (pending.length > 0) await publish(run, { settings, workspace, pending });
    await client.query('commit');
    return lock?.held ? pending.length : undefined;
  } catch (error) {
    await client.query('rollback').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error('the connection was lost');
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

type Run = <Row>(query: Query<Row>) => Promise<readonly Row[]>;

type Batch = {
  readonly settings: SequencerSettings;
  readonly workspace: Id<'workspace'>;
  readonly pending: readonly Pending[];
};

async function publish(run: Run, { settings, workspace, pending }: Batch): Promise<void> {
  const [newest] = await run(
    sql<{
      size: number;
    }>`select size from ledger_checkpoint where workspace_id = ${workspace} order by size desc limit 1`,
  );
  const size = newest?.size ?? 0;
  const tiles = await readTiles(run, workspace, tilesForAppend(size));
  const grown = appendLeaves(
    { size, tiles },
    pending.map((entry) => entry.leaf_hash),
    fastSha256,
  );
  if (!grown.ok) throw new Error(grown.error.detail);
  const signer = settings.signerFor(workspace);
  const { root } = grown.value;
  const note = signCheckpoint({ origin: signer.key.name, size: grown.value.size, root, extensions: [] }, [signer]);
  await writeTree(run, { workspace, from: size, pending, grown: grown.value, note, at: settings.clock() });
}

/** Reads tiles by level and index. */
export async function readTiles(
  run: Run,
  workspace: Id<'workspace'>,
  wanted: readonly { readonly level: number; readonly index: number }[],
): Promise<readonly Tile[]> {
  if (wanted.length === 0) return [];
  const [levels, indexes] = [wanted.map((tile) => tile.level), wanted.map((tile) => tile.index)];
  return run(sql<Tile>`select t.level, t.index, t.hashes
    from unnest(${levels}::int[], ${indexes}::bigint[]) as w(level, index)
    join ledger_tile t on t.workspace_id = ${workspace} and t.level = w.level and t.index = w.index`);
}

type Tree = {
  readonly workspace: Id<'workspace'>;
  readonly from: number;
  readonly pending: readonly Pending[];
  readonly grown: Grown;
  readonly note: string;
  readonly at: string;
};

async function writeTree(run: Run, { workspace, from, pending, grown, note, at }: Tree): Promise<void> {
  const ids = pending.map((entry) => entry.id);
  const { tiles, size, root } = grown;
  await run(sql`with leaves as (insert into ledger_leaf (workspace_id, index, entry_id)
      select ${workspace}, ${from} + e.place - 1, e.id from unnest(${ids}::text[]) with ordinality as e(id, place)),
    tiles as (insert into ledger_tile (workspace_id, level, index, hashes)
      select ${workspace}, t.level, t.index, t.hashes
      from unnest(${tiles.map((tile) => tile.level)}::int[], ${tiles.map((tile) => tile.index)}::bigint[], ${tiles.map((tile) => Buffer.from(tile.hashes))}::bytea[]) as t(level, index, hashes)
      on conflict (workspace_id, level, index) do update set hashes = excluded.hashes),
    signed as (insert into ledger_checkpoint (workspace_id, size, root, note, at) values (${workspace}, ${size}, ${Buffer.from(root)}, ${note}, ${at}))
    delete from ledger_pending where workspace_id = ${workspace} and id = any(${ids}::text[])`);
}
