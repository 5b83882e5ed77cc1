export type { Register } from './contract/register.ts';
export { feedQuestionIn, feedRegister, readFeed } from './feed.ts';
export { findEverywhere } from './find/find.ts';
export { findViews } from './find/find-views.ts';
export { registerOperations } from './operations.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
