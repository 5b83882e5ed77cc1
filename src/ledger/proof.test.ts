import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, nativeSha256, someLeaves } from '../../test/builders/ledger.ts';
import {
  consistencyRanges,
  type Hash,
  inclusionRanges,
  proofRanges,
  type Range,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './index.ts';

const leaves = someLeaves(600);
const rootOfRange = ({ start, end }: Range): Hash => rootOf(leaves.slice(start, end), nativeSha256);
const hashesOf = (ranges: readonly Range[]): readonly Hash[] => ranges.map(rootOfRange);
const leafAt = (index: number): Hash => rootOfRange({ start: index, end: index + 1 });

const inclusion = (index: number, size: number) => ({
  index,
  size,
  leaf: leafAt(index),
  proof: hashesOf(inclusionRanges(index, size)),
  root: rootOfRange({ start: 0, end: size }),
});

const consistency = (olderSize: number, size: number) => ({
  olderSize,
  size,
  olderRoot: rootOfRange({ start: 0, end: olderSize }),
  root: rootOfRange({ start: 0, end: size }),
  proof: hashesOf(consistencyRanges(olderSize, size)),
});

const subtree = (part: Range, size: number) => ({
  part,
  size,
  partRoot: rootOfRange(part),
  root: rootOfRange({ start: 0, end: size }),
  proof: hashesOf(proofRanges(part, size)),
});

const aSize = fc.integer({ min: 1, max: 600 });
const below = (size: number, chance: number): number => chance % size;

/** A part that can be a node of its own in a tree of 600 leaves. */
const aPart = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.nat(), fc.nat())
  .map(([height, place, length]) => {
    const block = 2 ** height;
    const start = below(Math.ceil(600 / block), place) * block;
    return { start, end: Math.min(600, start + 1 + below(block, length)) };
  })
  .filter(({ start, end }) => isNode(start, end - start));

const isNode = (start: number, length: number): boolean => start % 2 ** Math.ceil(Math.log2(length)) === 0;

type Proof = readonly Hash[];
const otherHash = rootOf(someLeaves(601));

/** All the ways to spoil a list of hashes that this suite knows. */
const spoilt = (proof: Proof, chance: number): readonly Proof[] => {
  const at = below(Math.max(1, proof.length), chance);
  const flipped = proof.map((hash, each) =>
    each === at ? hash.map((byte, n) => (n === chance % 32 ? byte ^ 1 : byte)) : hash,
  );
  const swapped = proof.map((hash, each) =>
    each === at ? (proof[at + 1] ?? hash) : each === at + 1 ? (proof[at] ?? hash) : hash,
  );
  const changed = [
    [...proof, otherHash],
    [otherHash, ...proof],
    [...proof, ...proof.slice(-1)],
  ];
  const hasTwo = at + 1 < proof.length;
  return [
    ...changed.filter((each) => each.length > proof.length),
    ...(proof.length > 0
      ? [flipped, proof.toSpliced(at, 1), proof.with(at, proof[at]?.slice(0, 31) ?? otherHash)]
      : []),
    ...(hasTwo ? [swapped] : []),
  ];
};

describe('a proof of inclusion', () => {
  test('is accepted for every leaf of every small tree', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1)
        expect(codeOf(verifyInclusion(inclusion(index, size)))).toBe('accepted');
    }
  });

  test('is accepted for random leaves of trees of up to 600', () => {
    fc.assert(
      fc.property(aSize, fc.nat(), (size, chance) => {
        expect(codeOf(verifyInclusion(inclusion(below(size, chance), size), nativeSha256))).toBe('accepted');
      }),
    );
  });

  test('with one bit, hash or place changed is refused', () => {
    fc.assert(
      fc.property(aSize, fc.nat(), fc.nat(), (size, chance, where) => {
        const claim = inclusion(below(size, chance), size);

        for (const proof of spoilt(claim.proof, where)) {
          expect(codeOf(verifyInclusion({ ...claim, proof }, nativeSha256))).not.toBe('accepted');
        }
      }),
    );
  });

  test('is refused for another leaf, another place and another root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), fc.nat(), fc.nat(), (size, chance, other) => {
        const claim = inclusion(below(size, chance), size);
        const elsewhere = below(size, claim.index + 1 + below(size - 1, other));

        expect(codeOf(verifyInclusion({ ...claim, leaf: otherHash }))).toBe('root_mismatch');
        expect(codeOf(verifyInclusion({ ...claim, root: otherHash }))).toBe('root_mismatch');
        expect(codeOf(verifyInclusion({ ...claim, index: elsewhere }))).toMatch(/root_mismatch|wrong_length/u);
      }),
    );
  });

  test('is out of range where index and size name no leaf', () => {
    const claim = inclusion(2, 5);
    const numbers = [-1, 5, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53];

    for (const index of numbers) expect(codeOf(verifyInclusion({ ...claim, index }))).toBe('out_of_range');
    for (const size of [-1, 0, 2, 5.5, Number.NaN])
      expect(codeOf(verifyInclusion({ ...claim, size }))).toBe('out_of_range');
  });
});

describe('a proof of consistency', () => {
  test('is accepted for every pair of small trees', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let older = 1; older <= size; older += 1)
        expect(codeOf(verifyConsistency(consistency(older, size)))).toBe('accepted');
    }
  });

  test('is accepted for random trees of up to 600', () => {
    fc.assert(
      fc.property(aSize, fc.nat(), (size, chance) => {
        expect(codeOf(verifyConsistency(consistency(1 + below(size, chance), size), nativeSha256))).toBe('accepted');
      }),
    );
  });

  test('with one bit, hash or place changed is refused', () => {
    fc.assert(
      fc.property(aSize, fc.nat(), fc.nat(), (size, chance, where) => {
        const claim = consistency(1 + below(size, chance), size);

        for (const proof of spoilt(claim.proof, where)) {
          expect(codeOf(verifyConsistency({ ...claim, proof }, nativeSha256))).not.toBe('accepted');
        }
      }),
    );
  });

  test('is refused for another root on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), fc.nat(), (size, chance) => {
        const claim = consistency(1 + below(size - 1, chance), size);

        // Where the older tree is a node of the newer one, its root takes part in the newer root too.
        expect(codeOf(verifyConsistency({ ...claim, olderRoot: otherHash }))).toMatch(/root_mismatch/u);
        expect(codeOf(verifyConsistency({ ...claim, root: otherHash }))).toBe('root_mismatch');
      }),
    );
  });

  test('is out of range from a tree without leaves, and from a larger to a smaller one', () => {
    const claim = consistency(3, 5);

    expect(codeOf(verifyConsistency({ ...claim, olderSize: 0 }))).toBe('out_of_range');
    expect(codeOf(verifyConsistency({ ...claim, olderSize: 6 }))).toBe('out_of_range');
    expect(codeOf(verifyConsistency({ ...claim, size: 2 ** 53 }))).toBe('out_of_range');
  });

  test('is malformed where a hash is not 32 bytes long', () => {
    const claim = consistency(3, 5);

    expect(codeOf(verifyConsistency({ ...claim, root: new Uint8Array(31) }))).toBe('malformed_hash');
    expect(codeOf(verifyConsistency({ ...claim, olderRoot: new Uint8Array(0) }))).toBe('malformed_hash');
  });
});

describe('a part of a log', () => {
  test('is consistent with every tree that holds it', () => {
    fc.assert(
      fc.property(aPart, fc.nat(), (part, chance) => {
        const size = part.end + below(601 - part.end, chance);

        expect(codeOf(verifySubtreeConsistency(subtree(part, size), nativeSha256))).toBe('accepted');
      }),
    );
  });

  test('is refused where its proof was changed', () => {
    fc.assert(
      fc.property(aPart, fc.nat(), fc.nat(), (part, chance, where) => {
        const claim = subtree(part, part.end + below(601 - part.end, chance));

        for (const proof of spoilt(claim.proof, where)) {
          expect(codeOf(verifySubtreeConsistency({ ...claim, proof }, nativeSha256))).not.toBe('accepted');
        }
      }),
    );
  });

  test('contains its leaves, and not the leaf beside it', () => {
    fc.assert(
      fc.property(aPart, fc.nat(), (part, chance) => {
        const length = part.end - part.start;
        const within = below(length, chance);
        const proof = hashesOf(
          inclusionRanges(within, length).map(({ start, end }) => ({
            start: start + part.start,
            end: end + part.start,
          })),
        );
        const claim = {
          part,
          index: part.start + within,
          leaf: leafAt(part.start + within),
          proof,
          root: rootOfRange(part),
        };

        expect(codeOf(verifySubtreeInclusion(claim, nativeSha256))).toBe('accepted');
        expect(codeOf(verifySubtreeInclusion({ ...claim, leaf: otherHash }))).toBe('root_mismatch');
        expect(codeOf(verifySubtreeInclusion({ ...claim, index: part.end }))).toBe('out_of_range');
      }),
    );
  });

  test('of one leaf is proven by a proof of inclusion', () => {
    expect(proofRanges({ start: 10, end: 11 }, 13)).toEqual(inclusionRanges(10, 13));
  });

  test('takes the ranges that the draft shows for [8, 13) of 14', () => {
    expect(proofRanges({ start: 8, end: 13 }, 14)).toEqual([
      { start: 12, end: 13 },
      { start: 13, end: 14 },
      { start: 8, end: 12 },
      { start: 0, end: 8 },
    ]);
  });

  test('that could be no node, or is not in the tree, has no proof', () => {
    expect(() => proofRanges({ start: 3, end: 5 }, 8)).toThrow(RangeError);
    expect(() => inclusionRanges(5, 5)).toThrow(RangeError);
    expect(() => inclusionRanges(-1, 5)).toThrow(RangeError);
    expect(() => consistencyRanges(6, 5)).toThrow(RangeError);
    expect(() => consistencyRanges(1, Number.NaN)).toThrow(RangeError);
  });
});
