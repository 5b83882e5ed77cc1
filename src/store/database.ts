import type pg from 'pg';
import { type Changes, startChanges } from './changes.ts';
import { type Instance, instanceOn } from './instance.ts';
import { prepareDeliveries } from './jobs/prepare.ts';
import { migrate } from './migrate.ts';
import { type Address, openPool } from './pool.ts';
import { applicationAddress, applicationRole, ensureApplicationRole } from './roles.ts';

/** An open database: pools that are signed in as the application's role. */
export type Database = {
  /** For the work of operations. */
  readonly pool: pg.Pool;
  /** For the sequencer alone, so that a burst of writers never keeps it waiting. */
  readonly sequencerPool: pg.Pool;
  /** For what workers say of the jobs they have, so that a job never waits for a connection that a job holds. */
  readonly jobsPool: pg.Pool;
  readonly instance: Instance;
  /** Where the application signs in. */
  readonly address: Address;
  /** What comes into the ledgers, to whoever follows them. */
  readonly changes: Changes;
  readonly close: () => Promise<void>;
};

const sizes = { work: 10, sequencer: 1, jobs: 2, instance: 4 } as const;

/** Makes the application's role, brings the schema up to date, and opens the pools. */
export async function openDatabase(owner: Address, report: (text: string) => void): Promise<Database> {
  await ensureApplicationRole(owner);
  await migrate(owner, report);
  await prepareDeliveries(owner, applicationRole);
  const address = applicationAddress(owner);
  const pool = openPool(address, { scope: 'none', size: sizes.work, types: 'texts', report });
  const sequencerPool = openPool(address, { scope: 'none', size: sizes.sequencer, types: 'texts', report });
  const jobsPool = openPool(address, { scope: 'none', size: sizes.jobs, types: 'texts', report });
  const instancePool = openPool(address, { scope: 'instance', size: sizes.instance, types: 'dates', report });
  const instance = instanceOn(instancePool);
  const changes = startChanges({ pool, instance, address, report });
  return {
    pool,
    sequencerPool,
    jobsPool,
    address,
    instance,
    changes,
    close: async () => {
      await changes.close();
      await Promise.all([pool.end(), sequencerPool.end(), jobsPool.end(), instancePool.end()]);
    },
  };
}
