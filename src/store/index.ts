export type { Actor, Machine, Via } from './actor.ts';
export { examineBlob, provenBytes } from './blobs/examine.ts';
export { type Blobs, openBlobs } from './blobs/open-blobs.ts';
export type { Changed, Changes } from './changes.ts';
export { openDatabase } from './database.ts';
export { attachEmbedded, startEmbedded } from './embedded/embedded.ts';
export { type Change, type EntryDraft, EntryTooLarge, fastSha256 } from './entries.ts';
export { type Claims, claimsOn } from './jobs/claims.ts';
export { type Deliveries, openDeliveries } from './jobs/delivery.ts';
export { enqueue } from './jobs/enqueue.ts';
export { type JobFile, jobFilesIn } from './jobs/files.ts';
export { forgetFileKind } from './jobs/forget.ts';
export { type JobContext, type JobKind, type JobType, jobKind } from './jobs/kind.ts';
export { runJob } from './jobs/run.ts';
export { openPost, type Post } from './mail/post.ts';
export { sendMail, sendMailKind } from './mail/send-mail.ts';
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
export { inStep } from './step.ts';
export {
  glanceInto,
  inWorkspace,
  NoSession,
  type Reading,
  type Watcher,
  type Work,
  type WorkSettings,
  type Workshop,
} from './work.ts';
