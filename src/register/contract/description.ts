import * as z from 'zod';
import type { Contract } from '../../kernel/operation.ts';
import { parts } from './parts.ts';
import type { Register } from './register.ts';

/** A place in a law or standard that a field rests on, in our own words, and how sure that line is. */
export const fieldSourceSchema = z.object({
  work: z.string(),
  reference: z.string(),
  line: z.string(),
  certainty: z.enum(['certain', 'inferred', 'uncertain']),
  link: z.string().optional(),
});

export type FieldSourceSeen = z.infer<typeof fieldSourceSchema>;

/** One field as its register declares it; texts are English. */
export const fieldSeen = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  group: z.string(),
  kind: z.string(),
  required: z.boolean(),
  computed: z.boolean().describe('whether it follows from other fields, and is never written'),
  options: z.record(z.string(), z.string()).optional().describe('what each value is called'),
  to: z.string().optional().describe('the register that it links to, by its word in addresses'),
  unit: z.string().optional(),
  isRich: z.boolean().optional().describe('whether its text is Markdown'),
  sources: z.array(fieldSourceSchema),
});

const statesSeen = z.object({
  field: z.string(),
  first: z.string(),
  moves: z.array(z.object({ from: z.string(), to: z.string(), reason: z.enum(['required', 'asked']).optional() })),
  needs: z.record(z.string(), z.array(z.string())),
});

/** How a register tells of itself. */
export function descriptionContracts(register: Register) {
  const { kind, noun, label } = register;
  const { home, workspace } = parts(register);
  return {
    describe: {
      id: `${noun}.describe`,
      summary: `Read which fields ${label.many} have, what belongs in each, and what it rests on`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/description`,
      takes: z.strictObject(workspace),
      gives: z.object({
        noun: z.string(),
        one: z.string(),
        many: z.string(),
        title: z.string(),
        groups: z.record(z.string(), z.string()),
        fields: z.array(fieldSeen),
        states: statesSeen.optional(),
        keys: z.array(z.array(z.string())),
        listed: z.array(z.string()),
      }),
      refuses: [],
      example: { workspace: 'ws' },
    },
  } as const satisfies Record<string, Contract>;
}
