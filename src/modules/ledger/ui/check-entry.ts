import { fromHex, toHex, utf8 } from '../../../kernel/hash.ts';
import { entryLeafHash, openCheckpoint, parseEntry, parseVerifierKey, verifyInclusion } from '../../../ledger/index.ts';

/** One thing that was checked and holds, with what it showed. */
export type HeldStep =
  | { readonly kind: 'key'; readonly key: string; readonly isKnown: boolean }
  | { readonly kind: 'signature'; readonly size: number; readonly root: string }
  | { readonly kind: 'text'; readonly bytes: number }
  | { readonly kind: 'leaf'; readonly hash: string }
  | { readonly kind: 'path'; readonly hashes: number; readonly root: string };

/** The steps of a check, in order; each rests on those before it. */
export const entrySteps = ['key', 'signature', 'text', 'leaf', 'path'] as const satisfies readonly HeldStep['kind'][];

/** Where a check ended that did not hold, and why; `detail` is empty where the code says it all. */
export type FailedStep = { readonly kind: HeldStep['kind']; readonly code: string; readonly detail: string };

/** What came of a check: the steps that hold and, where one does not, that one. */
export type EntryVerdict = { readonly held: readonly HeldStep[]; readonly failed: FailedStep | undefined };

/** An entry with what the server says proves it, and what this browser knows of the log beforehand. Input may be hostile. */
export type EntryClaim = {
  readonly entry: { readonly id: string; readonly index: number; readonly text: string };
  readonly workspace: string;
  readonly inclusion: readonly string[];
  readonly checkpoint: string;
  readonly origin: string;
  readonly verifierKey: string;
  /** The key that signed when this browser first looked; absent on the first look. */
  readonly knownKey: string | undefined;
};

/**
 * Proves an entry with nothing but the claim: the key is the known one, it signed the checkpoint (C2SP tlog-checkpoint), the
 * text is an entry's one text (RFC 8785), and its leaf leads to the signed root (RFC 9162, section 2.1.3.2). It never throws.
 */
export function checkEntry(claim: EntryClaim): EntryVerdict {
  const held: HeldStep[] = [];
  const fail = (kind: HeldStep['kind'], { code, detail = '' }: { code: string; detail?: string }): EntryVerdict => ({
    held,
    failed: { kind, code, detail },
  });
  if (claim.knownKey !== undefined && claim.knownKey !== claim.verifierKey) return fail('key', { code: 'key_changed' });
  const key = parseVerifierKey(claim.verifierKey);
  if (!key.ok) return fail('key', key.error);
  held.push({ kind: 'key', key: claim.verifierKey, isKnown: claim.knownKey !== undefined });
  const signed = openCheckpoint(claim.checkpoint, { origin: claim.origin, keys: [key.value] });
  if (!signed.ok) return fail('signature', signed.error);
  const { size, root } = signed.value.checkpoint;
  held.push({ kind: 'signature', size, root: toHex(root) });
  const { id, index, text } = claim.entry;
  const entry = parseEntry(text);
  if (!entry.ok) return fail('text', entry.error);
  if (entry.value.id !== id || entry.value.workspace !== claim.workspace) return fail('text', { code: 'other_entry' });
  held.push({ kind: 'text', bytes: utf8(text).length });
  const leaf = entryLeafHash(text);
  held.push({ kind: 'leaf', hash: toHex(leaf) });
  const proof = claim.inclusion.map(hashOf);
  const included = verifyInclusion({ index, size, leaf, proof, root });
  if (!included.ok) return fail('path', included.error);
  held.push({ kind: 'path', hashes: proof.length, root: toHex(root) });
  return { held, failed: undefined };
}

/** What is no hash becomes bytes of no length, which no proof accepts. */
const hashOf = (text: string): Uint8Array => (/^[0-9a-f]{64}$/u.test(text) ? fromHex(text) : new Uint8Array(0));
