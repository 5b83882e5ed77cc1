export { registerOperations } from './operations.ts';
export { countRecords, readAll } from './list.ts';
export type { Register } from './contract/register.ts';
export { type RecordRow, recordOf, selection, tableOf } from './rows.ts';
