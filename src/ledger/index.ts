export { type Checkpoint, type CheckpointCode, openCheckpoint, signCheckpoint, type TrustedLog } from './checkpoint.ts';
export {
  type Commitment,
  type CommitmentCode,
  commit,
  isCommitment,
  type Opening,
  openCommitment,
} from './commitment.ts';
export { type Actor, type Change, doors, type Entry, type Recorded, type Subject } from './entry.ts';
export type { Failure, Look, TreeEvidence } from './evidence.ts';
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
export { type NoteCode, type NoteSignature, type OpenedNote, openNote, signNote } from './note.ts';
export {
  type ProofCode,
  type ProofRefusal,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './proof.ts';
export { consistencyRanges, inclusionRanges, proofRanges, rootRanges } from './ranges.ts';
export { type EntryCode, entryLeafHash, parseEntry, type SealCode, type SealedEntry, sealEntry } from './seal.ts';
export {
  appendLeaves,
  type Grown,
  hashesFromTiles,
  rootFromTiles,
  type Tile,
  type TileCode,
  tilesFor,
  tilesForAppend,
} from './tile-tree.ts';
export {
  type BundleCode,
  type BundleCoordinate,
  bundlePath,
  decodeBundle,
  encodeBundle,
  entryText,
  maxEntryBytes,
  parseTilePath,
  type TileCoordinate,
  type TilePath,
  tilePath,
  tileWidth,
} from './tiles.ts';
export { parseTlogProof, type TlogProof, tlogProofText } from './tlog-proof.ts';
export { parseVerifierKey, type Signer, signerOf, type VerifierKey, verifierKeyText } from './verifier-key.ts';
export {
  type EntryClaim,
  type EntryEvidence,
  type ExtensionClaim,
  type ExtensionEvidence,
  verifyEntry,
  verifyExtension,
} from './verify.ts';
export { type LogClaim, type LogEvidence, type LogFailure, verifyLog } from './verify-log.ts';
