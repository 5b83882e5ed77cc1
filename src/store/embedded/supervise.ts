import { setTimeout } from 'node:timers/promises';
import { clusterOf } from './create.ts';
import type { Report } from './fault.ts';
import { reasonOf } from './fault.ts';
import { clearRemains } from './orphan.ts';
import type { Plan, RunningServer } from './server.ts';
import { startServer } from './server.ts';

/** A server that is started again whenever it dies, until it is stopped. */
export type SupervisedServer = { readonly stop: () => Promise<void> };

const backOff = { first: 50, most: 5_000 };
const healthyAfter = 60_000;

/** Starts the server and keeps it running at the same address; only the first start may fail with an `EmbeddedFault`. */
export async function supervise(plan: Plan, report: Report): Promise<SupervisedServer> {
  const ending = new AbortController();
  const first = await startServer(plan);
  const watch = keep({ plan, report, ending: ending.signal }, first);
  return {
    stop: () => {
      ending.abort();
      return watch;
    },
  };
}

type Watch = { readonly plan: Plan; readonly report: Report; readonly ending: AbortSignal };

async function keep(watch: Watch, first: RunningServer): Promise<void> {
  let server: RunningServer | undefined = first;
  let failures = 0;
  while (server) {
    const since = performance.now();
    const reason = await Promise.race([server.gone, aborted(watch.ending)]);
    if (reason === undefined) return server.stop();
    watch.report({
      kind: 'died',
      text: `PostgreSQL (pid ${server.pid}) ended by itself (${reason}): starting it again`,
    });
    failures = performance.now() - since > healthyAfter ? 0 : failures + 1;
    server = await startAgain(watch, failures);
  }
}

/** Tries until the server runs or the watch ends (`undefined`), more slowly each time. */
async function startAgain(watch: Watch, failures: number): Promise<RunningServer | undefined> {
  const since = performance.now();
  for (let tries = failures - 1; !watch.ending.aborted; tries += 1) {
    await pause(tries, watch.ending);
    const server = await tryToStart(watch);
    if (!server) continue;
    const took = Math.round(performance.now() - since);
    watch.report({ kind: 'restarted', text: `PostgreSQL runs again (pid ${server.pid}) after ${took} ms` });
    return server;
  }
  return undefined;
}

async function tryToStart({ plan, report, ending }: Watch): Promise<RunningServer | undefined> {
  try {
    await clearRemains(clusterOf(plan.home));
    return await startServer(plan, ending);
  } catch (error) {
    if (!ending.aborted) report({ kind: 'restart_failed', text: reasonOf(error) });
    return undefined;
  }
}

async function pause(tries: number, ending: AbortSignal): Promise<void> {
  if (tries <= 0) return;
  const delay = Math.min(backOff.first * 2 ** (tries - 1), backOff.most);
  await setTimeout(delay, undefined, { signal: ending }).catch(() => undefined);
}

const aborted = (ending: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (ending.aborted) resolve(undefined);
    ending.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
