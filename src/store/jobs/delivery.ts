import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import * as z from 'zod';
import { type Id, parseId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Address } from '../pool.ts';
import { deliveryQueue, deliverySchema } from './prepare.ts';

/** Which job is to be delivered, and not before when. */
export type Delivery = {
  readonly workspace: Id<'workspace'>;
  readonly job: Id<'job'>;
  readonly notBefore?: Instant | undefined;
};

/** Hands a delivery to the queue on a connection: with its transaction it is there, or not. */
export type Deliver = (on: pg.ClientBase, delivery: Delivery) => Promise<void>;

/** What a worker makes of a delivery: it is over, or it is to come again. */
export type Outcome = 'over' | 'again';

/** The way of jobs to workers. */
export type Deliveries = {
  readonly deliver: Deliver;
  /** Takes deliveries from now on, `atOnce` at a time. `lost` is aborted when the delivery was given to another worker. */
  readonly take: (atOnce: number, run: (delivery: Delivery, lost: AbortSignal) => Promise<Outcome>) => Promise<void>;
  /** Takes no more deliveries, and returns when those that were taken are over or were given back. */
  readonly stop: () => Promise<void>;
};

/** A new job is announced; what nobody announces (a second try, a moment that has come) is looked for so often. */
const pollSeconds = 2;
/** How often deliveries are looked for whose worker has been silent for ten seconds, and how often a worker speaks. */
const lapsedSeconds = 5;
const beatSeconds = 3;

/** Opens the queue as the application's role. Only a process that works looks after lapsed and old deliveries. */
export async function openDeliveries(
  address: Address,
  { works, report }: { readonly works: boolean; readonly report: (text: string) => void },
): Promise<Deliveries> {
  const boss = new PgBoss({
    ...address,
    schema: deliverySchema,
    application_name: 'brehon deliveries',
    options: '-c brehon.workspace=none -c timezone=UTC -c jit=off',
    max: 2,
    migrate: false,
    schedule: false,
    supervise: works,
    superviseIntervalSeconds: lapsedSeconds,
    monitorIntervalSeconds: lapsedSeconds,
    maintenanceIntervalSeconds: 3600,
    queueCacheIntervalSeconds: 3600,
    // These look after tables as their owner, who never signs in here.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    useListenNotify: works,
  });
  boss.on('error', (error) => report(`the queue of jobs: ${error.message}`));
  await boss.start();
  return {
    deliver: async (on, { workspace, job, notBefore }) => {
      const options = {
        db: { executeSql: (text: string, values?: unknown[]) => on.query(text, values) },
        ...(notBefore === undefined ? {} : { startAfter: new Date(notBefore) }),
      };
      const id = await boss.send(deliveryQueue, { workspace, job }, options);
      if (id === null) throw new Error('the queue did not take a job');
    },
    take: (atOnce, run) => takeFrom(boss, atOnce, run),
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

const delivered = z.object({ workspace: z.string(), job: z.string() });

async function takeFrom(boss: PgBoss, atOnce: number, run: Parameters<Deliveries['take']>[1]): Promise<void> {
  const settings = {
    localConcurrency: atOnce,
    pollingIntervalSeconds: pollSeconds,
    notifyPollingIntervalSeconds: pollSeconds,
    heartbeatRefreshSeconds: beatSeconds,
  };
  await boss.work<object>(deliveryQueue, settings, async ([each]) => {
    const found = delivered.safeParse(each?.data);
    const workspace = parseId('workspace', found.data?.workspace ?? '');
    const job = parseId('job', found.data?.job ?? '');
    if (!each || !workspace || !job) return;
    const outcome = await run({ workspace, job }, each.signal);
    // What is thrown is kept with the delivery, so it says nothing of the job.
    if (outcome === 'again') throw new Error('to be delivered again');
  });
}
