import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { searchContracts } from '../contract.ts';

/** What a search over everything answered. */
export type FoundAll = Output<typeof searchContracts.find>;

/** A record that was found. */
export type HitSeen = FoundAll['registers'][number]['hits'][number];

/** Searches all registers; the last answer stays while another one is on its way. */
export const useFind = (q: string, limit: number, enabled = true) =>
  useRead(
    searchContracts.find,
    { workspace: useWorkspaceId(), q: q.trim().slice(0, 300), limit },
    { enabled, keepPrevious: true },
  );
