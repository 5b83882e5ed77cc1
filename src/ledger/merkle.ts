import { sha256 as plainSha256, type Sha256 } from '../kernel/hash.ts';

/** A SHA-256 hash of a node of the tree: always 32 bytes, and never changed in place. */
export type Hash = Uint8Array;

/** Bytes in a `Hash`. */
export const hashBytes = 32;

/** Leaves `[start, end)` of a tree, counted from 0. */
export type Range = { readonly start: number; readonly end: number };

/**
 * A tree that only grows, held as the roots of its perfect subtrees: memory stays at one hash for each binary digit of
 * the size, however many leaves there are.
 */
export type GrowingTree = {
  readonly append: (leaf: Hash) => void;
  readonly size: () => number;
  /** The root of all leaves so far; may be asked for at every size on the way. */
  readonly root: () => Hash;
};

/** The hash of a leaf that holds `entry` (RFC 9162, section 2.1.1). */
export function leafHash(entry: Uint8Array, sha256: Sha256 = plainSha256): Hash {
  const prefixed = new Uint8Array(1 + entry.length);
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

/** The hash of an inner node (RFC 9162, section 2.1.1); its prefix differs from a leaf's, so neither passes for the other. */
export const nodeHash = (left: Hash, right: Hash, sha256?: Sha256): Hash => nodeHasher(sha256)(left, right);

/** Hashes many inner nodes, all in one buffer of its own: `sha256` MUST NOT keep what it is given, nor a view of it. */
export function nodeHasher(sha256: Sha256 = plainSha256): (left: Hash, right: Hash) => Hash {
  const prefixed = new Uint8Array(1 + 2 * hashBytes);
  prefixed[0] = 1;
  return (left, right) => {
    prefixed.set(left, 1);
    prefixed.set(right, 1 + hashBytes);
    return sha256(prefixed);
  };
}

/** The root of a tree without leaves: the hash of nothing (RFC 9162, section 2.1.1). */
export const emptyRoot = (sha256: Sha256 = plainSha256): Hash => sha256(new Uint8Array(0));

/** The root of a tree of these leaves, in this order. */
export function rootOf(leaves: Iterable<Hash>, sha256: Sha256 = plainSha256): Hash {
  const tree = growingTree(sha256);
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

/** Begins a tree that has no leaves yet. */
export function growingTree(sha256?: Sha256): GrowingTree {
  // INVARIANT: one peak for each 1 among the binary digits of `size`, the largest subtree first.
  const peaks: Hash[] = [];
  const hashNode = nodeHasher(sha256);
  let size = 0;
  const append = (leaf: Hash): void => {
    let peak = leaf;
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) peak = hashNode(peaks.pop() ?? leaf, peak);
    peaks.push(peak);
    size += 1;
  };
  const root = (): Hash => (size === 0 ? emptyRoot(sha256) : joinPeaks(peaks, sha256));
  return { append, size: () => size, root };
}

/** The root above neighbouring subtrees whose sizes fall from left to right; there MUST be one at least. */
export const joinPeaks = (peaks: readonly Hash[], sha256?: Sha256): Hash => {
  const hashNode = nodeHasher(sha256);
  return peaks.reduceRight((right, left) => hashNode(left, right));
};

/** Whether two hashes are the same bytes. */
export const sameHash = (one: Hash, other: Hash): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);
