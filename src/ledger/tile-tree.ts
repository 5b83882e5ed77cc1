import type { Sha256 } from '../kernel/hash.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { emptyRoot, type Hash, hashBytes, joinPeaks, nodeHasher, type Range } from './merkle.ts';
import { perfectNodes, rootRanges, type TreeNode } from './ranges.ts';
import { type TileCoordinate, tileWidth } from './tiles.ts';

/** A tile as it is stored: its hashes one after the other, 32 bytes each, as C2SP tlog-tiles serves it. */
export type Tile = { readonly level: number; readonly index: number; readonly hashes: Uint8Array };

/** `missing_tile`: a tile that is needed was not given, or has fewer hashes than are needed. */
export type TileCode = 'missing_tile';

/** A tree after leaves were added: what a store writes, all of it or nothing. */
export type Grown = {
  readonly size: number;
  readonly root: Hash;
  /** Each tile that is new or has more hashes than before, whole: it takes the place of the one before it. */
  readonly tiles: readonly Tile[];
};

const tileHeight = 8;
const fullTileBytes = tileWidth * hashBytes;

/**
 * The tiles that `hashesFromTiles` needs for these ranges, each once, with the width that they have in a tree of `size`
 * leaves. They are a few for each level: reading them is one query by level and index.
 */
export function tilesFor(ranges: readonly Range[], size: number): readonly TileCoordinate[] {
  const places = ranges.flatMap(perfectNodes).map((node) => tileOf(node));
  const coordinates = places.map(({ level, index }) => ({ level, index, width: widthAt({ level, index }, size) }));
  return [...new Map(coordinates.map((tile) => [keyOf(tile), tile])).values()];
}

/**
 * The tiles that must be at hand to add leaves to a tree of `size` leaves: the partial ones at its right edge. The root of
 * that tree needs the same ones.
 */
export const tilesForAppend = (size: number): readonly TileCoordinate[] => tilesFor(rootRanges(size), size);

/**
 * The root of each range, computed from tiles; more tiles than needed may be given, and wider ones than needed.
 * With `inclusionRanges` or `consistencyRanges` the answer is the proof itself.
 */
export function hashesFromTiles(
  ranges: readonly Range[],
  tiles: readonly Tile[],
  sha256?: Sha256,
): Result<readonly Hash[], Refusal<TileCode>> {
  const held = new Map(tiles.map((tile) => [keyOf(tile), tile]));
  const roots: Hash[] = [];
  for (const range of ranges) {
    const peaks: Hash[] = [];
    for (const node of perfectNodes(range)) {
      const tile = tileOf(node);
      const hashes = held.get(keyOf(tile))?.hashes.subarray(tile.from * hashBytes, tile.to * hashBytes);
      if (hashes?.length !== (tile.to - tile.from) * hashBytes) return missingTile(tile);
      peaks.push(rootOfRow(hashes, nodeHasher(sha256)));
    }
    roots.push(peaks.length === 0 ? emptyRoot(sha256) : joinPeaks(peaks, sha256));
  }
  return ok(roots);
}

/** The root of a tree of `size` leaves, computed from the tiles that `tilesForAppend` names. */
export function rootFromTiles(size: number, tiles: readonly Tile[], sha256?: Sha256): Result<Hash, Refusal<TileCode>> {
  const roots = hashesFromTiles(rootRanges(size), tiles, sha256);
  if (!roots.ok) return roots;
  return ok(roots.value[0] ?? emptyRoot(sha256));
}

/**
 * Adds leaves to a tree of `size` leaves, of which `tiles` holds what `tilesForAppend` names. Hashes that a given tile has
 * beyond `size` are overwritten, so a store MUST write size and tiles in one transaction.
 */
export function appendLeaves(
  tree: { readonly size: number; readonly tiles: readonly Tile[] },
  leaves: readonly Hash[],
  sha256?: Sha256,
): Result<Grown, Refusal<TileCode>> {
  const hashNode = nodeHasher(sha256);
  const written: Tile[] = [];
  let count = tree.size;
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level += 1) {
    const edge = { level, index: Math.floor(count / tileWidth), width: count % tileWidth };
    const tiles = extend(edge, tree.tiles, hashes);
    if (tiles === undefined) return missingTile({ ...edge, from: 0, to: edge.width });
    written.push(...tiles);
    const full = tiles.filter((tile) => tile.hashes.length === fullTileBytes);
    hashes = full.map((tile) => rootOfRow(tile.hashes, hashNode));
    count = Math.floor(count / tileWidth);
  }
  const size = tree.size + leaves.length;
  const root = rootFromTiles(size, [...tree.tiles, ...written], sha256);
  return root.ok ? ok({ size, root: root.value, tiles: written }) : root;
}

type Place = { readonly level: number; readonly index: number };

/** The hashes `[from, to)` of a tile. */
type Slice = Place & { readonly from: number; readonly to: number };

/** Where a node stands: the hashes of the tile whose root it is, in the lowest level that has it whole. */
function tileOf({ height, index }: TreeNode): Slice {
  const span = 2 ** (height % tileHeight);
  const from = (index * span) % tileWidth;
  return {
    level: Math.floor(height / tileHeight),
    index: Math.floor((index * span) / tileWidth),
    from,
    to: from + span,
  };
}

/** Full tiles of a level hold 256 hashes; the rest of `size / 256 ** level` stands in the partial one (C2SP tlog-tiles). */
const widthAt = ({ level, index }: Place, size: number): number =>
  Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth);

/** The tiles that `hashes` fill from the given edge on; `undefined` where the tile at the edge is not at hand. */
function extend(edge: TileCoordinate, tiles: readonly Tile[], hashes: readonly Hash[]): readonly Tile[] | undefined {
  const kept = edge.width * hashBytes;
  const held = tiles.find((tile) => keyOf(tile) === keyOf(edge))?.hashes ?? new Uint8Array(0);
  if (held.length < kept) return undefined;
  const bytes = new Uint8Array(kept + hashes.length * hashBytes);
  bytes.set(held.subarray(0, kept));
  for (const [at, hash] of hashes.entries()) bytes.set(hash, kept + at * hashBytes);
  return Array.from({ length: Math.ceil(bytes.length / fullTileBytes) }, (_, at) => ({
    level: edge.level,
    index: edge.index + at,
    hashes: bytes.slice(at * fullTileBytes, (at + 1) * fullTileBytes),
  }));
}

/** The root of a perfect subtree, given the hashes of its lowest row one after the other. */
function rootOfRow(row: Uint8Array, hashNode: (left: Hash, right: Hash) => Hash): Hash {
  if (row.length <= hashBytes) return row;
  const middle = row.length / 2;
  return hashNode(rootOfRow(row.subarray(0, middle), hashNode), rootOfRow(row.subarray(middle), hashNode));
}

const keyOf = ({ level, index }: Place): string => `${level}/${index}`;

const missingTile = ({ level, index, to }: Slice) =>
  err(
    refusal(
      'missing_tile',
      `tile ${index} of level ${level} is needed with ${to} hashes or more; look whether it was lost`,
    ),
  );
