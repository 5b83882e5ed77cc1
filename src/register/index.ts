export type { Register } from './contract/register.ts';
export { feedQuestionIn, feedRegister, readFeed } from './feed.ts';
export { giveNotices, type NoticeDraft } from './notices/give.ts';
export { letterJob } from './notices/letter-job.ts';
export { daysAfter, isTimeZone, localTime } from './notices/local-time.ts';
export { type KeptPreferences, mailChoicesIn, preferencesOf } from './notices/preferences.ts';
export { shortened } from './notices/shortened.ts';
export { registerOperations } from './operations.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
