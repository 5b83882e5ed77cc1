import { requestOf } from '../../../kernel/request.ts';
import type { News } from '../../../kit/live.ts';
import { changeContracts } from '../../../modules/changes/contract.ts';

/** What a connection tells: news with its place in the ledger, or that so much was missed that all is to be read again. */
export type Told = { readonly index: number; readonly news: News | 'reset' };

const againMs = 30_000;

/**
 * Follows what changes in a workspace until the signal says so. A browser allows few connections to one server, so its
 * tabs share one: whichever holds the lock follows, and tells the others. Where there are no locks (a page that came
 * without TLS) a tab follows for as long as it is seen.
 */
export function followChanges(workspace: string, hear: (told: Told) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(`brehon-changes ${workspace}`);
  let last: number | undefined;
  const take = (told: Told): void => {
    last = Math.max(last ?? 0, told.index);
    hear(told);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const told = toldIn(data);
    if (told) take(told);
  });
  signal.addEventListener('abort', () => channel.close());
  const open = (until: AbortSignal): void =>
    connect({ workspace, until, after: () => last }, (told) => {
      take(told);
      if (!signal.aborted) channel.postMessage(told);
    });
  if ('locks' in navigator) {
    navigator.locks
      .request(`brehon-changes ${workspace}`, { signal }, () => {
        open(signal);
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      })
      .catch(() => undefined);
    return;
  }
  whileSeen(open, signal);
}

type Connection = {
  readonly workspace: string;
  readonly until: AbortSignal;
  readonly after: () => number | undefined;
};

/** One connection, made anew where the server refused it for a while; broken ones the browser mends by itself. */
function connect({ workspace, until, after }: Connection, hear: (told: Told) => void): void {
  if (until.aborted) return;
  const { url } = requestOf(changeContracts.follow, { workspace, after: after() });
  const source = new EventSource(url);
  const heard = ({ type, data, lastEventId }: MessageEvent<unknown>): void => {
    const told = toldIn({ index: Number(lastEventId), news: type === 'reset' ? 'reset' : parsed(data) });
    if (told) hear(told);
  };
  source.addEventListener('changed', heard);
  source.addEventListener('reset', heard);
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return;
    const timer = setTimeout(() => connect({ workspace, until, after }, hear), againMs);
    until.addEventListener('abort', () => clearTimeout(timer));
  });
  until.addEventListener('abort', () => source.close());
}

function whileSeen(open: (until: AbortSignal) => void, signal: AbortSignal): void {
  let current: AbortController | undefined;
  const look = (): void => {
    current?.abort();
    current = document.hidden || signal.aborted ? undefined : new AbortController();
    if (current) open(current.signal);
  };
  look();
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => current?.abort());
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Reads what was told; `undefined` for anything else. */
function toldIn(value: unknown): Told | undefined {
  if (typeof value !== 'object' || value === null || !('index' in value) || !('news' in value)) return undefined;
  const { index, news } = value;
  if (typeof index !== 'number') return undefined;
  if (news === 'reset') return { index, news };
  const read = newsIn(news);
  return read && { index, news: read };
}

function newsIn(value: unknown): News | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const named = new Map(Object.entries(value));
  const [noun, id, version, event] = ['noun', 'id', 'version', 'event'].map((name): unknown => named.get(name));
  if (typeof noun !== 'string') return undefined;
  return {
    noun,
    id: typeof id === 'string' ? id : null,
    version: typeof version === 'number' ? version : null,
    event: typeof event === 'string' ? event : '',
  };
}
