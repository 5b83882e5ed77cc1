import type { Range } from './merkle.ts';
import { isSubtree } from './proof.ts';

/** The range whose root is the root of a tree of `size` leaves. */
export const rootRanges = (size: number): readonly Range[] => [{ start: 0, end: size }];

/**
 * The ranges whose roots, in this order, are the proof that the leaf at `index` is in a tree of `size` leaves
 * (RFC 9162, section 2.1.3.1). Throws unless `index` is below `size`.
 */
export const inclusionRanges = (index: number, size: number): readonly Range[] =>
  proofRanges({ start: index, end: index + 1 }, size);

/**
 * The ranges whose roots, in this order, are the proof that the tree of `size` leaves extends the tree of `olderSize`
 * leaves (RFC 9162, section 2.1.4.1); none where the older tree has no leaves or all of them. Throws where the older tree
 * is the larger one.
 */
export const consistencyRanges = (olderSize: number, size: number): readonly Range[] =>
  proofRanges({ start: 0, end: olderSize }, size);

/**
 * The ranges whose roots, in this order, prove that `part` is a part of the tree of `size` leaves: SUBTREE_PROOF of
 * draft-ietf-plants-merkle-tree-certs, of which the proofs of RFC 9162 are the special cases. Throws where `part` is no
 * subtree of that tree, for that is the caller's mistake.
 */
export function proofRanges(part: Range, size: number): readonly Range[] {
  if (!isSubtree(part) || !Number.isSafeInteger(size) || part.end > size) {
    throw new RangeError(`[${part.start}, ${part.end}) is no part of a tree of ${size} leaves`);
  }
  if (part.start === part.end) return [];
  const [seed, ...path] = pathTo(part, { start: 0, end: size });
  // Who checks the proof already knows the root of the part.
  return seed === undefined || isSame(seed, part) ? path : [seed, ...path];
}

/**
 * The perfect subtrees that a range consists of, largest first; `height` 0 is a leaf, and `index` counts the nodes of
 * that height from the left.
 */
export function perfectNodes(range: Range): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let start = range.start; start < range.end; ) {
    const height = heightWithin(range.end - start);
    nodes.push({ height, index: start / 2 ** height });
    start += 2 ** height;
  }
  return nodes;
}

/** A perfect subtree: the leaves `[index * 2 ** height, (index + 1) * 2 ** height)`. */
export type TreeNode = { readonly height: number; readonly index: number };

/** SUBTREE_SUBPROOF: the last piece of the part that is a node of the tree, then a sibling for each step up to the root. */
function pathTo(part: Range, tree: Range): readonly Range[] {
  if (isSame(part, tree)) return [tree];
  const middle = tree.start + largestPowerBelow(tree.end - tree.start);
  const left = { start: tree.start, end: middle };
  const right = { start: middle, end: tree.end };
  if (part.end <= middle) return [...pathTo(part, left), right];
  if (part.start >= middle) return [...pathTo(part, right), left];
  return [...pathTo({ start: middle, end: part.end }, right), left];
}

const isSame = (one: Range, other: Range): boolean => one.start === other.start && one.end === other.end;

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function heightWithin(count: number): number {
  let height = 0;
  while (2 ** (height + 1) <= count) height += 1;
  return height;
}
