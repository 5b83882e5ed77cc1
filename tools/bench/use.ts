import { readdir, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** What a program and all that it started hold, in bytes; what several share is counted once (PSS). */
export type Memory = { readonly node: number; readonly database: number; readonly total: number };

/** Reads the memory of a program and its descendants from Linux's `/proc`; `undefined` on other systems. */
export async function memoryOf(pid: number): Promise<Memory | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [node, ...others] = await Promise.all([pid, ...(await descendantsOf(pid))].map(pssOf));
  const database = others.reduce((sum, bytes) => sum + bytes, 0);
  return { node: node ?? 0, database, total: (node ?? 0) + database };
}

/** CPU time that was used so far, in milliseconds. */
export type Cpu = { readonly node: number; readonly database: number };

/** Reads the CPU time of a program and its descendants; zero on systems other than Linux. */
export async function cpuOf(pid: number): Promise<Cpu> {
  if (process.platform !== 'linux') return { node: 0, database: 0 };
  const [node = 0, ...others] = await Promise.all([pid, ...(await descendantsOf(pid))].map(cpuTimeOf));
  return { node, database: others.reduce((sum, time) => sum + time, 0) };
}

const [look, still, longestWait] = [2000, 100, 120_000];

/** Waits until a program that was just started has done what it does at its start, or for two minutes at most. */
export async function untilStill(pid: number): Promise<void> {
  const until = performance.now() + longestWait;
  for (let before = await cpuOf(pid); performance.now() < until; ) {
    await setTimeout(look);
    const now = await cpuOf(pid);
    if (now.node + now.database - before.node - before.database < still) return;
    before = now;
  }
}

/** Fields 14 to 17 of `stat` in ticks of 10 ms: its own time, and that of children that have ended (proc(5)). */
async function cpuTimeOf(pid: number): Promise<number> {
  const fields = (await statOf(pid))?.slice(11, 15) ?? [];
  return fields.reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

async function descendantsOf(pid: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (each) => [each, await parentOf(each)] as const)));
  const isBelow = (each: number): boolean => {
    const parent = parents.get(each);
    return parent !== undefined && parent > 1 && (parent === pid || isBelow(parent));
  };
  return pids.filter(isBelow);
}

async function parentOf(pid: number): Promise<number | undefined> {
  const parent = (await statOf(pid))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The fields of `stat` from the third on (proc(5)); `undefined` where the program has ended. */
async function statOf(pid: number): Promise<readonly string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.split(') ').at(-1)?.split(' ');
}

const pssOf = (pid: number): Promise<number> => kilobytesIn(`/proc/${pid}/smaps_rollup`, 'Pss');

/** The memory that a program holds in RAM, in bytes; 0 where it cannot be read. */
const residentOf = (pid: number): Promise<number> => kilobytesIn(`/proc/${pid}/status`, 'VmRSS');

async function kilobytesIn(path: string, name: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'mu').exec(text)?.[1] ?? 0) * 1024;
}

/** What the memory of a program was before, at its highest while `task` ran, and after it. */
export async function watchMemory<T>(
  pid: number,
  task: () => Promise<T>,
): Promise<{ readonly value: T; readonly before: number; readonly peak: number; readonly after: number }> {
  const before = await residentOf(pid);
  let peak = before;
  let isRunning = true;
  const watch = async (): Promise<void> => {
    while (isRunning) {
      peak = Math.max(peak, await residentOf(pid));
      await setTimeout(20);
    }
  };
  const watching = watch();
  try {
    const value = await task();
    return { value, before, peak, after: await residentOf(pid) };
  } finally {
    isRunning = false;
    await watching;
  }
}
