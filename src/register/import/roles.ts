import type { Register } from '../contract.ts';

/** What a field is to its register: it names the record, tells records apart by itself (as a reference does), or neither. */
export type FieldRole = 'title' | 'key' | 'other';

/** The role of a field by its name. */
export function roleOf({ title, keys }: Register, name: string): FieldRole {
  if (name === title) return 'title';
  return keys.some((key) => key.length === 1 && key[0] === name) ? 'key' : 'other';
}
