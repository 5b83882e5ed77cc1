import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { systemCode } from './fault.ts';

/** What a server's own lock file says of it (`postmaster.pid`, lines 1, 4, 6 and 8). */
export type ServerMark = {
  readonly pid: number;
  readonly port: number;
  readonly host: string;
  readonly isReady: boolean;
};

/** Reads the server's own lock file; `undefined` where there is none or it is half written. */
export async function readMark(cluster: string): Promise<ServerMark | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines[3]), host: lines[4] || (lines[5] ?? ''), isReady: lines[7] === 'ready' };
}

/**
 * Stops what a dead instance left running on a cluster, and gives the pids. Its lock file goes too: the pid in it may
 * since be another program's, for which PostgreSQL would wait for ever. Its hold on the shared memory still protects.
 */
export async function clearRemains(cluster: string): Promise<readonly number[]> {
  const stopped = await stopRemains(cluster);
  if (process.platform === 'linux') await rm(join(cluster, 'postmaster.pid'), { force: true });
  return stopped;
}

/**
 * Stops whatever still runs on a cluster after its supervisor or its head died, and gives the pids that it stopped.
 * The caller holds the lock of the data folder, so nothing that is found here belongs to a living instance.
 */
async function stopRemains(cluster: string): Promise<readonly number[]> {
  const stopped = new Set<number>();
  for (let tries = 0; ; tries += 1) {
    const found = await runningOn(cluster);
    if (found.length === 0) return [...stopped];
    const head = (await readMark(cluster))?.pid;
    for (const pid of found) {
      stopped.add(pid);
      signal(pid, signalFor({ isHead: pid === head, isHeadAlive: head !== undefined && found.includes(head), tries }));
    }
    await setTimeout(10 + Math.min(tries, 20) * 5);
  }
}

type Remainder = { readonly isHead: boolean; readonly isHeadAlive: boolean; readonly tries: number };

/** A living head gets the time to shut down; without a head the rest is told what a crash would tell it. */
function signalFor({ isHead, isHeadAlive, tries }: Remainder): NodeJS.Signals | 0 {
  if (tries > 200) return 'SIGKILL';
  if (isHead) return tries > 100 ? 'SIGQUIT' : 'SIGINT';
  return isHeadAlive ? 0 : 'SIGQUIT';
}

/** Sends a signal, and takes it as done where the receiver is already gone. */
export function signal(pid: number, name: NodeJS.Signals | 0): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error;
  }
}

/** A server and its workers stand in their cluster's folder; machines that do not show that show only the head. */
async function runningOn(cluster: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') {
    const mark = await readMark(cluster);
    return mark && (await answers(mark)) ? [mark.pid] : [];
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const isHere = await Promise.all(pids.map((pid) => isServerOn(cluster, pid)));
  return pids.filter((_, index) => isHere[index]).map(Number);
}

async function isServerOn(cluster: string, pid: string): Promise<boolean> {
  try {
    return (
      (await readlink(`/proc/${pid}/cwd`)) === cluster &&
      (await readFile(`/proc/${pid}/comm`, 'utf8')).trim() === 'postgres'
    );
  } catch {
    return false;
  }
}

/** A pid in a file may since be another program's: the one that is meant answers where the file says. */
function answers({ host, port }: ServerMark): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port });
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
