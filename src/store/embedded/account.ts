import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { EmbeddedFault, reasonOf, systemCode } from './fault.ts';

/** An account of this machine that the server runs as. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string };

/** What a command that ran to its end left behind. */
export type Outcome = { readonly code: number; readonly output: string; readonly complaint: string };

/** A command with its arguments, what it reads, and how long it may take. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly input?: string;
};

const preferredNames = ['brehon', 'postgres', '_postgres', 'nobody', 'daemon'];

/** Whether this program runs as the superuser of the machine, whom PostgreSQL refuses to serve. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account that the server must run as: `undefined` means our own. As root it is the account that owns
 * `cluster` already, else the first of a few that every machine has.
 */
export async function chooseAccount(cluster: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const account = await pickAccount(cluster);
  const trial = await runAs(account, { file: '/bin/sh', args: ['-c', 'true'] });
  if (trial.code === 0) return account;
  throw new EmbeddedFault(
    'no_account',
    `PostgreSQL does not run as root, and here root may not run programs as \`${account.name}\` (${trial.complaint.trim()}): ` +
      'start Brehon as an ordinary user, or set `DATABASE_URL` to a PostgreSQL server of your own',
  );
}

async function pickAccount(cluster: string): Promise<Account> {
  const known = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owner = await ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) {
    return known.find(({ uid }) => uid === owner.uid) ?? { ...owner, name: String(owner.uid) };
  }
  const chosen = preferredNames.flatMap((name) =>
    known.filter((account) => account.name === name && account.uid !== 0),
  )[0];
  if (chosen) return chosen;
  throw new EmbeddedFault(
    'no_account',
    'PostgreSQL does not run as root, and none of the accounts `brehon`, `postgres` and `nobody` exists here: ' +
      'create one with `useradd --system brehon`, or start Brehon as an ordinary user',
  );
}

/** The accounts of a passwd file (passwd(5)); lines that are none are left out. */
export function parseAccounts(passwd: string): readonly Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !/^-?\d+$/u.test(uid ?? '') || !/^-?\d+$/u.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }];
  });
}

/** Runs a command to its end as the given account, in a folder and with surroundings that any account may read. */
export function runAs(account: Account | undefined, { file, args, input }: Command): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  try {
    const child = execFile(file, [...args], spawnOptions(account), (error, output, complaint) => {
      const code = child.exitCode ?? 127;
      resolve({ code, output, complaint: error && complaint === '' ? error.message : complaint });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  } catch (error) {
    resolve({ code: 127, output: '', complaint: reasonOf(error) });
  }
  return promise;
}

/** How a child of the given account is spawned: nothing of our own environment, and so no secret, reaches it. */
export function spawnOptions(account: Account | undefined): {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
} {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: '/', LC_ALL: 'C' };
  if (process.platform === 'win32')
    return { cwd: process.cwd(), env: { ...env, SystemRoot: process.env['SystemRoot'] ?? '' } };
  return account ? { cwd: '/', env, uid: account.uid, gid: account.gid } : { cwd: '/', env };
}

/** Whether the account can enter a folder, by trying it: modes, lists and mounts all have a say. */
export async function canEnter(account: Account | undefined, folder: string): Promise<boolean> {
  if (!account) return true;
  const { code } = await runAs(account, { file: '/bin/sh', args: ['-c', 'cd -- "$1"', 'sh', folder] });
  return code === 0;
}

async function ownerOf(folder: string): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
