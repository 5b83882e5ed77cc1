import { hash } from 'node:crypto';
import type { Sha256 } from '../../src/kernel/hash.ts';
import { type Ids, idsFrom } from '../../src/kernel/id.ts';
import type { Result } from '../../src/kernel/result.ts';
import { instantOf } from '../../src/kernel/time.ts';
import {
  appendLeaves,
  type Entry,
  entryLeafHash,
  type Hash,
  hashesFromTiles,
  inclusionRanges,
  rootOf,
  sealEntry,
  signCheckpoint,
  signerOf,
  type Tile,
  type TileCoordinate,
  type TrustedLog,
  tilesFor,
  tilesForAppend,
  tlogProofText,
} from '../../src/ledger/index.ts';

/** SHA-256 as a server has it: one call, and no buffer outside the heap. */
export const nativeSha256: Sha256 = (bytes) => new Uint8Array(Buffer.from(hash('sha256', bytes, 'binary'), 'binary'));

/** The value of a result that must be one; fails the test with the refusal otherwise. */
export function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The code of a refusal; `accepted` where there was none. */
export const codeOf = <C extends string>(result: Result<unknown, { readonly code: C }>): C | 'accepted' =>
  result.ok ? 'accepted' : result.error.code;

/** Ids that differ from call to call, and from seed to seed, and are the same in every run. */
export function someIds(seed = 0): Ids {
  let count = seed;
  return idsFrom(
    () => instantOf(1_795_000_000_000 + count),
    () => {
      count = (count * 48_271 + 11) % 2_147_483_647;
      return count / 2_147_483_647;
    },
  );
}

const ids = someIds();

/** The workspace that entries are of where a test does not say. */
export const aWorkspace = ids('workspace');

/** An entry like most: a person edited a field of a system. */
export const anEntry = (differences: Partial<Entry> = {}): Entry => ({
  v: 1,
  id: ids('entry'),
  workspace: aWorkspace,
  at: instantOf(1_795_000_000_000),
  actor: { person: ids('person'), via: 'web' },
  event: 'system.edited',
  subject: { kind: 'system', id: ids('system'), version: 3 },
  changes: { stage: { from: 'design', to: 'operation' } },
  ...differences,
});

/** The text of an entry that the ledger takes. */
export const aText = (differences: Partial<Entry> = {}): string => valueOf(sealEntry(anEntry(differences))).text;

/** Leaf hashes that are all different: number `n` is the hash of `n` in decimal digits. */
export const someLeaves = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, at) => nativeSha256(Buffer.from(`leaf ${at}`)));

/** A store of tiles as rows: it gives only what it is asked for. */
export type TileRows = {
  readonly append: (leaves: readonly Hash[]) => Hash;
  readonly size: () => number;
  readonly read: (wanted: readonly TileCoordinate[]) => readonly Tile[];
};

/** Begins a store without rows. */
export function someTileRows(): TileRows {
  const rows = new Map<string, Tile>();
  let size = 0;
  const keyOf = ({ level, index }: { readonly level: number; readonly index: number }) => `${level}/${index}`;
  const read = (wanted: readonly TileCoordinate[]) =>
    wanted.map((tile) => rows.get(keyOf(tile))).filter((tile) => tile !== undefined);
  const append = (leaves: readonly Hash[]) => {
    const grown = valueOf(appendLeaves({ size, tiles: read(tilesForAppend(size)) }, leaves, nativeSha256));
    for (const tile of grown.tiles) rows.set(keyOf(tile), tile);
    size = grown.size;
    return grown.root;
  };
  return { append, size: () => size, read };
}

/** A signed log of the given texts, and what can be asked of it. */
export type SignedLog = {
  readonly log: TrustedLog;
  readonly texts: readonly string[];
  readonly checkpoint: (size?: number) => string;
  /** The C2SP tlog-proof of one entry under the newest checkpoint. */
  readonly proof: (index: number) => string;
  readonly hashes: (ranges: Parameters<typeof tilesFor>[0]) => readonly Hash[];
};

/** Signs a log of these texts; the seed tells one log's key from another's. */
export function aLog(texts: readonly string[], seed = 7): SignedLog {
  const origin = `ledger.example/${aWorkspace}`;
  const signer = signerOf(origin, new Uint8Array(32).fill(seed));
  const leaves = texts.map((text) => entryLeafHash(text));
  const rows = someTileRows();
  rows.append(leaves);
  const signed = new Map<number, string>();
  const checkpoint = (size = texts.length) => {
    const root = () => rootOf(leaves.slice(0, size));
    const note = signed.get(size) ?? signCheckpoint({ origin, size, root: root(), extensions: [] }, [signer]);
    signed.set(size, note);
    return note;
  };
  const hashes: SignedLog['hashes'] = (ranges) =>
    valueOf(hashesFromTiles(ranges, rows.read(tilesFor(ranges, texts.length))));
  const proof = (index: number) =>
    tlogProofText({ index, proof: hashes(inclusionRanges(index, texts.length)), checkpoint: checkpoint() });
  return { log: { origin, keys: [signer.key] }, texts, checkpoint, proof, hashes };
}
