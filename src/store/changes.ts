import { sql } from 'kysely';
import pg from 'pg';
import type { Id } from '../kernel/id.ts';
import type { Instance } from './instance.ts';
import type { Address } from './pool.ts';
import { runOn } from './query.ts';

/** One entry as it came into a workspace's ledger: `index` is its place there, so that changes have one order for all. */
export type Changed = {
  readonly index: number;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly event: string;
};

/** Somebody who hears what comes into a workspace's ledger; `end` is called when nothing will come any more. */
export type Follower = { readonly hear: (changed: readonly Changed[]) => void; readonly end: () => void };

/** Tells followers in this process and in others what comes into the ledgers of workspaces. */
export type Changes = {
  /** A workspace's ledger has grown. */
  readonly ring: (workspace: Id<'workspace'>) => void;
  /** Follows a workspace from now on; gives the place at which the next entry will stand, and a way to leave. */
  readonly follow: (workspace: Id<'workspace'>, follower: Follower) => Promise<Following>;
  /** The entries from a place on, so many at most. */
  readonly readFrom: (workspace: Id<'workspace'>, from: number, most: number) => Promise<readonly Changed[]>;
  readonly close: () => Promise<void>;
};

/** The place from which a follower hears, and how he leaves. */
export type Following = { readonly next: number; readonly leave: () => void };

/** Where the ledgers are, and how other processes of this installation are reached. */
export type ChangesSettings = {
  readonly pool: pg.Pool;
  readonly instance: Instance;
  readonly address: Address;
  readonly report: (text: string) => void;
};

const channel = 'brehon_changes';
const pause = { ring: 50, again: 2_000 } as const;
const mostAtOnce = 1_000;

type Room = { next: number; readonly followers: Set<Follower>; reading: Promise<void> | undefined; isRung: boolean };

/**
 * Begins to listen. The bell is rung after entries have got their index, by a statement of its own: a writer never waits
 * for it. What the bell loses (a connection that breaks) is read with the next ring, since readers go on from a place.
 */
export function startChanges(settings: ChangesSettings): Changes {
  const rooms = new Map<Id<'workspace'>, Room>();
  const due = new Set<Id<'workspace'>>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (workspace: Id<'workspace'>): void => {
    const room = rooms.get(workspace);
    if (!room) return;
    room.isRung = true;
    room.reading ??= readOn(settings, workspace, room).finally(() => {
      room.reading = undefined;
    });
  };
  const listener = listenOn(settings, (payload) => {
    for (const workspace of rooms.keys()) if (payload === undefined || payload === workspace) tell(workspace);
  });
  const tellOthers = (): void => {
    timer = undefined;
    const workspaces = [...due];
    due.clear();
    settings.instance
      .run(sql`select pg_notify(${channel}, w) from unnest(${workspaces}::text[]) as w`)
      .catch((error: unknown) => settings.report(`other processes were not told of changes: ${String(error)}`));
  };
  return {
    ring: (workspace) => {
      tell(workspace);
      due.add(workspace);
      timer ??= setTimeout(tellOthers, pause.ring);
    },
    follow: async (workspace, follower) => {
      const known = rooms.get(workspace);
      const room = known ?? {
        next: await sizeOf(settings, workspace),
        followers: new Set(),
        reading: undefined,
        isRung: false,
      };
      const held = rooms.get(workspace) ?? room;
      rooms.set(workspace, held);
      held.followers.add(follower);
      const leave = () => {
        held.followers.delete(follower);
        if (held.followers.size === 0) rooms.delete(workspace);
      };
      const { next } = held;
      // What came while its size was being read was told to nobody.
      tell(workspace);
      return { next, leave };
    },
    readFrom: (workspace, from, most) => readFrom(settings, workspace, { from, most }),
    close: async () => {
      clearTimeout(timer);
      const all = [...rooms.values()];
      rooms.clear();
      for (const { followers } of all) for (const follower of followers) follower.end();
      await Promise.all([listener.close(), ...all.map(({ reading }) => reading)]);
    },
  };
}

/** Reads what is new and hands it on, again for as long as the bell was rung meanwhile. */
async function readOn(settings: ChangesSettings, workspace: Id<'workspace'>, room: Room): Promise<void> {
  try {
    while (room.isRung) {
      room.isRung = false;
      const changed = await readFrom(settings, workspace, { from: room.next, most: mostAtOnce });
      const last = changed.at(-1);
      if (!last) continue;
      room.next = last.index + 1;
      if (changed.length === mostAtOnce) room.isRung = true;
      for (const { hear } of room.followers) hear(changed);
    }
  } catch (error) {
    settings.report(`changes will be read with the next one: ${String(error)}`);
  }
}

const readFrom = (
  { pool }: ChangesSettings,
  workspace: Id<'workspace'>,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly Changed[]> =>
  inScope(pool, workspace, (client) =>
    runOn(
      client,
      sql<Changed>`select l.index, e.subject_kind as kind, e.subject_id as id, e.version, e.event
        from ledger_leaf l join ledger_entry e on e.workspace_id = l.workspace_id and e.id = l.entry_id
        where l.workspace_id = ${workspace} and l.index >= ${from} order by l.index limit ${most}`,
    ),
  );

async function sizeOf({ pool }: ChangesSettings, workspace: Id<'workspace'>): Promise<number> {
  const rows = await inScope(pool, workspace, (client) =>
    runOn(
      client,
      sql<{ size: number }>`select size from ledger_checkpoint
        where workspace_id = ${workspace} order by size desc limit 1`,
    ),
  );
  return rows[0]?.size ?? 0;
}

/** Reads in a workspace's scope. Who may see what is decided by whoever hears it. */
async function inScope<T>(
  pool: pg.Pool,
  workspace: Id<'workspace'>,
  task: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; select set_config('brehon.workspace', ${client.escapeLiteral(workspace)}, true)`);
    return await task(client);
  } finally {
    await client.query('rollback').catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error('the connection was lost');
    });
    client.release(broken);
  }
}

type Listener = { readonly close: () => Promise<void> };

/** Keeps one connection that listens, and makes it anew where it breaks; `undefined` says that anything may have changed. */
function listenOn({ address, report }: ChangesSettings, heard: (payload: string | undefined) => void): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hasClosed = false;
  const again = (): void => {
    client = undefined;
    if (!hasClosed) timer ??= setTimeout(begin, pause.again);
  };
  const begin = (): void => {
    timer = undefined;
    const next = new pg.Client({ ...address, application_name: 'brehon', keepAlive: true });
    client = next;
    next.on('error', () => undefined);
    next.on('end', again);
    next.on('notification', ({ payload }) => heard(payload));
    next
      .connect()
      .then(() => next.query(`listen ${channel}`))
      .then(() => heard(undefined))
      .catch((error: unknown) => {
        if (!hasClosed) report(`changes of other processes are not heard yet: ${String(error)}`);
        next.end().catch(() => undefined);
        again();
      });
  };
  begin();
  return {
    close: async () => {
      hasClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
