import { parseVerifierKey, verifyLog } from '../../../ledger/index.ts';
import type { KnownLog } from './known-logs.ts';

/** A whole log as the server hands it over, and what this browser knows of it beforehand. Input may be hostile. */
export type LogHanded = {
  readonly workspace: Parameters<typeof verifyLog>[0]['workspace'];
  readonly origin: string;
  readonly verifierKey: string;
  readonly checkpoint: string;
  readonly entries: AsyncIterable<string>;
  readonly known: KnownLog | undefined;
};

/** What came of it: how much holds, and from which size on this browser had seen it before; or why it does not hold. */
export type LogVerdict =
  | { readonly holds: true; readonly size: number; readonly root: string; readonly grownFrom: number | undefined }
  | { readonly holds: false; readonly code: string; readonly detail: string };

/**
 * Verifies a whole log with nothing but what was handed over: the known key signed the checkpoint, all entries add up to
 * it, and on the way to the checkpoint that this browser saw last. It throws only what reading the entries throws.
 */
export async function checkLog(handed: LogHanded): Promise<LogVerdict> {
  const { known, workspace } = handed;
  if (known && known.verifierKey !== handed.verifierKey) return { holds: false, code: 'key_changed', detail: '' };
  const key = parseVerifierKey(handed.verifierKey);
  if (!key.ok) return { holds: false, ...key.error };
  const verified = await verifyLog({
    log: { origin: handed.origin, keys: [key.value] },
    checkpoint: handed.checkpoint,
    entries: handed.entries,
    olderCheckpoints: known ? [known.checkpoint] : [],
    ...(workspace ? { workspace } : {}),
  });
  if (!verified.ok) return { holds: false, ...verified.error };
  const { size, root, olderSizes } = verified.value;
  return { holds: true, size, root, grownFrom: known && (olderSizes.at(-1) ?? size) };
}
