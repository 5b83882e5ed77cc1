export { openCheckpoint, signCheckpoint, type TrustedLog } from './checkpoint.ts';
export { type Commitment, commit, isCommitment, openCommitment } from './commitment.ts';
export type { Change, Entry, Recorded, Subject } from './entry.ts';
export {
  emptyRoot,
  type GrowingTree,
  growingTree,
  type Hash,
  leafHash,
  nodeHash,
  type Range,
  rootOf,
  sameHash,
} from './merkle.ts';
export { openNote, signNote } from './note.ts';
export { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './proof.ts';
export { consistencyRanges, inclusionRanges, proofRanges, rootRanges } from './ranges.ts';
export { entryLeafHash, parseEntry, type SealedEntry, sealEntry } from './seal.ts';
export {
  appendLeaves,
  type Grown,
  hashesFromTiles,
  rootFromTiles,
  type Tile,
  tilesFor,
  tilesForAppend,
} from './tile-tree.ts';
export {
  bundlePath,
  decodeBundle,
  encodeBundle,
  entryText,
  maxEntryBytes,
  parseTilePath,
  type TileCoordinate,
  tilePath,
  tileWidth,
} from './tiles.ts';
export { parseTlogProof, tlogProofText } from './tlog-proof.ts';
export { parseVerifierKey, type Signer, signerOf, verifierKeyText } from './verifier-key.ts';
export { verifyEntry, verifyExtension } from './verify.ts';
export { type LogClaim, verifyLog } from './verify-log.ts';
