export type { Register } from './contract/register.ts';
export { feedQuestionIn, feedRegister, readFeed } from './feed.ts';
export { giveNotices, type NoticeDraft } from './notices/give.ts';
export { registerOperations } from './operations.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
