import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { personOfToken } from '../modules/access/commands.ts';
import { startRounds } from '../modules/notices/rounds.ts';
import { dailyWork } from './daily.ts';
import { deadlines } from './deadlines.ts';
import { findDatabase } from './find-database.ts';
import { httpApp } from './http/app.ts';
import { allJobKinds, allOperations } from './modules.ts';
import { openBrehon, version } from './open.ts';
import { jobsAtOnce } from './worker/settings.ts';
import { startWorker } from './worker/worker.ts';

const report = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Serves the product until it is told to stop; a start that fails ends the program with its reason. */
export async function serve(): Promise<void> {
  await open().catch(fail);
}

async function open(): Promise<void> {
  const dataFolder = resolve(process.env['BREHON_DATA'] ?? 'data');
  const host = process.env['HOST'] ?? '127.0.0.1';
  const port = Number(process.env['PORT'] ?? 3000);
  report(`Brehon ${version} is starting`);
  const database = await findDatabase({ dataFolder, url: process.env['DATABASE_URL'], report });
  const atOnce = jobsAtOnce(process.env);
  const brehon = await openBrehon({ owner: database.owner, dataFolder, report, works: atOnce > 0 });
  const app = await httpApp({
    platform: brehon,
    whoIs: (token) => personOfToken(brehon, token),
    operations: allOperations(brehon),
    web: join(fileURLToPath(new URL('../../', import.meta.url)), 'dist', 'web'),
    log: process.env['BREHON_LOG'] === 'requests' ? 'requests' : 'quiet',
    trustProxy: process.env['BREHON_TRUST_PROXY'] === 'yes',
  });
  const worker = atOnce === 0 ? undefined : await startWorker({ brehon, kinds: allJobKinds(brehon), atOnce, report });
  const rounds = worker && startRounds({ platform: brehon, deadlines, report, daily: dailyWork(brehon.catalogues) });
  const close = once(async () => {
    await Promise.all([app.close(), worker?.stop(), rounds?.stop()]);
    await brehon.close();
    await database.stop();
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      close().then(() => process.exit(0), fail);
    });
  }
  const url = await app.listen({ host, port }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const shown = url.replace('127.0.0.1', 'localhost');
  database.serves(shown);
  process.stdout.write(`Brehon is ready at ${shown}\n`);
  letGoOfTheStart();
}

/** Loading leaves a good hundred megabytes that nothing holds, and which a program at rest would keep for ever. */
function letGoOfTheStart(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext(`gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })`);
}

function once(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= task());
}

function fail(error: unknown): void {
  const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const text = isInUse
    ? 'the port is in use; choose another one with PORT=3001'
    : error instanceof Error
      ? error.message
      : String(error);
  report(`Brehon stopped: ${text}`);
  process.exit(1);
}
