import * as z from 'zod';
import { type Contract, pathNames } from '../../kernel/operation.ts';
import type { InputProblem } from '../../kernel/problem.ts';
import { readsQuery } from '../../kernel/request.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nearestWord } from '../../kernel/word.ts';
import { unsoundTexts } from './unsound.ts';

/** What a request brings, before anything is known of it. */
export type Brought = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: unknown;
};

/** Reads a request as its contract says; every problem of path, query and body is told at once. */
export function readInput(
  contract: Contract,
  brought: Brought,
): Result<Record<string, unknown>, readonly InputProblem[]> {
  const rest = readsQuery(contract) ? queryOf(contract, brought.query) : bodyOf(brought.body);
  if (rest === undefined) return err([{ path: [], code: 'not_an_object', message: 'the body must be a JSON object' }]);
  const inPath = pathNames(contract.path);
  const smuggled = inPath.filter((name) => name in rest).map((name) => inBoth(name));
  const parsed = contract.takes.safeParse({ ...rest, ...brought.params }, { reportInput: true });
  const unsound = parsed.success ? unsoundTexts(parsed.data) : [];
  if (parsed.success && smuggled.length + unsound.length === 0) return ok(parsed.data);
  return err([...smuggled, ...unsound, ...(parsed.error ? problemsOf(contract.takes, parsed.error.issues) : [])]);
}

const inBoth = (name: string): InputProblem => ({
  path: [name],
  code: 'given_twice',
  message: `\`${name}\` is in the address already; leave it out here`,
});

const bodyOf = (body: unknown): Record<string, unknown> | undefined => {
  if (body === undefined || body === null) return {};
  return typeof body === 'object' && !Array.isArray(body) ? { ...body } : undefined;
};

/** A name that is given once is a list of one where the contract has a list. */
function queryOf(contract: Contract, query: Brought['query']): Record<string, unknown> {
  const shape: Readonly<Record<string, unknown>> = contract.takes.shape;
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      isList(shape[name]) && !Array.isArray(value) ? [value] : value,
    ]),
  );
}

const isList = (schema: unknown): boolean => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap());
  return schema instanceof z.ZodArray;
};

type Issue = z.core.$ZodIssue;

/** Zod's issues as our problems, in words for people, with the nearest known word where something was misspelt. */
const problemsOf = (schema: z.ZodType, issues: readonly Issue[]): readonly InputProblem[] =>
  issues.flatMap((issue) => problemsOfIssue(schema, issue));

function problemsOfIssue(schema: z.ZodType, issue: Issue): readonly InputProblem[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    const known = namesAt(schema, path);
    return issue.keys.map((key) => unknownName([...path, key], key, known));
  }
  const known = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const meant = typeof issue.input === 'string' ? nearestWord(issue.input, known) : undefined;
  return [{ path, code: codeOf(issue), message: messageOf(issue, known), ...(meant ? { meant } : {}) }];
}

function unknownName(path: readonly (string | number)[], name: string, known: readonly string[]): InputProblem {
  const meant = nearestWord(name, known);
  const hint = meant ? `; did you mean \`${meant}\`?` : '';
  return { path, code: 'unknown_name', message: `\`${name}\` is not known here${hint}`, ...(meant ? { meant } : {}) };
}

/** The names that an object at a path of a schema has. */
function namesAt(schema: unknown, path: readonly (string | number)[]): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return namesAt(schema.unwrap(), path);
  }
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  const [first, ...rest] = path;
  return first === undefined ? Object.keys(shape) : namesAt(shape[String(first)], rest);
}

function codeOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return 'required';
  return issue.code;
}

function messageOf(issue: Issue, known: readonly string[]): string {
  if (codeOf(issue) === 'required') return 'is missing';
  if (issue.code === 'invalid_value') {
    const words = known.length <= 30 ? `one of ${known.map((word) => `\`${word}\``).join(', ')}` : 'a known word';
    const meant = typeof issue.input === 'string' ? nearestWord(issue.input, known) : undefined;
    return `must be ${words}${meant ? `; did you mean \`${meant}\`?` : ''}`;
  }
  if (!/^(Too|Invalid)/u.test(issue.message)) return issue.message;
  if (issue.code === 'too_big') return `is too large: at most ${String(issue.maximum)}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `is too small: at least ${String(issue.minimum)}`;
  return issue.message.replace(/^Invalid input: /u, '').replace(/^[A-Z]/u, (letter) => letter.toLowerCase());
}
