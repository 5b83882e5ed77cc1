export * from './contract/bulk.ts';
export * from './contract/feed.ts';
export * from './contract/field.ts';
export * from './contract/import.ts';
export * from './contract/operations.ts';
export * from './contract/paths.ts';
export * from './contract/register.ts';
export * from './contract/schemas.ts';
