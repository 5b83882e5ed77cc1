import { resolve } from 'node:path';
import { startRounds } from '../../modules/notices/rounds.ts';
import { dailyWork } from '../daily.ts';
import { deadlines } from '../deadlines.ts';
import { joinDatabase } from '../find-database.ts';
import { allJobKinds } from '../modules.ts';
import { openBrehon, version } from '../open.ts';
import { jobsAtOnce } from './settings.ts';
import { startWorker } from './worker.ts';

const report = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/**
 * Works on jobs beside a Brehon that serves, until it is told to stop: on the same `DATABASE_URL`, or on the embedded
 * database of the same data folder. A database that nobody has started yet is started, and stopped at the end.
 */
export async function work(): Promise<void> {
  const dataFolder = resolve(process.env['BREHON_DATA'] ?? 'data');
  const atOnce = Math.max(1, jobsAtOnce(process.env));
  const database = await joinDatabase({ dataFolder, url: process.env['DATABASE_URL'], report });
  const brehon = await openBrehon({ owner: database.owner, dataFolder, report, works: true });
  const worker = await startWorker({ brehon, kinds: allJobKinds(brehon), atOnce, report });
  process.stdout.write(`Brehon ${version} works on jobs, ${atOnce} at a time\n`);
  const rounds = startRounds({ platform: brehon, deadlines, report, daily: dailyWork(brehon.catalogues) });
  await toldToStop();
  await Promise.all([worker.stop(), rounds.stop()]);
  await brehon.close();
  await database.stop();
}

const toldToStop = (): Promise<void> =>
  new Promise((stop) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop());
  });
