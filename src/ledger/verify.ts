import type { Sha256 } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Checkpoint, CheckpointCode, TrustedLog } from './checkpoint.ts';
import type { Entry } from './entry.ts';
import { type Failure, failed, forked, openTree, rolledBack, type TreeEvidence } from './evidence.ts';
import { emptyRoot, type Hash, sameHash } from './merkle.ts';
import { type ProofCode, verifyConsistency, verifyInclusion } from './proof.ts';
import { type EntryCode, entryLeafHash, parseEntry } from './seal.ts';
import { parseTlogProof, type TlogProofCode } from './tlog-proof.ts';

/** That an entry stands in the tree, and where. */
export type EntryEvidence = TreeEvidence & { readonly index: number; readonly entry: Entry };

/** That the tree begins with the older tree, whole and unchanged. */
export type ExtensionEvidence = TreeEvidence & { readonly olderSize: number };

/** An entry, what proves it (C2SP tlog-proof), and the log that is trusted. */
export type EntryClaim = { readonly entry: string; readonly proof: string; readonly log: TrustedLog };

/** Two signed checkpoints of a trusted log, and the proof that the newer one extends the older. */
export type ExtensionClaim = {
  readonly older: string;
  readonly newer: string;
  readonly proof: readonly Hash[];
  readonly log: TrustedLog;
};

/** Why an entry is not proven: its text, the proof or the checkpoint is at fault. */
export type EntryClaimCode = EntryCode | TlogProofCode | CheckpointCode | ProofCode;

/**
 * Why one checkpoint does not extend another: one of them, or the proof, is at fault, or
 * - `rolled_back`: the log is shorter than it was;
 * - `forked`: both have the same size, and different roots.
 */
export type ExtensionCode = CheckpointCode | ProofCode | 'rolled_back' | 'forked';

/** Verifies that an entry is in a trusted log. Input may be hostile; it never throws. */
export function verifyEntry(claim: EntryClaim, sha256?: Sha256): Result<EntryEvidence, Failure<EntryClaimCode>> {
  const bundle = parseTlogProof(claim.proof);
  if (!bundle.ok) return failed(bundle.error, { kind: 'proof' });
  const { index, proof } = bundle.value;
  const signed = openTree(bundle.value.checkpoint, claim.log);
  if (!signed.ok) return failed(signed.error, { kind: 'checkpoint' });
  const { checkpoint, evidence } = signed.value;
  const entry = parseEntry(claim.entry);
  if (!entry.ok) return failed(entry.error, { kind: 'entries', range: { start: index, end: index + 1 } });
  const leaf = entryLeafHash(claim.entry, sha256);
  const included = verifyInclusion({ index, leaf, proof, size: checkpoint.size, root: checkpoint.root }, sha256);
  if (!included.ok) return failed(included.error, { kind: 'proof' });
  return ok({ ...evidence, index, entry: entry.value });
}

/** Verifies that a log only grew from one checkpoint to the other. Input may be hostile; it never throws. */
export function verifyExtension(
  claim: ExtensionClaim,
  sha256?: Sha256,
): Result<ExtensionEvidence, Failure<ExtensionCode>> {
  const older = openTree(claim.older, claim.log);
  if (!older.ok) return failed(older.error, { kind: 'older_checkpoint' });
  const newer = openTree(claim.newer, claim.log);
  if (!newer.ok) return failed(newer.error, { kind: 'checkpoint' });
  const [before, after] = [older.value.checkpoint, newer.value.checkpoint];
  if (before.size > after.size) return failed(rolledBack(before, after), { kind: 'checkpoint' });
  if (isFork(before, after)) return failed(forked(after), { kind: 'checkpoint' });
  const extended = extension(before, { ...after, proof: claim.proof }, sha256);
  if (!extended.ok) return failed(extended.error, { kind: 'proof' });
  return ok({ ...newer.value.evidence, olderSize: before.size });
}

const isFork = (one: Checkpoint, other: Checkpoint): boolean =>
  one.size === other.size && !sameHash(one.root, other.root);

type Newer = Checkpoint & { readonly proof: readonly Hash[] };

/** RFC 9162 has no proof from a tree without leaves: anything extends it, and its root is known. */
function extension(older: Checkpoint, newer: Newer, sha256?: Sha256): Result<Hash, Refusal<ProofCode>> {
  const { size: olderSize, root: olderRoot } = older;
  const { size, root, proof } = newer;
  if (olderSize > 0) return verifyConsistency({ olderSize, olderRoot, size, root, proof }, sha256);
  if (proof.length > 0) return err(refusal('wrong_length', 'from a log without entries the proof has no hashes'));
  return sameHash(olderRoot, emptyRoot(sha256))
    ? ok(root)
    : err(refusal('older_root_mismatch', 'a log without entries has the hash of nothing as its root'));
}
