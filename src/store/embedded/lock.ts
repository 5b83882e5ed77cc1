import { rm } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { EmbeddedFault, reasonOf, systemCode } from './fault.ts';
import { openRuntime, type Places } from './places.ts';
import type { Listening } from './settings.ts';

/** Who runs on a data folder: its pid, and what it serves as far as it has said so. */
const instanceSchema = z
  .object({ pid: z.int().optional(), url: z.string().optional(), isEnding: z.boolean().optional() })
  .readonly();
const listeningSchema = z.object({ host: z.string(), port: z.int() }).readonly();

/** The instance that runs on a data folder. `pid` is absent where it did not answer in time. */
export type Instance = z.infer<typeof instanceSchema>;

/** The right to run on a data folder; it ends with our process, however that ends. */
export type InstanceLock = {
  /** Tells later starts and tools which address this instance serves. */
  readonly serves: (url: string) => void;
  /** Tells waiting tools where the database listens. */
  readonly opens: (listening: Listening) => void;
  /** Tells a start that follows on this one to wait for its end instead of giving up. */
  readonly ends: () => void;
  readonly release: () => Promise<void>;
};

const answerLimit = 3_000;

/** Whoever was told to end a moment ago may not have begun to; whoever has begun may still have work to finish. */
const graceLimit = { running: 1_000, ending: 30_000 };

/**
 * Takes the lock of a data folder or throws `already_running` with the pid and address of who has it.
 * A file with a pid would prove nothing: here whoever runs answers the doorbell, and a dead one cannot.
 */
export async function takeLock(places: Places): Promise<InstanceLock> {
  await openRuntime(places);
  await untilNobody(places);
  const guard = await takeGuard(places);
  try {
    const quicker = await ask(places.doorbell);
    if (quicker) throw alreadyRunning(places.dataFolder, quicker);
    await openRuntime(places);
    if (process.platform !== 'win32') await rm(places.doorbell, { force: true });
    return await answering(places.doorbell);
  } finally {
    guard?.close();
  }
}

async function untilNobody({ doorbell, dataFolder }: Places): Promise<void> {
  const since = performance.now();
  let holder = await ask(doorbell);
  while (holder) {
    if (performance.now() - since > graceLimit[holder.isEnding ? 'ending' : 'running'])
      throw alreadyRunning(dataFolder, holder);
    await setTimeout(50);
    holder = await ask(doorbell);
  }
}

/** Asks who runs on a data folder; `undefined` where nobody does. */
export async function ask(doorbell: string): Promise<Instance | undefined> {
  const answer = await ring(doorbell, 0);
  if (answer === 'nobody') return undefined;
  return answer === 'silent' ? {} : instanceSchema.parse(JSON.parse(answer));
}

/** Waits until the database of the running instance is open; `undefined` where nobody runs or it ends before. */
export async function askListening(doorbell: string): Promise<Listening | undefined> {
  const answer = await ring(doorbell, 1);
  return answer === 'nobody' || answer === 'silent' ? undefined : listeningSchema.parse(JSON.parse(answer));
}

/** The text with which a second start is refused. */
function alreadyRunning(dataFolder: string, { pid, url }: Instance): EmbeddedFault {
  const who = pid === undefined ? 'another Brehon, which does not answer,' : `another Brehon (pid ${pid})`;
  const where = url === undefined ? '' : ` and serves ${url}`;
  return new EmbeddedFault(
    'already_running',
    `${who} is already running on the data folder \`${dataFolder}\`${where}: use that one, stop it first, or choose another folder with \`BREHON_DATA\``,
  );
}

/**
 * Two starts that find the same dead doorbell must not both replace it. Where the machine has no guard,
 * the named pipe or PostgreSQL's own lock decides.
 */
async function takeGuard({ doorbell, dataFolder, guard }: Places): Promise<Server | undefined> {
  if (guard === undefined) return undefined;
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, guard);
    return server;
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE') throw error;
    throw alreadyRunning(dataFolder, await whoTookIt(doorbell));
  }
}

/** Who held the guard a moment ago is about to hang its own doorbell. */
async function whoTookIt(doorbell: string): Promise<Instance> {
  for (let tries = 0; tries < 50; tries += 1) {
    const quicker = await ask(doorbell);
    if (quicker) return quicker;
    await setTimeout(20);
  }
  return {};
}

async function answering(doorbell: string): Promise<InstanceLock> {
  let instance: Instance = { pid: process.pid };
  let listening: Listening | undefined;
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket
      .unref()
      .on('error', () => undefined)
      .on('close', () => callers.delete(socket));
    socket.write(line(instance));
    if (listening) socket.end(line(listening));
  });
  await hang(server, doorbell);
  server.unref();
  return {
    serves: (url) => {
      instance = { ...instance, url };
    },
    ends: () => {
      instance = { ...instance, isEnding: true };
    },
    opens: (opened) => {
      listening = opened;
      for (const caller of callers) caller.end(line(opened));
    },
    release: () => {
      for (const caller of callers) caller.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

const line = (said: Instance | Listening): string => `${JSON.stringify(said)}\n`;

async function hang(server: Server, doorbell: string): Promise<void> {
  try {
    await listen(server, doorbell);
  } catch (error) {
    throw new EmbeddedFault(
      'not_writable',
      `no socket can be made at \`${doorbell}\` (${reasonOf(error)}): keep the data folder on a disk of this machine`,
    );
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The line with this number of what the one behind the doorbell says; its first line must come soon. */
function ring(doorbell: string, wanted: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(doorbell);
    const limit = globalThis.setTimeout(() => {
      finish('silent');
    }, answerLimit);
    const finish = (answer: string): void => {
      clearTimeout(limit);
      resolve(answer);
      socket.destroy();
    };
    let heard = 0;
    const lines = createInterface(socket).on('line', (said) => {
      clearTimeout(limit);
      if (heard === wanted) finish(said);
      heard += 1;
    });
    lines.on('error', (error) => {
      if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET'].includes(systemCode(error) ?? '')) finish('nobody');
      else
        reject(
          new EmbeddedFault(
            'not_ours',
            `\`${doorbell}\` does not open (${reasonOf(error)}): use the account that runs Brehon`,
          ),
        );
    });
    socket.on('close', () => {
      finish('nobody');
    });
  });
}
