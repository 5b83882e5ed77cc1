import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isWorthRetrying } from '../../kit/api.ts';
import { statusOf } from '../../kit/problem-error.ts';

const freshMs = 5_000;

/** The cache of all reads. `onSignedOut` is called when the server says that nobody is signed in any more. */
export const createClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const wasRead = query.state.data !== undefined || query.getObserversCount() > 0;
        if (statusOf(error) === 401 && wasRead) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: freshMs, retry: isWorthRetrying, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
