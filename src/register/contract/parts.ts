import * as z from 'zod';
import { idOf } from '../../kernel/operation.ts';
import type { Register } from './register.ts';

/** What the contracts of one register share. */
export const parts = (register: Register) => {
  const { kind, noun } = register;
  const home = `/workspaces/{workspace}/${noun}` as const;
  const workspace = { workspace: idOf('workspace') };
  const record = { ...workspace, [kind]: idOf(kind) };
  return { home, one: `${home}/{${kind}}` as const, workspace, record, example: { workspace: 'ws', [kind]: kind } };
};

/** A query whose names follow from the register: its type knows none of them. */
export const queryOf = (shape: z.ZodRawShape): z.ZodObject => z.strictObject(shape);

/** Why something is done, in the words of whoever does it. */
export const why = z.string().trim().max(2000).optional();
