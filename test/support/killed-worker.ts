import { sql } from 'kysely';
import * as z from 'zod';
import { allJobKinds } from '../../src/entry/modules.ts';
import { openBrehon } from '../../src/entry/open.ts';
import { startWorker } from '../../src/entry/worker/worker.ts';
import { ok } from '../../src/kernel/result.ts';
import { type Address, type JobKind, type JobType, jobKind } from '../../src/store/index.ts';

const input = z.strictObject({ ms: z.number() });

/** A job that takes its time between what it does and saying so, for a worker to be killed in. */
export const slowJob: JobType<typeof input> = { kind: 'test.slow', input, may: null };

/** Writes an entry and is done in one transaction, which it holds open for a while before it commits. */
export const slowKind: JobKind = jobKind(slowJob, ({ input: { ms }, inside, finish }) =>
  inside(async ({ work }) => {
    await work.write(sql`select 1`, [
      { event: 'test.effect', subject: { kind: 'job', id: work.ids('job'), version: 1 } },
    ]);
    process.stdout.write('at work\n');
    await new Promise((later) => setTimeout(later, ms));
    await finish(work);
    return ok(undefined);
  }),
);

if (import.meta.main) {
  const [owner = '', dataFolder = ''] = process.argv.slice(2);
  const report = (text: string) => process.stderr.write(`${text}\n`);
  const address = z.custom<Address>().parse(JSON.parse(owner));
  const brehon = await openBrehon({ owner: address, dataFolder, report, works: true });
  const worker = await startWorker({ brehon, kinds: [slowKind, ...allJobKinds(brehon)], atOnce: 1, report });
  process.stdout.write('ready\n');
  process.once('SIGTERM', () => void worker.stop(0).then(() => brehon.close()));
}
