import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, nativeSha256, someLeaves, someTileRows, valueOf } from '../../test/builders/ledger.ts';
import {
  appendLeaves,
  consistencyRanges,
  emptyRoot,
  type Hash,
  hashesFromTiles,
  inclusionRanges,
  rootFromTiles,
  rootOf,
  rootRanges,
  type Tile,
  tilesFor,
  tilesForAppend,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const leaves = someLeaves(65_537);

const roots = new Map<number, Hash>();

/** The root of the first `size` leaves, computed from the list once. */
function listRoot(size: number): Hash {
  const root = roots.get(size) ?? rootOf(leaves.slice(0, size), nativeSha256);
  roots.set(size, root);
  return root;
}

/** Rows of a tree of `size` leaves that were added in batches of `batch`. */
function rowsOf(size: number, batch: number) {
  const rows = someTileRows();
  while (rows.size() < size) rows.append(leaves.slice(rows.size(), Math.min(size, rows.size() + batch)));
  return rows;
}

type Rows = ReturnType<typeof rowsOf>;

const rootFrom = (rows: Rows, size: number): Hash =>
  valueOf(rootFromTiles(size, rows.read(tilesForAppend(size)), nativeSha256));

function inclusionFrom(rows: Rows, index: number, size: number) {
  const ranges = inclusionRanges(index, size);
  const proof = valueOf(hashesFromTiles(ranges, rows.read(tilesFor(ranges, size)), nativeSha256));
  const leaf = leaves[index] ?? emptyRoot();
  return verifyInclusion({ index, size, leaf, proof, root: listRoot(size) }, nativeSha256);
}

function consistencyFrom(rows: Rows, olderSize: number, size: number) {
  const ranges = consistencyRanges(olderSize, size);
  const proof = valueOf(hashesFromTiles(ranges, rows.read(tilesFor(ranges, size)), nativeSha256));
  return verifyConsistency(
    { olderSize, size, olderRoot: listRoot(olderSize), root: listRoot(size), proof },
    nativeSha256,
  );
}

describe('a tree in tiles', () => {
  test('has the root of the list, however its leaves were batched', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (batches) => {
        const rows = someTileRows();

        for (const batch of batches) {
          const root = rows.append(leaves.slice(rows.size(), rows.size() + batch));
          const same = listRoot(rows.size());

          expect(root).toEqual(same);
          expect(rootFrom(rows, rows.size())).toEqual(same);
        }
      }),
    );
  });

  test('proves every leaf and every older tree, for random sizes of up to 600', () => {
    const rows = rowsOf(600, 37);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.nat(), (size, chance) => {
        expect(codeOf(inclusionFrom(rows, chance % size, size))).toBe('accepted');
        expect(codeOf(consistencyFrom(rows, 1 + (chance % size), size))).toBe('accepted');
      }),
    );
  });

  test.each([255, 256, 257, 258, 511, 512, 513, 65_535, 65_536, 65_537])(
    'proves the leaves and older trees at the edges of its tiles: size %i',
    (size) => {
      const rows = rowsOf(size, 10_000);
      const edges = [1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, size].filter((each) => each <= size);

      const codes = edges.flatMap((edge) =>
        [inclusionFrom(rows, edge - 1, size), consistencyFrom(rows, edge, size)].map(codeOf),
      );

      expect(rootFrom(rows, size)).toEqual(listRoot(size));
      expect(new Set(codes)).toEqual(new Set(['accepted']));
    },
  );

  test('still has its older roots and proofs after it grew', () => {
    const rows = rowsOf(513, 100);

    for (const size of [1, 99, 256, 300, 512]) {
      expect(rootFrom(rows, size)).toEqual(listRoot(size));
      expect(codeOf(inclusionFrom(rows, size - 1, size))).toBe('accepted');
    }
  });
});

describe('what is read and written', () => {
  test('a tree of 70,000 leaves has at its edge the partial tiles of the example in C2SP tlog-tiles', () => {
    expect(tilesForAppend(70_000)).toEqual([
      { level: 2, index: 0, width: 1 },
      { level: 1, index: 1, width: 17 },
      { level: 0, index: 273, width: 112 },
    ]);
  });

  test('a proof needs a few tiles for each level, also among a million million leaves', () => {
    const many = fc.integer({ min: 1, max: 10 ** 12 });
    fc.assert(
      fc.property(many, fc.nat(10 ** 12), (size, chance) => {
        const levels = 1 + Math.floor(Math.log2(size) / 8);
        const counts = [
          inclusionRanges(chance % size, size),
          consistencyRanges(1 + (chance % size), size),
          rootRanges(size),
        ].map((ranges) => tilesFor(ranges, size).length);

        expect(Math.max(...counts)).toBeLessThanOrEqual(2 * levels);
      }),
    );
  });

  test('a tile asked for has the width that it has in a tree of that size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.nat(), (size, chance) => {
        for (const { level, index, width } of tilesFor(inclusionRanges(chance % size, size), size)) {
          const hashes = Math.floor(size / 256 ** level);

          expect(width).toBe(index < Math.floor(hashes / 256) ? 256 : hashes % 256);
        }
      }),
    );
  });

  test('a leaf changes one tile, and one more for each tile that it fills', () => {
    const rows = rowsOf(255, 255);
    const tiles = rows.read(tilesForAppend(255));

    const grown = valueOf(appendLeaves({ size: 255, tiles }, leaves.slice(255, 256)));

    const written = grown.tiles.map(({ level, index, hashes }) => ({ level, index, width: hashes.length / 32 }));
    expect(written).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  test('no leaves change nothing', () => {
    const rows = rowsOf(300, 300);

    const grown = valueOf(appendLeaves({ size: 300, tiles: rows.read(tilesForAppend(300)) }, []));

    expect(grown).toEqual({ size: 300, root: listRoot(300), tiles: [] });
  });

  test('hashes beyond the size, left by a write that was not kept, do not count', () => {
    const rows = rowsOf(20, 20);
    const tiles = rows.read(tilesForAppend(20));

    const grown = valueOf(appendLeaves({ size: 10, tiles }, leaves.slice(10, 15)));

    expect(grown.root).toEqual(listRoot(15));
    expect(grown.tiles.map(({ hashes }) => hashes.length / 32)).toEqual([15]);
  });
});

describe('tiles that were lost or changed', () => {
  const size = 600;
  const rows = rowsOf(size, size);
  const ranges = inclusionRanges(300, size);
  const tiles = rows.read(tilesFor(ranges, size));
  const without = (lost: Tile) => tiles.filter((tile) => tile !== lost);
  const cut = (tile: Tile) => [...without(tile), { ...tile, hashes: tile.hashes.slice(0, -32) }];

  test('are missed, whether whole or in part', () => {
    for (const tile of tiles) {
      expect(codeOf(hashesFromTiles(ranges, without(tile)))).toBe('missing_tile');
      expect(codeOf(rootFromTiles(size, rows.read(tilesForAppend(size)).slice(1)))).toBe('missing_tile');
    }
    expect(tiles.map((tile) => codeOf(rootFromTiles(size, cut(tile))))).toContain('missing_tile');
  });

  test('are missed when leaves are added', () => {
    const edge = rows.read(tilesForAppend(size));

    for (const tile of edge) {
      const rest = edge.filter((each) => each !== tile);
      expect(codeOf(appendLeaves({ size, tiles: rest }, leaves.slice(size, size + 1)))).toBe('missing_tile');
      expect(
        codeOf(appendLeaves({ size, tiles: [...rest, { ...tile, hashes: new Uint8Array(0) }] }, leaves.slice(0, 1))),
      ).toBe('missing_tile');
    }
  });

  test('give another root where one bit of them is another', () => {
    const edge = rows.read(tilesForAppend(size));
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (which, where) => {
        const changed = edge.map((tile, at) => {
          if (at !== which % edge.length) return tile;
          const width = tilesForAppend(size)[at]?.width ?? 0;
          return { ...tile, hashes: tile.hashes.map((byte, n) => (n === where % (width * 32) ? byte ^ 1 : byte)) };
        });

        const root = valueOf(rootFromTiles(size, changed, nativeSha256));

        expect(root).not.toEqual(rootFrom(rows, size));
      }),
    );
  });
});
