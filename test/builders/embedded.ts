import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { z } from 'zod';
import { type DatabaseAddress, type EmbeddedDatabase, startEmbedded } from '../../src/store/embedded/embedded.ts';
import type { EmbeddedReport } from '../../src/store/embedded/fault.ts';
import { placesOf } from '../../src/store/embedded/places.ts';

const run = promisify(execFile);
const made: string[] = [];
const started: EmbeddedDatabase[] = [];
let model: string | undefined;

/** A new folder below /tmp, which every account may enter unless `mode` says otherwise. */
export async function aFolder(mode = 0o755): Promise<string> {
  const folder = await realpath(await mkdtemp('/tmp/brehon-test-'));
  await chmod(folder, mode);
  made.push(folder);
  return folder;
}

/** A data folder with a database that has been made already; it is made once and then copied. */
export async function aDataFolder(): Promise<string> {
  model ??= await aModel();
  const folder = join(await aFolder(), 'data');
  await run('cp', ['-a', model, folder]);
  return folder;
}

async function aModel(): Promise<string> {
  const folder = join(await aFolder(), 'data');
  const database = await startEmbedded({ dataFolder: folder, report: () => undefined });
  await database.stop();
  return folder;
}

/** Starts the database of a folder, to be stopped at the test's end, and gathers what it reports. */
export async function aDatabase(
  dataFolder: string,
  more: { readonly shelter?: string; readonly native?: string } = {},
): Promise<{ readonly database: EmbeddedDatabase; readonly reports: EmbeddedReport[] }> {
  const reports: EmbeddedReport[] = [];
  const database = await startEmbedded({ dataFolder, report: (event) => reports.push(event), ...more });
  started.push(database);
  return { database, reports };
}

/** Stops what the test started and removes the folders that it made. */
export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((database) => database.stop()));
}

/** Removes the folders of a test file. */
export async function removeFolders(): Promise<void> {
  const folders = made.splice(0).flatMap((folder) => [placesOf(join(folder, 'data')).runtime, folder]);
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  model = undefined;
}

/** The rows that one statement gives, on a connection of its own; connects again while the server is on its way up. */
export async function ask(address: DatabaseAddress, statement: string): Promise<readonly unknown[]> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(address);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
      return rows.flat();
    } catch (error) {
      if (tries > 400 || !isPassing(error)) throw error;
      await setTimeout(25);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  /ECONN|ENOENT|starting up|not yet accepting|recovery|shutting down|terminated/iu.test(
    `${error.message} ${codeOf(error)}`,
  );

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

const spokenSchema = z.object({
  pid: z.int(),
  address: z.object({ host: z.string(), port: z.int(), user: z.string(), password: z.string(), database: z.string() }),
});

/** Another program that runs the database of a data folder; `ended` settles with its exit code or signal. */
export type Server = z.infer<typeof spokenSchema> & { readonly child: ChildProcess };

/** Runs the database of a folder in a program of its own, as the given account where one is named. */
export async function aServer(
  dataFolder: string,
  as?: { readonly uid: number; readonly gid: number },
): Promise<Server> {
  const source = new URL('../../src/store/embedded/embedded.ts', import.meta.url).href;
  const script = `
    import { startEmbedded } from ${JSON.stringify(source)};
    const report = ({ text }) => console.error(text);
    try {
      const database = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, report });
      database.serves('http://127.0.0.1:4321');
      console.log(JSON.stringify({ pid: process.pid, address: database.address }));
      process.once('SIGTERM', () => database.stop());
    } catch (error) {
      console.log(error.message);
      process.exitCode = 1;
    }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...as,
  });
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) throw new Error(line);
    return { ...spokenSchema.parse(JSON.parse(line)), child };
  }
  throw new Error('the server said nothing');
}

/** Ends a program without a chance to clean up, and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The pids of what runs on a data folder: the server, its workers and their guardian, as Linux shows them. */
export async function serversOn(dataFolder: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name) && Number(name) !== process.pid);
  const isHere = await Promise.all(pids.map((pid) => isOn(dataFolder, pid)));
  return pids.filter((_, index) => isHere[index]).map(Number);
}

async function isOn(dataFolder: string, pid: string): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return words.includes(`\0${dataFolder}/`) || place.startsWith(`${dataFolder}/`);
}

/** Waits until something holds; throws after half a minute. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 1500) throw new Error('waited in vain');
    await setTimeout(20);
  }
}
