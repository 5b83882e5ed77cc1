import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { callOperation } from '../../../kit/call.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { jobContracts } from '../../jobs/contract.ts';

/** A job as it is read. */
export type JobSeen = Output<typeof jobContracts.read>['job'];

type Working = {
  /** The job that accepts determinations here, as long as it is under way or when it ended otherwise than well. */
  readonly job: JobSeen | undefined;
  readonly isOpen: boolean;
  /** Asked for, and not yet read. */
  readonly isAsked: boolean;
  /** How many it has accepted, once it is done. */
  readonly accepted: number | undefined;
};

const lookAgainMs = 1000;

/** Follows the job that was asked for here, or the one that was under way before; at its end everything is read again. */
export function useAcceptingJob(asked: JobSeen['id'] | undefined): Working {
  const earlier = useEarlierJob();
  const { read, isOpen } = useJob(asked ?? earlier);
  useAtEnd(isOpen);
  return workingOf(read, isOpen);
}

/** A job of one's own that was accepting determinations when this was opened. */
function useEarlierJob(): JobSeen['id'] | undefined {
  const workspace = useWorkspaceId();
  const before = useRead(jobContracts.list, { workspace, state: ['waiting', 'running'], mine: 'yes' });
  const found = before.data?.jobs.find(({ kind }) => kind === 'determinations.accept')?.id;
  const [earlier, setEarlier] = useState(found);
  if (found !== undefined && found !== earlier) setEarlier(found);
  return found ?? earlier;
}

/** A job, read again and again for as long as it is under way; nothing where there is none. */
function useJob(id: JobSeen['id'] | undefined) {
  const workspace = useWorkspaceId();
  const read = useQuery({
    queryKey: [jobContracts.read.id, { workspace, job: id }],
    queryFn:
      id === undefined
        ? skipToken
        : ({ signal }) => callOperation(jobContracts.read, { workspace, job: id }, { signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.job) ? lookAgainMs : false),
  });
  return { read, isOpen: isUnderWay(read.data?.job) };
}

/** Reads everything again once something that was under way is not any more. */
function useAtEnd(isOpen: boolean): void {
  const client = useQueryClient();
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) void client.invalidateQueries();
    wasOpen.current = isOpen;
  }, [client, isOpen]);
}

function workingOf({ data, isLoading }: ReturnType<typeof useJob>['read'], isOpen: boolean): Working {
  const isDone = data?.job.state === 'done';
  return {
    job: isDone ? undefined : data?.job,
    isOpen,
    isAsked: isLoading,
    accepted: isDone ? acceptedIn(data.result) : undefined,
  };
}

const isUnderWay = (job: JobSeen | undefined): boolean => job?.state === 'waiting' || job?.state === 'running';

const acceptedIn = (result: unknown): number | undefined =>
  typeof result === 'object' && result !== null && 'accepted' in result ? Number(result.accepted) : undefined;
