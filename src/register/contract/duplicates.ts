import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import type { Register } from './register.ts';

/** Why two records are likely to be the same, the surest first. */
export const likenesses = ['same_key', 'same_title', 'same_words', 'similar_title'] as const;

const reasons = z.array(
  z.object({
    code: z.enum(likenesses),
    fields: z.array(z.string()).describe('the fields in which both say the same, or nearly'),
  }),
);

const score = z.number().describe('from 0 to 1: how likely both are the same');

/** Records that may be there twice. */
export function duplicateContracts(register: Register) {
  const { kind, noun, label } = register;
  const home = `/workspaces/{workspace}/${noun}` as const;
  const workspace = { workspace: idOf('workspace') };
  const record = z.object({ id: idOf(kind), title: z.string() });
  return {
    duplicates: {
      id: `${noun}.duplicates`,
      summary: `Find pairs of ${label.many} that are likely to be the same, the likeliest first, each with its reasons`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/duplicates`,
      takes: z.strictObject({
        ...workspace,
        record: idOf(kind).optional().describe('only pairs that this record is one of'),
        page: z.coerce.number().int().min(1).max(10_000).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      gives: z.object({
        total: z.int(),
        isComplete: z.boolean().describe('`false` where there are so many records alike that not all were compared'),
        pairs: z.array(z.object({ score, reasons, records: z.tuple([record, record]) })),
        abilities: z.record(z.string(), z.boolean()),
      }),
      refuses: [],
      example: { workspace: 'ws' },
    },
    similar: {
      id: `${noun}.similar`,
      summary: `Find ${label.many} that are called the same as a new one is to be, or nearly`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/similar`,
      takes: z.strictObject({ ...workspace, title: z.string().trim().min(1).max(500) }),
      gives: z.object({ records: z.array(record.extend({ score })) }),
      refuses: [],
      example: { workspace: 'ws', title: `An example of ${label.one}` },
    },
    tellApart: {
      id: `${noun}.tell-apart`,
      summary: `Say that two of the ${label.many} are different, so that they are not proposed as the same again; or take that back`,
      may: `${kind}.edit`,
      method: 'POST',
      path: `${home}/duplicates/tell-apart`,
      takes: z.strictObject({
        ...workspace,
        one: idOf(kind),
        other: idOf(kind),
        apart: z.boolean().default(true).describe('`false` takes back what was said'),
      }),
      gives: z.object({ apart: z.boolean(), entry: z.string().nullable() }),
      refuses: ['same_record'],
      example: { workspace: 'ws', one: kind, other: kind },
    },
  } as const satisfies Record<string, Contract>;
}
