export type { Register } from './contract/register.ts';
export { registerOperations } from './operations.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
