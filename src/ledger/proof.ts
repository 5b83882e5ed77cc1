import type { Sha256 } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { emptyRoot, type Hash, hashBytes, nodeHash, type Range, sameHash } from './merkle.ts';

/**
 * Why a proof does not hold:
 * - `out_of_range`: its numbers name no part of the tree, so nothing could be proven;
 * - `malformed_hash`: one of its hashes is not 32 bytes long;
 * - `wrong_length`: it has more or fewer hashes than its numbers ask for;
 * - `older_root_mismatch`: it does not lead to the root of the older tree (or of the part);
 * - `root_mismatch`: it does not lead to the root.
 */
export type ProofCode = 'out_of_range' | 'malformed_hash' | 'wrong_length' | 'older_root_mismatch' | 'root_mismatch';

/** A proof that does not hold, and why. */
export type ProofRefusal = Refusal<ProofCode>;

/** The claim that the leaf at `index` is in the tree of `size` leaves with this root. */
export type Inclusion = {
  readonly index: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
};

/** The claim that the leaf at `index` of the log is in its part `[start, end)` with this root. */
export type SubtreeInclusion = Omit<Inclusion, 'size'> & { readonly part: Range };

/** The claim that the tree of `size` leaves begins with all `olderSize` leaves of the older tree, in the same order. */
export type Consistency = {
  readonly olderSize: number;
  readonly size: number;
  readonly olderRoot: Hash;
  readonly root: Hash;
  readonly proof: readonly Hash[];
};

/** The claim that the leaves under `partRoot` are the leaves `part` of the tree of `size` leaves with this root. */
export type SubtreeConsistency = Omit<Consistency, 'olderSize' | 'olderRoot'> & {
  readonly part: Range;
  readonly partRoot: Hash;
};

/** Checks a proof of inclusion (RFC 9162, section 2.1.3.2). Input may be hostile; it never throws. */
export function verifyInclusion(claim: Inclusion, sha256?: Sha256): Result<Hash, ProofRefusal> {
  const { index, size, leaf, proof, root } = claim;
  if (!isCount(size) || !isIndex(index, size)) return outOfRange;
  if (![leaf, root, ...proof].every(isHash)) return malformedHash;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return wrongLength;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash, sha256);
      while (!isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) return wrongLength;
  return sameHash(hash, root) ? ok(root) : rootMismatch;
}

/**
 * Checks a proof of inclusion in a part of a log: the same as in a whole tree, counted from the part's start
 * (subtree inclusion, draft-ietf-plants-merkle-tree-certs). Input may be hostile; it never throws.
 */
export function verifySubtreeInclusion(claim: SubtreeInclusion, sha256?: Sha256): Result<Hash, ProofRefusal> {
  const { part, index, ...rest } = claim;
  if (!isSubtree(part) || !isCount(index) || index < part.start) return outOfRange;
  return verifyInclusion({ ...rest, index: index - part.start, size: part.end - part.start }, sha256);
}

/**
 * Checks a proof of consistency (RFC 9162, section 2.1.4.2). Input may be hostile; it never throws. An older tree
 * without leaves is out of range: anything extends it, so there is nothing that a proof could show.
 */
export function verifyConsistency(claim: Consistency, sha256?: Sha256): Result<Hash, ProofRefusal> {
  const { olderSize, olderRoot, ...rest } = claim;
  if (olderSize === 0) return outOfRange;
  return verifySubtreeConsistency({ ...rest, part: { start: 0, end: olderSize }, partRoot: olderRoot }, sha256);
}

/**
 * Checks that a part of a log is consistent with the whole (subtree consistency, draft-ietf-plants-merkle-tree-certs).
 * A part that begins at 0 is an older tree; a part of one leaf makes it a proof of inclusion. Input may be hostile; it
 * never throws.
 */
export function verifySubtreeConsistency(claim: SubtreeConsistency, sha256?: Sha256): Result<Hash, ProofRefusal> {
  const { part, size, partRoot, root, proof } = claim;
  if (!isSubtree(part) || !isCount(size) || part.end > size) return outOfRange;
  // Without a proof nothing is hashed: there, roots are only compared.
  if (proof.length > 0 && ![partRoot, root, ...proof].every(isHash)) return malformedHash;
  if (part.start === part.end) return verifyEmptyPart(claim, sha256);
  const place = lowestSharedNode(part, size);
  const isPartItself = place.first === place.last;
  const [seed, path] = isPartItself ? [partRoot, proof] : [proof[0], proof.slice(1)];
  if (seed === undefined) return wrongLength;
  const climbed = climb({ place, seed, path }, sha256);
  if (climbed === undefined) return wrongLength;
  if (!sameHash(climbed.partRoot, partRoot)) return olderRootMismatch;
  return sameHash(climbed.root, root) ? ok(root) : rootMismatch;
}

/**
 * Whether `[start, end)` can be a node of its own: `start` is a multiple of the smallest power of two that is not less
 * than its length. A part without leaves counts as one.
 */
export function isSubtree({ start, end }: Range): boolean {
  if (!isCount(start) || !isCount(end) || start > end) return false;
  let block = 1;
  while (block < end - start) block *= 2;
  return start % block === 0;
}

/** Positions at one level of the tree: the part's first and last node there, and the whole tree's last. */
type Place = { readonly first: number; readonly last: number; readonly treeLast: number };

type Climb = { readonly place: Place; readonly seed: Hash; readonly path: readonly Hash[] };

const up = ({ first, last, treeLast }: Place): Place => ({
  first: half(first),
  last: half(last),
  treeLast: half(treeLast),
});

/** Where the proof begins: the highest node at the part's right edge that part and tree have in common. */
function lowestSharedNode(part: Range, size: number): Place {
  let place: Place = { first: part.start, last: part.end - 1, treeLast: size - 1 };
  const reachesTheEnd = place.last === place.treeLast;
  while (place.first !== place.last && (reachesTheEnd || isOdd(place.last))) place = up(place);
  return place;
}

/** Both roots that the path leads to; `undefined` where it is too short or too long. */
function climb({ place: from, seed, path }: Climb, sha256?: Sha256): { partRoot: Hash; root: Hash } | undefined {
  let [place, partRoot, root] = [from, seed, seed];
  for (const sibling of path) {
    if (place.treeLast === 0) return undefined;
    if (isOdd(place.last) || place.last === place.treeLast) {
      if (place.first < place.last) partRoot = nodeHash(sibling, partRoot, sha256);
      root = nodeHash(sibling, root, sha256);
      while (!isOdd(place.last)) place = up(place);
    } else {
      root = nodeHash(root, sibling, sha256);
    }
    place = up(place);
  }
  return place.treeLast === 0 ? { partRoot, root } : undefined;
}

function verifyEmptyPart({ partRoot, root, proof }: SubtreeConsistency, sha256?: Sha256): Result<Hash, ProofRefusal> {
  if (proof.length > 0) return wrongLength;
  return sameHash(partRoot, emptyRoot(sha256)) ? ok(root) : olderRootMismatch;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isIndex = (index: number, size: number): boolean => isCount(index) && index < size;
const isHash = (hash: Hash): boolean => hash.length === hashBytes;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

const refuse = (code: ProofCode, detail: string) => err(refusal(code, detail));
const outOfRange = refuse(
  'out_of_range',
  'index and sizes must name a part of the tree; check them against the checkpoint',
);
const malformedHash = refuse('malformed_hash', 'every hash of a proof must be 32 bytes; fetch the proof again');
const wrongLength = refuse(
  'wrong_length',
  'the proof has too few or too many hashes for its sizes; fetch the proof again',
);
const olderRootMismatch = refuse(
  'older_root_mismatch',
  'the proof does not lead to the older root: compare the older checkpoint; leaves before it may have been changed',
);
const rootMismatch = refuse(
  'root_mismatch',
  'the proof does not lead to the root: compare leaf, index and checkpoint; one of them belongs to another tree',
);
