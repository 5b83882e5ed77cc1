export type { Actor, Machine, Via } from './actor.ts';
export { examineBlob, provenBytes } from './blobs/examine.ts';
export { type Blobs, openBlobs } from './blobs/open-blobs.ts';
export type { Changed, Changes } from './changes.ts';
export { openDatabase } from './database.ts';
export { attachEmbedded, startEmbedded } from './embedded/embedded.ts';
export { type Change, type EntryDraft, EntryTooLarge, fastSha256 } from './entries.ts';
export {
  type Answered,
  type Call,
  type FileAnswer,
  instanceOperation,
  type Operation,
  type Platform,
  type StepContext,
  steppedOperation,
  workspaceOperation,
} from './operation.ts';
export { type Address, addressOf } from './pool.ts';
export { plannedEachTime, type Query, tables } from './query.ts';
export { memoryOf } from './recall.ts';
export { readTiles, type Sequencer, startSequencer } from './sequencer.ts';
export { fastSigners } from './signer.ts';
export { inWorkspace, NoSession, type Reading, type Work, type Workshop } from './work.ts';
