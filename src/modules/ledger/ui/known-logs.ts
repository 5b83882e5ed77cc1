import { parseJson } from '../../../kernel/canonical.ts';

/** What this browser remembers of a log: whose key signs it, and the last checkpoint that it verified. */
export type KnownLog = { readonly verifierKey: string; readonly checkpoint: string };

const place = (origin: string): string => `brehon-ledger ${origin}`;

/** What this browser remembers of the log with this origin; `undefined` where it never verified it. */
export function knownLog(origin: string, store: Pick<Storage, 'getItem'> = localStorage): KnownLog | undefined {
  const kept = parseJson(store.getItem(place(origin)) ?? '');
  if (typeof kept !== 'object' || kept === null || !('verifierKey' in kept) || !('checkpoint' in kept))
    return undefined;
  const { verifierKey, checkpoint } = kept;
  return typeof verifierKey === 'string' && typeof checkpoint === 'string' ? { verifierKey, checkpoint } : undefined;
}

/** Remembers a log that was verified whole, so that it can never be shown to this browser with less in it, or changed. */
export const rememberLog = (origin: string, known: KnownLog, store: Pick<Storage, 'setItem'> = localStorage): void =>
  store.setItem(place(origin), JSON.stringify(known));
