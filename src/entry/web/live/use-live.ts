import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hearNews, isBeingEdited, listenToEdits, type News } from '../../../kit/live.ts';
import { followChanges } from './connection.ts';
import { isTouched, subjectOf } from './touched.ts';

/** Changes come in swarms, and many look at the same list: each waits a little, and not all equally long. */
const pause = { least: 250, spread: 500, between: 2_000 } as const;

/** Keeps what is on screen as it is in the workspace: whatever changes elsewhere is read again, but for what is being edited. */
export function useLive(workspace: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const refresh = refresher(client);
    followChanges(
      workspace,
      ({ news }) => {
        if (news !== 'reset') hearNews(news);
        refresh.take(news);
      },
      leaving.signal,
    );
    const forget = listenToEdits(refresh.again);
    return () => {
      leaving.abort();
      forget();
      refresh.stop();
    };
  }, [client, workspace]);
}

/** Collects news and has what they touch read again; what is being edited waits until that ends. */
function refresher(client: QueryClient) {
  let waiting: (News | 'reset')[] = [];
  let held: (News | 'reset')[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastAt = 0;
  const run = (): void => {
    timer = undefined;
    lastAt = Date.now();
    const news = waiting;
    waiting = [];
    const isOn = refreshOf(client, news);
    held = isOn ? [...held, ...news].slice(-200) : [];
  };
  const soon = (): void => {
    const rest = Math.max(0, lastAt + pause.between - Date.now());
    timer ??= setTimeout(run, rest + pause.least + Math.random() * pause.spread);
  };
  return {
    take: (news: News | 'reset') => {
      waiting.push(news);
      soon();
    },
    again: () => {
      if (held.length === 0) return;
      waiting.push(...held);
      held = [];
      soon();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Reads again what is touched; answers whether some of it is being edited and was left. */
function refreshOf(client: QueryClient, all: readonly (News | 'reset')[]): boolean {
  let isSomeHeld = false;
  void client.invalidateQueries(
    {
      predicate: ({ queryKey, state }) => {
        const isMeant = all.some((news) => news === 'reset' || isTouched(queryKey, state.data, news));
        const isHeld = isMeant && isHeldNow(queryKey);
        if (isHeld) isSomeHeld = true;
        return isMeant && !isHeld;
      },
      refetchType: document.hidden ? 'none' : 'active',
    },
    { cancelRefetch: false },
  );
  return isSomeHeld;
}

/** A record that is being edited keeps standing as it was; its history, which says what came meanwhile, does not. */
function isHeldNow(key: readonly unknown[]): boolean {
  const [operation] = key;
  const what = subjectOf(key)?.what;
  const isHistory = typeof operation === 'string' && operation.endsWith('.history');
  return what !== undefined && !isHistory && isBeingEdited(what);
}
