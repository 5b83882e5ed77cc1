import autocannon from 'autocannon';
import { counted, ms } from './table.ts';
import { type Cpu, cpuOf } from './use.ts';

/** A load: so many clients, each with one request under way, for so long. */
export type LoadSettings = {
  readonly url: string;
  /** The product's own program, whose CPU time is counted. */
  readonly pid: number;
  readonly token: string;
  readonly clients: number;
  readonly seconds: number;
  /** The most requests that are sent, however fast they are answered. */
  readonly most?: number;
  /** Makes the next request. */
  readonly next: () => LoadRequest;
};

/** One request of a load; `answered` hears of its answer. */
export type LoadRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly json?: unknown;
  readonly answered?: (status: number, body: string) => void;
};

/** What a load came to; times in milliseconds. */
export type LoadResult = {
  readonly answered: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Answers that were not 2xx, and requests without an answer. */
  readonly failed: number;
  /** CPU time a request in the product and in its database: unlike the others it hardly depends on what else runs. */
  readonly cpuNode: number;
  readonly cpuDatabase: number;
};

/** Runs a load over the loopback. */
export async function load(settings: LoadSettings): Promise<LoadResult> {
  const times: number[] = [];
  const { url, pid, token, clients, next } = settings;
  let refused = 0;
  const since = performance.now();
  let lastAt = since;
  const answeredOf = new Map<object, LoadRequest['answered']>();
  const options: autocannon.Options = {
    url,
    connections: clients,
    timeout: 60,
    ...(settings.most === undefined ? { duration: settings.seconds } : { amount: settings.most }),
    headers: { authorization: `Bearer ${token}` },
    requests: [
      {
        setupRequest: (request, context) => {
          const { method, path, json, answered } = next();
          if (answered) answeredOf.set(context, answered);
          if (json === undefined) return { ...request, method, path };
          return {
            ...request,
            method,
            path,
            body: JSON.stringify(json),
            headers: { ...request.headers, 'content-type': 'application/json' },
          };
        },
        onResponse: (status, body, context) => {
          answeredOf.get(context)?.(status, body);
        },
      },
    ],
  };
  const cpuBefore = await cpuOf(pid);
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => {
      if (error === null || error === undefined) resolve(result);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
    instance.on('response', (...heard) => {
      const [, status, , time] = heard;
      lastAt = performance.now();
      times.push(time);
      if (status < 200 || status > 299) refused += 1;
    });
  });
  const cpu = cpuBetween(cpuBefore, await cpuOf(pid), times.length);
  return { ...summaryOf(times, lastAt - since), ...cpu, failed: refused + errors + timeouts };
}

/** CPU time of one request in milliseconds. */
const cpuBetween = (before: Cpu, after: Cpu, requests: number): Pick<LoadResult, 'cpuNode' | 'cpuDatabase'> => ({
  cpuNode: (after.node - before.node) / Math.max(1, requests),
  cpuDatabase: (after.database - before.database) / Math.max(1, requests),
});

type Times = Pick<LoadResult, 'answered' | 'perSecond' | 'p50' | 'p99' | 'slowest'>;

function summaryOf(times: readonly number[], lasted: number): Times {
  const sorted = [...times].sort((one, other) => one - other);
  return {
    answered: times.length,
    perSecond: lasted > 0 ? (times.length * 1000) / lasted : 0,
    p50: percentile(sorted, 50),
    p99: percentile(sorted, 99),
    slowest: sorted.at(-1) ?? Number.NaN,
  };
}

/** The value below which `percent` of a rising list lie. */
export const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;

/** What a load came to, for people. */
export function figuresOf({ p50, p99, perSecond, failed, cpuNode, cpuDatabase }: LoadResult): string {
  const cpu = `CPU ${cpuNode.toFixed(1)} + ${cpuDatabase.toFixed(1)} ms`;
  return `p50 ${ms(p50)}, p99 ${ms(p99)}, ${counted(perSecond)}/s (${cpu})${failed > 0 ? `, ${failed} failed` : ''}`;
}
