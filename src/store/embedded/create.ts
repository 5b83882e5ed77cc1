import { randomBytes } from 'node:crypto';
import { chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Account, Command } from './account.ts';
import { runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedFault, reasonOf, systemCode } from './fault.ts';
import { makeFolder } from './places.ts';

/** The names that every embedded database has; the passwords differ. */
export const names = { superuser: 'postgres', owner: 'brehon_owner', database: 'brehon' } as const;

const accessSchema = z.object({ superuser: z.string(), owner: z.string() }).readonly();

/** The passwords of the superuser and of the owner of the database. */
export type Access = z.infer<typeof accessSchema>;

/** What is needed to make a database: where, as whom, and with which programs. */
export type Creation = {
  readonly home: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
};

/** The folder that PostgreSQL itself keeps, inside a home. */
export const clusterOf = (home: string): string => join(home, 'cluster');

/**
 * Reads the passwords of a database that exists; `undefined` where there is none yet. Throws where it was made by
 * another major version of PostgreSQL than the one that is given, or belongs to another account.
 */
export async function readAccess(home: string, major?: string): Promise<Access | undefined> {
  const version = await readOwn(join(clusterOf(home), 'PG_VERSION'));
  if (version === undefined) return undefined;
  if (major !== undefined && version.trim() !== major) {
    throw new EmbeddedFault(
      'other_version',
      `the database in \`${home}\` was made by PostgreSQL ${version.trim()}, and this release of Brehon brings PostgreSQL ${major}: ` +
        'start the release that made it, or set `DATABASE_URL` to a server that holds its content',
    );
  }
  const access = await readOwn(join(home, 'access.json'));
  if (access === undefined)
    throw new EmbeddedFault(
      'lost_database',
      `\`${join(home, 'access.json')}\` is missing: restore it, the passwords of the database are in it`,
    );
  return accessSchema.parse(JSON.parse(access));
}

/** Makes a database whole in a folder beside its home, and only then gives it its name. */
export async function createDatabase(creation: Creation): Promise<Access> {
  const unfinished = { ...creation, home: `${creation.home}.unfinished` };
  try {
    await rm(unfinished.home, { recursive: true, force: true });
    const access = await fill(unfinished);
    await rename(unfinished.home, creation.home);
    await syncFolder(dirname(creation.home));
    return access;
  } catch (error) {
    await rm(unfinished.home, { recursive: true, force: true });
    if (error instanceof EmbeddedFault) throw error;
    throw new EmbeddedFault('not_writable', `the database cannot be made in \`${creation.home}\` (${reasonOf(error)})`);
  }
}

async function fill({ home, account, binaries }: Creation): Promise<Access> {
  const cluster = clusterOf(home);
  await makeFolder(dirname(home), 0o755);
  await makeFolder(home, account ? 0o711 : 0o700);
  await makeFolder(cluster, 0o700);
  if (account) await chown(cluster, account.uid, account.gid);
  await succeed(account, { file: binaries.initdb, args: initArguments(cluster) });
  await writeFile(join(cluster, 'pg_hba.conf'), admission);
  const access = { superuser: newPassword(), owner: newPassword() };
  const alone = ['--single', '-j', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_min_messages=fatal', 'postgres'];
  await succeed(account, { file: binaries.postgres, args: alone, input: firstWords(access) });
  await writeFile(join(home, 'access.json'), JSON.stringify(access), { mode: 0o600, flush: true });
  await syncFolder(home);
  return access;
}

/**
 * PostgreSQL's own locale provider orders the same on every machine, so that indexes survive a change of system;
 * `locale` is for what still asks the C library, and is named as the platform names it.
 */
const initArguments = (cluster: string): readonly string[] => [
  `--pgdata=${cluster}`,
  `--username=${names.superuser}`,
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
  '--data-checksums',
  '--no-instructions',
];

/** Who may connect (`pg_hba.conf`): everyone by password only; on Unix the socket's folder keeps others out besides. */
const admission =
  process.platform === 'win32' ? 'host all all 127.0.0.1/32 scram-sha-256\n' : 'local all all scram-sha-256\n';

/** The first statements, each ended by an empty line as the stand-alone server wants it. */
const firstWords = ({ superuser, owner }: Access): string =>
  [
    `alter role ${names.superuser} password '${superuser}'`,
    `create role ${names.owner} login createrole createdb password '${owner}'`,
    `create database ${names.database} owner ${names.owner}`,
  ]
    .map((statement) => `${statement};\n\n`)
    .join('');

const newPassword = (): string => randomBytes(24).toString('base64url');

async function succeed(account: Account | undefined, command: Command): Promise<void> {
  const { code, complaint, output } = await runAs(account, command);
  if (code === 0) return;
  const lines = `${output}\n${complaint}`.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.find((line) => /\b(?:FATAL|PANIC|error|could not)\b/u.test(line)) ?? lines.at(-1);
  const reason = cause?.replace(/^.*?\b(?:FATAL|PANIC|error):\s*/u, '') ?? `exit code ${code}`;
  throw new EmbeddedFault(
    'creation_failed',
    `PostgreSQL could not make its database (${reason}): mend that and start again`,
  );
}

async function readOwn(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new EmbeddedFault(
      'not_ours',
      `\`${path}\` cannot be read (${reasonOf(error)}): start Brehon as the account that made its data`,
    );
  }
}

/** A rename is on the disk only when its folder is (rename(2), fsync(2)). */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
