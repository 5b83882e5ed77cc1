import {
  keepPreviousData,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Contract, Input, Output } from '../kernel/operation.ts';
import { type CallExtras, callOperation } from './call.ts';
import { codeOf, statusOf, unreachable } from './problem-error.ts';

/** How a read behaves: `keepPrevious` shows the last answer while another input is being read. */
export type ReadOptions = { readonly enabled?: boolean; readonly keepPrevious?: boolean; readonly staleMs?: number };

/** `shows` makes of an answer what is shown: the same with texts in the reader's language. */
type Shows<Answer> = { readonly shows?: (answer: Answer) => Answer };

/** What a mutation is given: the operation's input and, where it takes one, the file. */
export type ActCall<C extends Contract> = CallExtras<C> & { readonly input: Input<C> };

/** The cache key of a read: the operation's id, then its input. */
export const keyOf = <C extends Contract>(contract: C, input: Input<C>): QueryKey => [contract.id, input];

/** A read as the query client takes it: for `useQuery`, for prefetching, for loaders. */
export const readOf = <C extends Contract>(contract: C, input: Input<C>) => ({
  queryKey: keyOf(contract, input),
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => callOperation(contract, input, { signal }),
});

/** Reads an operation's answer and keeps it current; the error is a `ProblemError`. */
export function useRead<C extends Contract>(
  contract: C,
  input: Input<C>,
  { enabled = true, keepPrevious = false, staleMs, shows }: ReadOptions & Shows<Output<C>> = {},
): UseQueryResult<Output<C>> {
  return useQuery({
    ...readOf(contract, input),
    enabled,
    ...(staleMs === undefined ? {} : { staleTime: staleMs }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(shows === undefined ? {} : { select: shows }),
  });
}

/**
 * Calls an operation that changes something. When it has succeeded every read that is on screen is made again, so that
 * no figure stays behind; `refreshes` narrows that to the operations with these ids.
 */
export function useAct<C extends Contract>(
  contract: C,
  { refreshes }: { readonly refreshes?: readonly Contract[] } = {},
): UseMutationResult<Output<C>, Error, ActCall<C>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ input, ...extras }: ActCall<C>) => callOperation(contract, input, extras),
    onSuccess: async () => {
      if (!refreshes) return client.invalidateQueries();
      await Promise.all(refreshes.map((read) => client.invalidateQueries({ queryKey: [read.id] })));
    },
  });
}

const attempts = 2;

/** Whether a failed read is worth another try: the server was not reached, or says that it is not ready. */
export const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < attempts && (codeOf(error) === unreachable || statusOf(error) === 503);
