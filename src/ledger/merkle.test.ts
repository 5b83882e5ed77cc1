import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nativeSha256, someLeaves } from '../../test/builders/ledger.ts';
import { sha256, toHex, utf8 } from '../kernel/hash.ts';
import { emptyRoot, growingTree, type Hash, leafHash, nodeHash, rootOf, sameHash } from './index.ts';

/** MTH of RFC 9162, section 2.1.1, word for word. */
function mth(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(mth(leaves.slice(0, middle)), mth(leaves.slice(middle)));
}

describe('hashes of RFC 9162', () => {
  test('the tree without leaves has the hash of nothing', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(rootOf([])).toEqual(emptyRoot());
  });

  test('a leaf is hashed behind 0x00, a node behind 0x01', () => {
    const [left, right] = [leafHash(utf8('a')), leafHash(utf8('b'))];

    expect(left).toEqual(sha256(Uint8Array.of(0, 0x61)));
    expect(nodeHash(left, right)).toEqual(sha256(Uint8Array.of(1, ...left, ...right)));
  });

  test('an entry that is written like a node does not get the hash of that node', () => {
    const [left, right] = [leafHash(utf8('a')), leafHash(utf8('b'))];

    expect(leafHash(Uint8Array.of(...left, ...right))).not.toEqual(nodeHash(left, right));
  });

  test('the same entries have the same root with either SHA-256', () => {
    const entries = ['', 'a', 'b'.repeat(1000)].map(utf8);

    const roots = [undefined, nativeSha256].map((hash) =>
      rootOf(
        entries.map((entry) => leafHash(entry, hash)),
        hash,
      ),
    );

    expect(roots[0]).toEqual(roots[1]);
  });
});

describe('a growing tree', () => {
  test('has at every size the root that the definition gives', () => {
    const leaves = someLeaves(140);
    const tree = growingTree();

    for (const [size, leaf] of leaves.entries()) {
      expect(tree.size()).toBe(size);
      expect(sameHash(tree.root(), mth(leaves.slice(0, size)))).toBe(true);
      tree.append(leaf);
    }
  });

  test('notices two leaves that changed places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), fc.nat(), (size, one, other) => {
        const leaves = [...someLeaves(size)];
        const [a, b] = [one % size, other % size];
        fc.pre(a !== b);
        const swapped = leaves.with(a, leaves[b] ?? emptyRoot()).with(b, leaves[a] ?? emptyRoot());

        expect(sameHash(rootOf(swapped, nativeSha256), rootOf(leaves, nativeSha256))).toBe(false);
      }),
    );
  });
});

test('hashes are the same only byte by byte', () => {
  expect(sameHash(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(sameHash(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(sameHash(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
});
