import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { chooseAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { findBinaries } from './binaries.ts';
import type { Access } from './create.ts';
import { clusterOf, createDatabase, names, readAccess } from './create.ts';
import type { Report } from './fault.ts';
import type { Instance } from './lock.ts';
import { ask, askListening, takeLock } from './lock.ts';
import { clearRemains } from './orphan.ts';
import type { Home, Places } from './places.ts';
import { closeRuntime, ensureDataFolder, findHome, openRuntime, openSocketFolder, placesOf, settle } from './places.ts';
import type { Plan } from './server.ts';
import type { Listening } from './settings.ts';
import { supervise } from './supervise.ts';

/** How to connect to the database, in the words of the `pg` driver; `host` is a folder with a socket, except on Windows. */
export type DatabaseAddress = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
};

/** What an embedded database is started with. */
export type EmbeddedOptions = {
  readonly dataFolder: string;
  readonly report: Report;
  /** Where programs and data go, as root, when PostgreSQL's account cannot get to ours. */
  readonly shelter?: string;
  /** The `native` folder of PostgreSQL's package, when it is not the one that was installed. */
  readonly native?: string;
};

/** A database that runs, under supervision, until `stop` is called or our process ends. */
export type EmbeddedDatabase = {
  /** Connects as `brehon_owner`: owns the database, may create roles, is no superuser. */
  readonly address: DatabaseAddress;
  /** Connects as the superuser `postgres`: for tests and for backups, never for the product's own work. */
  readonly superuser: DatabaseAddress;
  /** Tells a second start on the same data folder which address this one serves. */
  readonly serves: (url: string) => void;
  /** Shuts down and waits for it; then no server, socket or lock is left. */
  readonly stop: () => Promise<void>;
};

/** A database that another Brehon on this machine runs. */
export type AttachedDatabase = Pick<EmbeddedDatabase, 'address' | 'superuser'> & Instance;

/**
 * Starts the PostgreSQL of a data folder, which is made at the first start. Throws an `EmbeddedFault`, `already_running`
 * among others, with a text for the operator. The address stays the same when the server has to be started again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataFolder = await ensureDataFolder(options.dataFolder);
  const places = placesOf(dataFolder);
  const lock = await takeLock(places);
  const leave = async (): Promise<void> => {
    await closeRuntime(places);
    await lock.release();
  };
  try {
    const { home, account, binaries, access } = await prepare(options, places);
    const listening = { host: places.host, port: await choosePort(places.host) };
    const server = await supervise({ home, account, binaries, listening }, options.report);
    lock.opens(listening);
    const stop = async (): Promise<void> => {
      lock.ends();
      await server.stop();
      await leave();
    };
    return { ...addresses(listening, access), serves: lock.serves, stop };
  } catch (error) {
    await leave();
    throw error;
  }
}

/**
 * Gives the database that a running Brehon keeps open on a data folder, waiting for it while that one is starting;
 * `undefined` where none runs. For tools beside the product, which MUST NOT start a second server.
 */
export async function attachEmbedded({
  dataFolder,
}: Pick<EmbeddedOptions, 'dataFolder'>): Promise<AttachedDatabase | undefined> {
  const real = await realpath(dataFolder).catch(() => undefined);
  if (real === undefined) return undefined;
  const places = placesOf(real);
  if (places.doorbell.startsWith(places.runtime)) await openRuntime(places);
  const instance = await ask(places.doorbell);
  if (!instance) return undefined;
  const listening = await askListening(places.doorbell);
  const access = listening && (await readAccess(join(real, 'postgres')));
  return access && { ...addresses(listening, access), ...instance };
}

type Prepared = Omit<Plan, 'listening'> & { readonly access: Access };

async function prepare(
  { shelter = '/var/lib/brehon', report, native }: EmbeddedOptions,
  places: Places,
): Promise<Prepared> {
  const { dataFolder } = places;
  const account = await chooseAccount(clusterOf(join(dataFolder, 'postgres')));
  await openSocketFolder(places, account);
  const binaries = await findBinaries({ account, shelter, report, ...(native === undefined ? {} : { native }) });
  const home = await findHome(dataFolder, account, shelter);
  const found = await readAccess(home.path, binaries.major);
  const access = found ?? (await createIn(home, { account, binaries, dataFolder, report }));
  const orphans = await clearRemains(clusterOf(home.path));
  if (orphans.length > 0) {
    report({
      kind: 'orphan_stopped',
      text: `stopped a PostgreSQL (pid ${orphans.join(', ')}) that an earlier Brehon left behind`,
    });
  }
  return { home: home.path, account, binaries, access };
}

type FirstTime = {
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly dataFolder: string;
  readonly report: Report;
};

async function createIn(home: Home, { account, binaries, dataFolder, report }: FirstTime): Promise<Access> {
  const since = performance.now();
  const access = await createDatabase({ home: home.path, account, binaries });
  await settle(home, dataFolder);
  if (home.isElsewhere) {
    report({
      kind: 'moved',
      text: `keeps the database in \`${home.path}\`, because the account \`${account?.name ?? ''}\` may not enter \`${dataFolder}\``,
    });
  }
  report({ kind: 'created', text: `made the database in ${Math.round(performance.now() - since)} ms` });
  return access;
}

function addresses(listening: Listening, access: Access): Pick<EmbeddedDatabase, 'address' | 'superuser'> {
  const at = { ...listening, database: names.database };
  return {
    address: { ...at, user: names.owner, password: access.owner },
    superuser: { ...at, user: names.superuser, password: access.superuser },
  };
}

/** A socket's folder is ours alone, so its number may be PostgreSQL's own; on the loopback any free one. */
async function choosePort(host: string): Promise<number> {
  if (host.startsWith('/')) return 5432;
  const probe = createServer();
  await once(probe.listen(0, host), 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 5432;
}
