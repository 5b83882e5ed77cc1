import type * as z from 'zod';
import { parseJson } from './canonical.ts';
import type { Contract, Output } from './operation.ts';
import type { ProblemDocument } from './problem.ts';

/** What an operation tells while it runs; `never` where it tells nothing. */
export type Told<C extends Contract> = C extends { readonly tells: infer T extends z.ZodType } ? z.output<T> : never;

/** A line of an answer in `application/x-ndjson`: any number of `progress`, then one `result` or one `problem`. */
export type AnswerLine<C extends Contract> =
  | { readonly kind: 'progress'; readonly told: Told<C> }
  | { readonly kind: 'result'; readonly result: Output<C> }
  | { readonly kind: 'problem'; readonly problem: ProblemDocument };

/**
 * The body of an answer, as the operation's contract says it is. Only for answers of a server of the same build, which
 * has checked them against `gives` before it sent them.
 */
export const answerOf = <C extends Contract>(_contract: C, body: unknown): Output<C> => body as Output<C>;

/** Reads one line of an answer in lines, under the same trust as `answerOf`; `undefined` where it is none of them. */
export function answerLineOf<C extends Contract>(contract: C, line: string): AnswerLine<C> | undefined {
  const body = parseJson(line);
  if (typeof body !== 'object' || body === null) return undefined;
  if ('progress' in body) return { kind: 'progress', told: body.progress as Told<C> };
  if ('result' in body) return { kind: 'result', result: answerOf(contract, body.result) };
  const problem = 'problem' in body ? problemOf(body.problem) : undefined;
  return problem && { kind: 'problem', problem };
}

/** Reads a body as a problem document (RFC 9457); `undefined` where it is none. Input may be hostile. */
export function problemOf(body: unknown): ProblemDocument | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { status, code, title, detail } = body as Record<string, unknown>;
  const isProblem =
    typeof status === 'number' && typeof code === 'string' && typeof title === 'string' && typeof detail === 'string';
  return isProblem ? (body as ProblemDocument) : undefined;
}
