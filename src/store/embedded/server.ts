import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import type { Account } from './account.ts';
import { runAs, spawnOptions } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterOf } from './create.ts';
import { EmbeddedFault } from './fault.ts';
import { readMark, signal } from './orphan.ts';
import type { Listening } from './settings.ts';
import { serverArguments } from './settings.ts';

/** Everything that a start of the server needs. */
export type Plan = {
  readonly home: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
  readonly listening: Listening;
};

/** A server that takes connections. */
export type RunningServer = {
  readonly pid: number;
  /** Settles, with the reason, when the server is gone, for whatever cause. */
  readonly gone: Promise<string>;
  /** Shuts down fast (open transactions roll back, nothing acknowledged is lost), and harder when that takes too long. */
  readonly stop: () => Promise<void>;
};

/**
 * The server's guardian: its standard input is held open by our process alone, so that it ends when we do, however
 * that happens; then the server is told to shut down fast. It says the server's pid and leaves all signals to it.
 */
const guardian = `
trap '' INT TERM HUP
exec 3<&0 </dev/null
"$@" 3<&- >&2 &
server=$!
( while read -r line <&3; do :; done; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
echo "$server"
exec 3<&- >&2
wait "$server"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`;

const logLimit = 5_000_000;
const patience = { fast: 15_000, immediate: 5_000 };

type Launched = {
  readonly child: ChildProcess;
  readonly pid: Promise<number>;
  readonly gone: Promise<string>;
  readonly ended: () => string | undefined;
};

/**
 * Starts the server and waits until it takes connections; throws `start_failed` with its last words where it ends
 * before, as it does when `ending` is aborted meanwhile.
 */
export async function startServer(plan: Plan, ending?: AbortSignal): Promise<RunningServer> {
  const log = await openLog(join(plan.home, 'server.log'));
  const launched = launch(plan, log.file.fd);
  await log.file.close();
  ending?.addEventListener('abort', () => launched.child.stdin?.end());
  const pid = await untilReady(clusterOf(plan.home), launched);
  if (pid !== undefined)
    return { pid, gone: launched.gone, stop: () => stopServer(plan, { ...launched, serverPid: pid }) };
  const words = await lastWords(log.path, log.from);
  throw new EmbeddedFault(
    'start_failed',
    `PostgreSQL did not start (${words || (await launched.gone)}); its log is \`${log.path}\``,
  );
}

async function openLog(
  path: string,
): Promise<{ readonly path: string; readonly file: FileHandle; readonly from: number }> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  const isFull = size > logLimit;
  if (isFull) await rename(path, `${path}.1`);
  return { path, file: await open(path, 'a', 0o600), from: isFull ? 0 : size };
}

function launch({ home, account, binaries, listening }: Plan, log: number): Launched {
  const args = serverArguments(clusterOf(home), listening);
  const guarded = ['-c', guardian, 'brehon-database', binaries.postgres, ...args];
  const options: SpawnOptions = { ...spawnOptions(account), stdio: ['pipe', 'pipe', log] };
  const child =
    process.platform === 'win32'
      ? spawn(binaries.postgres, args, options)
      : spawn('/bin/sh', guarded, { ...options, detached: true });
  child.stdin?.on('error', () => undefined);
  let end: string | undefined;
  const gone = new Promise<string>((resolve) => {
    const finish = (reason: string): void => {
      end = reason;
      resolve(reason);
    };
    child.once('error', (error) => {
      finish(error.message);
    });
    child.once('exit', (code, name) => {
      finish(name ?? `exit code ${code ?? 0}`);
    });
  });
  return { child, pid: pidOf(child), gone, ended: () => end };
}

async function pidOf(child: ChildProcess): Promise<number> {
  if (process.platform === 'win32' || !child.stdout) return child.pid ?? 0;
  for await (const line of createInterface(child.stdout)) return Number(line);
  return 0;
}

/** The server's pid once it takes connections; `undefined` where it ended before. Recovery after a crash may take its time. */
async function untilReady(cluster: string, { pid, ended }: Launched): Promise<number | undefined> {
  const expected = await pid;
  while (ended() === undefined) {
    const mark = await readMark(cluster);
    if (mark?.isReady && mark.pid === expected) return expected;
    await setTimeout(10);
  }
  return undefined;
}

async function stopServer(
  { home, account, binaries }: Plan,
  server: Launched & { readonly serverPid: number },
): Promise<void> {
  const { child, gone, ended, serverPid } = server;
  if (process.platform === 'win32') {
    const file = join(dirname(binaries.postgres), 'pg_ctl.exe');
    await runAs(account, { file, args: ['stop', '-m', 'fast', '-D', clusterOf(home)] });
  }
  child.stdin?.end();
  await settled(gone, patience.fast);
  if (ended() === undefined) signal(serverPid, 'SIGQUIT');
  await settled(gone, patience.immediate);
  if (ended() === undefined) signal(serverPid, 'SIGKILL');
  await gone;
}

async function settled(gone: Promise<string>, limit: number): Promise<void> {
  const giveUp = new AbortController();
  await Promise.race([gone, setTimeout(limit, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
}

/** Why the server ended, from what it logged since this start; empty where it did not say. What it told clients is not it. */
async function lastWords(path: string, from: number): Promise<string> {
  const text = (await readFile(path)).subarray(from).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/\bLOG:|the database system is\b/u.test(line));
  return (lines.at(-1) ?? '').replace(/^.*?\b(?:FATAL|PANIC):\s*/u, '');
}
