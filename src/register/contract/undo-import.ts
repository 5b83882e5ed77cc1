import * as z from 'zod';
import { idOf } from '../../kernel/operation.ts';

/** Why a record or some of its fields are left as they are. */
export const leftReasons = ['changed_since', 'archived_since', 'linked_since', 'erased'] as const;

/** A record that the undoing of an import leaves, as a whole or in these fields. */
const leftRecord = z.object({
  kind: z.string(),
  noun: z.string(),
  record: z.string(),
  title: z.string(),
  fields: z.array(z.string()).describe('none where the record is left as a whole'),
  reason: z.enum(leftReasons),
});

/** What undoing an import does, or would do. */
export const undoneImport = z.object({
  import: idOf('import'),
  filename: z.string(),
  archived: z.int().describe('records that it created'),
  restored: z.int().describe('records whose fields are set back'),
  fields: z.int().describe('fields that are set back'),
  already: z.int().describe('records that stand already as before the import'),
  left: z.int().describe('records that are left, as a whole or in part'),
  leftRecords: z.array(leftRecord).describe('the first of them'),
});
