import * as z from 'zod';
import type { Contract, Input, Output } from '../../kernel/operation.ts';
import type { ProblemDocument } from '../../kernel/problem.ts';
import { requestOf } from '../../kernel/request.ts';
import type { Settings } from './settings.ts';

/** A server that answered with a problem. */
export class Problem extends Error {
  readonly document: ProblemDocument;
  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }
}

/** A server that did not answer. */
export class Unreachable extends Error {}

/** What a call may carry beside its input. */
export type Extras = { readonly file?: Uint8Array; readonly onProgress?: (told: unknown) => void };

const lines = 'application/x-ndjson';

/** Where the product answers when nobody says otherwise. */
export const defaultServer = 'http://localhost:3000';

/** Calls an operation and gives its answer; throws `Problem` or `Unreachable`. */
export const callOperation = async <C extends Contract>(
  settings: Settings,
  contract: C,
  call: { readonly input: Input<C> } & Extras,
): Promise<Output<C>> => outputOf(contract, await callForAnswer(settings, contract, call));

/** As `callOperation`, with the answer as it came: it may hold fields that a workspace added, which no contract here knows. */
export async function callForAnswer(
  settings: Settings,
  contract: Contract,
  { input, ...extras }: { readonly input: object } & Extras,
): Promise<unknown> {
  const response = await send(settings, contract, { input, ...extras });
  const isLines = response.headers.get('content-type')?.startsWith(lines) ?? false;
  const answer: unknown = isLines ? await lastLine(response, extras.onProgress) : await response.json();
  if (!response.ok) throw new Problem(problemIn(answer));
  return answer;
}

/** Calls an operation that answers with a file. */
export async function callForFile(
  settings: Settings,
  contract: Contract,
  call: { readonly input: object } & Extras,
): Promise<ReadableStream<Uint8Array>> {
  const response = await send(settings, contract, call);
  if (!response.ok || !response.body) throw await problemOf(response);
  return response.body;
}

/** The problem that a response brings. */
export const problemOf = async (response: Response): Promise<Problem> => new Problem(problemIn(await response.json()));

/** The session that an answer began, as its token. */
export const tokenIn = (response: Response): string | undefined =>
  /brehon_session=([\w-]+)/u.exec(response.headers.get('set-cookie') ?? '')?.[1];

/** Sends a call and gives the raw response. */
export async function send(
  { server = defaultServer, token }: Settings,
  contract: Contract,
  { input, file, onProgress }: { readonly input: object } & Extras,
): Promise<Response> {
  const request = requestOf(contract, { ...input });
  const headers = {
    accept: contract.tells && onProgress ? `${lines}, application/json` : 'application/json',
    'x-brehon-request': 'cli',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(file
      ? { 'content-type': 'application/octet-stream' }
      : request.json
        ? { 'content-type': 'application/json' }
        : {}),
  };
  const body = file ? Buffer.from(file) : request.json ? JSON.stringify(request.json) : null;
  try {
    return await fetch(new URL(request.url, server), { method: request.method, headers, body });
  } catch {
    throw new Unreachable(
      `nothing answers at ${server}; start the product with \`npm start\`, or name its address with --server`,
    );
  }
}

async function lastLine(response: Response, onProgress: Extras['onProgress']): Promise<unknown> {
  let rest = '';
  let last: unknown;
  const take = (line: string): void => {
    if (line === '') return;
    const told = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    if ('problem' in told) throw new Problem(problemIn(told['problem']));
    if ('result' in told) last = told['result'];
    else onProgress?.(told['progress']);
  };
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    const parts = `${rest}${decoder.decode(bytes, { stream: true })}`.split('\n');
    rest = parts.pop() ?? '';
    parts.forEach(take);
  }
  take(rest);
  if (last === undefined)
    throw new Unreachable('the connection broke before the answer came; look whether the change was made');
  return last;
}

function outputOf<C extends Contract>(contract: C, answer: unknown): Output<C>;
function outputOf(contract: Contract, answer: unknown): unknown {
  return contract.gives.parse(answer);
}

function problemIn(answer: unknown): ProblemDocument {
  if (isProblem(answer)) return answer;
  return {
    type: 'about:blank',
    title: 'no problem document',
    status: 500,
    code: 'not_understood',
    detail: 'the server answered something that is no problem document',
  };
}

const isProblem = (answer: unknown): answer is ProblemDocument =>
  typeof answer === 'object' && answer !== null && 'detail' in answer && 'code' in answer;
