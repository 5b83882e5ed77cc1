import { decide, roleOf } from '../../modules/access/rules.ts';
import { type JobKind, runJob } from '../../store/index.ts';
import type { Brehon } from '../open.ts';

/** What a worker works on, and how many jobs at a time. */
export type Working = {
  readonly brehon: Brehon;
  readonly kinds: readonly JobKind[];
  readonly atOnce: number;
  readonly report: (text: string) => void;
};

/** A worker that takes jobs until it is stopped. */
export type Worker = {
  /** Takes no more jobs; those under way finish within `graceMs`, or are given back to be begun again elsewhere. */
  readonly stop: (graceMs?: number) => Promise<void>;
};

/** How long a job may still run after the word to stop. */
const defaultGraceMs = 5000;

/** Begins to take jobs. `brehon` MUST have been opened to work. */
export async function startWorker({ brehon, kinds, atOnce, report }: Working): Promise<Worker> {
  const ending = new AbortController();
  const { workshop, machine, claims, jobFiles: files, deliveries } = brehon;
  const shop = { workshop, machine, claims, files, kinds, report, decide: may };
  await deliveries.take(atOnce, (delivery, lost) => runJob(shop, delivery, AbortSignal.any([lost, ending.signal])));
  return {
    stop: async (graceMs = defaultGraceMs) => {
      const grace = setTimeout(() => ending.abort(new Error('the worker stops')), graceMs);
      await deliveries.stop();
      clearTimeout(grace);
    },
  };
}

function may(held: string | null, permission: string): boolean {
  const role = roleOf(held);
  return role !== undefined && decide(role, permission).may;
}
