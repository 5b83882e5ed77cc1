export { registerJobKinds } from './background.ts';
export type { Register } from './contract/register.ts';
export { feedQuestionIn, feedRegister, readFeed } from './feed.ts';
export { registerOperations } from './operations.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
