import * as z from 'zod';
import { contract, idOf } from '../../../kernel/operation.ts';
import { recordId } from '../../../register/contract.ts';

const workspace = { workspace: idOf('workspace') };
const date = z.string().meta({ format: 'date' }).nullable();

/** Evidence as it stands on the page of a record that it supports. */
const attachedSchema = z.object({
  id: idOf('evidence'),
  name: z.string(),
  evidenceKind: z.string().nullable(),
  coversFrom: date,
  coversUntil: date,
  expiresOn: date,
  file: z
    .object({ revision: idOf('revision'), filename: z.string(), size: z.int() })
    .nullable()
    .describe('the newest of its files'),
});

const changed = z.object({ entry: z.string().nullable().describe('`null` where it stood so already') });

const home = '/workspaces/{workspace}/evidence';

/** Evidence on the records that it supports: of any register, each piece on as many as it shows something about. */
export const attachmentContracts = {
  attached: contract({
    id: 'evidence.attached',
    summary: 'List the evidence that supports one record of any register',
    may: 'evidence.read',
    method: 'GET',
    path: `${home}/attached/{record}`,
    takes: z.strictObject({ ...workspace, record: recordId('record') }),
    gives: z.object({
      evidence: z.array(attachedSchema),
      abilities: z.object({ attach: z.boolean(), create: z.boolean() }),
    }),
    refuses: [],
    example: { workspace: 'ws', record: 'record' },
  }),
  attach: contract({
    id: 'evidence.attach',
    summary: 'Say of evidence that it supports a record of any register',
    may: 'evidence.edit',
    method: 'PUT',
    path: `${home}/{evidence}/records/{record}`,
    takes: z.strictObject({ ...workspace, evidence: idOf('evidence'), record: recordId('record') }),
    gives: changed,
    refuses: ['archived', 'move_incomplete'],
    example: { workspace: 'ws', evidence: 'evidence', record: 'record' },
  }),
  detach: contract({
    id: 'evidence.detach',
    summary: 'Say of evidence that it no longer supports a record; the evidence stays',
    may: 'evidence.edit',
    method: 'DELETE',
    path: `${home}/{evidence}/records/{record}`,
    takes: z.strictObject({ ...workspace, evidence: idOf('evidence'), record: recordId('record') }),
    gives: changed,
    refuses: ['archived', 'move_incomplete'],
    example: { workspace: 'ws', evidence: 'evidence', record: 'record' },
  }),
};
