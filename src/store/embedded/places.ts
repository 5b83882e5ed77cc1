import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readlink, realpath, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Account } from './account.ts';
import { canEnter, isRoot } from './account.ts';
import { EmbeddedFault, reasonOf, systemCode } from './fault.ts';

/** The folders of one data folder's embedded database. */
export type Places = {
  /** The data folder itself, by its real path. */
  readonly dataFolder: string;
  /** Private and short-lived, with a path short enough for sockets; outside the data folder. */
  readonly runtime: string;
  /** Where the server makes its socket, or on Windows the loopback address. */
  readonly host: string;
  /** Where another start finds out who runs: a socket inside the data folder, on Windows a named pipe. */
  readonly doorbell: string;
  /** A name that only one start at a time can hold: Linux keeps such names for sockets without files. */
  readonly guard: string | undefined;
};

/** A place for the database: `isElsewhere` when it cannot be in the data folder. */
export type Home = { readonly path: string; readonly isElsewhere: boolean };

const socketPathLimit = 103;

/** Makes the data folder if there is none yet, and gives its real path; throws where it cannot be written to. */
export async function ensureDataFolder(wanted: string): Promise<string> {
  try {
    await makeFolder(wanted, isRoot() ? 0o755 : 0o700);
    const dataFolder = await realpath(wanted);
    const probe = join(dataFolder, `.probe-${randomBytes(6).toString('hex')}`);
    await mkdir(probe);
    await rm(probe, { recursive: true });
    return dataFolder;
  } catch (error) {
    throw new EmbeddedFault(
      'not_writable',
      `the data folder \`${wanted}\` cannot be written to (${reasonOf(error)}): choose another one with \`BREHON_DATA\`, ` +
        'or let the account that runs Brehon own it',
    );
  }
}

/** Makes a folder and those above it where they are missing, with this very mode; what exists stays as it is. */
export async function makeFolder(path: string, mode: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode });
  if (first === undefined) return;
  for (let made = resolve(path); made.length >= resolve(first).length; made = dirname(made)) await chmod(made, mode);
}

/** Where sockets of a data folder are; the same answer for every start on it by the same account. */
export function placesOf(dataFolder: string): Places {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  if (process.platform === 'win32') {
    const doorbell = `\\\\.\\pipe\\brehon-${mark}`;
    return { dataFolder, runtime: dataFolder, host: '127.0.0.1', doorbell, guard: undefined };
  }
  const isSystem = isRoot() && process.platform === 'linux';
  const runtime = isSystem ? `/run/brehon-${mark}` : `/tmp/brehon-${process.getuid?.() ?? 0}-${mark}`;
  const direct = join(dataFolder, 'instance.sock');
  const doorbell = Buffer.byteLength(direct) <= socketPathLimit ? direct : join(runtime, 'data', 'instance.sock');
  const guard = process.platform === 'linux' ? `\0brehon-${mark}` : undefined;
  return { dataFolder, runtime, host: join(runtime, 'pg'), doorbell, guard };
}

/** Makes the runtime folder, with a short way to the doorbell in it where the direct one is too long for a socket. */
export async function openRuntime({ dataFolder, runtime, doorbell }: Places): Promise<void> {
  if (process.platform === 'win32') return;
  await ensureOwnFolder(runtime, isRoot() ? 0o711 : 0o700);
  if (doorbell.startsWith(runtime)) await pointTo(join(runtime, 'data'), dataFolder);
}

/** Makes the folder, empty and open to the server's account alone, in which the server makes its socket. */
export async function openSocketFolder({ host }: Places, account: Account | undefined): Promise<void> {
  if (process.platform === 'win32') return;
  await rm(host, { recursive: true, force: true });
  await mkdir(host, { recursive: true, mode: 0o700 });
  if (account) await chown(host, account.uid, account.gid);
}

/** Removes the socket's folder with whatever a killed server left in it, and the runtime folder unless a way leads through it. */
export async function closeRuntime({ runtime, host }: Places): Promise<void> {
  if (process.platform === 'win32') return;
  await rm(host, { recursive: true, force: true });
  await rmdir(runtime).catch(() => undefined);
}

/**
 * Where the database of a data folder is or shall be: inside it, unless the account cannot get there.
 * A new place elsewhere is not linked yet: `settle` does that once the database is whole.
 */
export async function findHome(dataFolder: string, account: Account | undefined, shelter: string): Promise<Home> {
  const inside = join(dataFolder, 'postgres');
  const linked = await readlink(inside).catch(() => undefined);
  if (linked === undefined) {
    if (await canEnter(account, dataFolder)) return { path: inside, isElsewhere: false };
    if (await isFolder(inside)) throw unreachable(inside, account);
    return { path: join(shelter, randomBytes(6).toString('hex')), isElsewhere: true };
  }
  if (await isFolder(linked)) return { path: linked, isElsewhere: true };
  throw new EmbeddedFault(
    'lost_database',
    `the database of \`${dataFolder}\` was kept in \`${linked}\`, which is gone: put it back, or remove the link \`${inside}\` to begin with an empty one`,
  );
}

/** Links a database that is kept elsewhere from its data folder. */
export async function settle(home: Home, dataFolder: string): Promise<void> {
  if (home.isElsewhere) await symlink(home.path, join(dataFolder, 'postgres'));
}

function unreachable(inside: string, account: Account | undefined): EmbeddedFault {
  return new EmbeddedFault(
    'not_writable',
    `the account \`${account?.name ?? ''}\`, which runs PostgreSQL, may not enter \`${dirname(inside)}\`: ` +
      'move the data folder to where it may, such as below `/var/lib`, and name it with `BREHON_DATA`',
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** In a folder that all accounts share, a name may have been taken by another one: hostile until looked at. */
async function ensureOwnFolder(path: string, mode: number): Promise<void> {
  try {
    await mkdir(path, { mode });
    await chmod(path, mode);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST')
      throw new EmbeddedFault('not_writable', `\`${path}\` cannot be made (${reasonOf(error)})`);
    const found = await lstat(path);
    const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
    if (!isOurs)
      throw new EmbeddedFault('not_ours', `\`${path}\` was made by another account: remove it and start again`);
  }
}

async function pointTo(link: string, target: string): Promise<void> {
  await rm(link, { force: true });
  await symlink(target, link);
}
