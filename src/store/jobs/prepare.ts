import pg from 'pg';
import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss';
import * as z from 'zod';
import type { Address } from '../pool.ts';

/** The schema that holds deliveries: ids of jobs, and nothing of what they say. */
export const deliverySchema = 'pgboss';

/** The one queue of deliveries. */
export const deliveryQueue = 'jobs';

/**
 * How a delivery is kept alive. Whether a job is tried again is decided by its own row, so a delivery has no end of tries;
 * one whose worker has said nothing for ten seconds is given to another.
 */
const queueSettings = {
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: 10,
  expireInSeconds: 23 * 3600,
  retentionSeconds: 30 * 24 * 3600,
  deleteAfterSeconds: 3600,
  notify: true,
} as const;

const lock = 4_207_312;

/**
 * Makes the tables of deliveries or brings them up to date, as their owner, and lets the application's role use them.
 * Several processes may do so at once: one does it, the others wait.
 */
export async function prepareDeliveries(owner: Address, role: string): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    const boss = bossOn(client);
    const due = await dueOn(client, boss);
    if (due === undefined) return;
    await client.query(due);
    await boss.start();
    await boss.createQueue(deliveryQueue, queueSettings);
    await boss.updateQueue(deliveryQueue, queueSettings);
    await boss.stop({ graceful: false });
    await client.query(`grant usage on schema ${deliverySchema} to ${role};
      grant select, insert, update, delete on all tables in schema ${deliverySchema} to ${role};
      grant usage on all sequences in schema ${deliverySchema} to ${role};
      grant execute on all functions in schema ${deliverySchema} to ${role}`);
  } finally {
    await client.end();
  }
}

const bossOn = (client: pg.Client): PgBoss =>
  new PgBoss({
    schema: deliverySchema,
    db: { executeSql: (text, values) => client.query(text, values) },
    migrate: false,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });

const installed = z.tuple([z.object({ version: z.number() })]);

/** What must be run to come to the tables of this library; `undefined` where they are there. */
async function dueOn(client: pg.Client, boss: PgBoss): Promise<string | undefined> {
  if (!(await boss.isInstalled())) return getConstructionPlans(deliverySchema);
  const { rows } = await client.query(`select version from ${deliverySchema}.version`);
  const [{ version }] = installed.parse(rows);
  // A start without leave to migrate is refused where the tables are others than the library knows.
  return boss.start().then(
    () => boss.stop({ graceful: false }).then(() => undefined),
    () => getMigrationPlans(deliverySchema, version),
  );
}
