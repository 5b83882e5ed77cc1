import * as z from 'zod';
import { languages } from '../../kernel/language.ts';
import { contract, idOf } from '../../kernel/operation.ts';

const system = {
  workspace: idOf('workspace'),
  system: idOf('system'),
  language: z
    .enum(languages)
    .optional()
    .describe('in which headings, labels and the names of values are written; English where it is left out'),
};
const document = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/u)
  .describe('how its catalogue calls it');

const itemSchema = z.object({
  label: z.string(),
  texts: z.array(z.string()).describe('what is recorded; nothing where it is missing'),
  gaps: z.array(z.object({ missing: z.string(), to: z.string().describe('the path where it is filled in') })),
});

const home = '/workspaces/{workspace}/systems/{system}/technical-documents';
const one = { ...system, document };
const example = { workspace: 'ws', system: 'system', document: 'technical-documentation' };

/** Documents about one AI system that are asked for, assembled from what is recorded. */
export const technicalDocumentContracts = {
  list: contract({
    id: 'technical-documents.list',
    summary: 'List the documents that are asked for about an AI system, with how much of each is recorded',
    may: 'system.read',
    method: 'GET',
    path: home,
    takes: z.strictObject(system),
    gives: z.object({
      system: z.object({ id: z.string(), name: z.string() }),
      documents: z.array(
        z.object({
          document: z.string(),
          title: z.string(),
          provision: z.string(),
          summary: z.string(),
          link: z.string().nullable(),
          items: z.int(),
          missing: z.int(),
          standing: z
            .enum(['owed', 'not_owed', 'open'])
            .describe('whether obligations call for it; open: none is known'),
        }),
      ),
    }),
    refuses: [],
    example: { workspace: 'ws', system: 'system' },
  }),
  read: contract({
    id: 'technical-documents.read',
    summary: 'Read a document about an AI system as its records fill it, with a name for everything that is missing',
    may: 'system.read',
    method: 'GET',
    path: `${home}/{document}`,
    takes: z.strictObject(one),
    gives: z.object({
      system: z.object({ id: z.string(), name: z.string() }),
      title: z.string(),
      provision: z.string(),
      summary: z.string(),
      items: z.int(),
      missing: z.int(),
      sections: z.array(z.object({ heading: z.string(), provision: z.string(), items: z.array(itemSchema) })),
    }),
    refuses: [],
    example,
  }),
  docx: contract({
    id: 'technical-documents.docx',
    summary: 'Download a document about an AI system as DOCX, its gaps marked',
    may: 'system.read',
    method: 'GET',
    path: `${home}/{document}/docx`,
    takes: z.strictObject(one),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] },
    refuses: [],
    example,
  }),
  pdf: contract({
    id: 'technical-documents.pdf',
    summary: 'Download a document about an AI system as PDF/A, its gaps marked',
    may: 'system.read',
    method: 'GET',
    path: `${home}/{document}/pdf`,
    takes: z.strictObject(one),
    gives: z.unknown(),
    givesFile: { mediaTypes: ['application/pdf'] },
    refuses: [],
    example,
  }),
};
