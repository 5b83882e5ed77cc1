import { answerLineOf, answerOf, problemOf, type Told } from '../kernel/answer.ts';
import { parseJson } from '../kernel/canonical.ts';
import type { Contract, Input, Output } from '../kernel/operation.ts';
import { type CallRequest, requestOf } from '../kernel/request.ts';
import { takeEarly } from './early.ts';
import { notUnderstood, ownProblem, ProblemError, unreachable } from './problem-error.ts';
import { type Sent, upload } from './upload.ts';

/**
 * What goes with a call beside its input: the file it takes, who hears how much of the file has left and how far the
 * server is, and when to give up.
 */
export type CallExtras<C extends Contract> = {
  readonly file?: Blob;
  readonly onSent?: (sent: Sent) => void;
  readonly onProgress?: (told: Told<C>) => void;
  readonly signal?: AbortSignal;
};

const problemType = 'application/problem+json';
const lineType = 'application/x-ndjson';

/**
 * Calls an operation with the session's cookie and gives its answer. Every request carries `x-brehon-request`, which a
 * foreign page cannot send without asking the server first. Throws a `ProblemError` on anything but a result.
 */
export async function callOperation<C extends Contract>(
  contract: C,
  input: Input<C>,
  extras: CallExtras<C> = {},
): Promise<Output<C>> {
  const { signal } = extras;
  const response = await reached(send(contract, requestOf(contract, input), extras), signal);
  if (response.headers.get('content-type')?.startsWith(lineType) && response.body) {
    return readLines(contract, response.body, extras);
  }
  const body = parseJson(await reached(response.text(), signal));
  if (!response.ok) throw problemError(response, body);
  if (body === undefined) throw ownProblem(notUnderstood, response.status);
  return answerOf(contract, body);
}

/** Calls an operation that answers a file with a file, and gives its name and bytes. Throws a `ProblemError` otherwise. */
export async function fileFrom<C extends Contract>(
  contract: C,
  input: Input<C>,
  extras: Pick<CallExtras<C>, 'file'>,
): Promise<{ readonly filename: string; readonly bytes: Blob }> {
  const response = await reached(send(contract, requestOf(contract, input), extras), undefined);
  if (!response.ok) throw problemError(response, parseJson(await response.text()));
  const named = /filename\*=UTF-8''([^;]+)/u.exec(response.headers.get('content-disposition') ?? '');
  return { filename: decodeURIComponent(named?.[1] ?? 'file'), bytes: await reached(response.blob(), undefined) };
}

/** The address from which a browser downloads what an operation answers with. */
export const addressOf = <C extends Contract>(contract: C, input: Input<C>): string => requestOf(contract, input).url;

/** Waits for the network: what breaks there is `unreachable`, unless the caller gave up. */
async function reached<T>(waiting: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await waiting;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ownProblem(unreachable, 0);
  }
}

function send<C extends Contract>(
  contract: C,
  { url, method, json }: CallRequest,
  { file, onSent, onProgress, signal }: CallExtras<C>,
): Promise<Response> {
  const early = takeEarly(method, url);
  if (early) return early;
  const headers = new Headers({ accept: `${onProgress ? lineType : 'application/json'}, ${problemType}` });
  headers.set('x-brehon-request', 'web');
  if (file) headers.set('content-type', 'application/octet-stream');
  else if (json) headers.set('content-type', 'application/json');
  if (file && onSent) return upload({ url, method, headers, file, onSent, signal });
  const body = contract.takesFile ? file : json && JSON.stringify(json);
  return fetch(url, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  });
}

function problemError(response: Response, body: unknown): ProblemError {
  const problem = problemOf(body);
  return problem ? new ProblemError(problem) : ownProblem(notUnderstood, response.status);
}

/** Follows an answer in lines to its end: tells each `progress`, gives the `result`, throws the `problem`. */
async function readLines<C extends Contract>(
  contract: C,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { onProgress, signal }: CallExtras<C>,
): Promise<Output<C>> {
  for await (const text of linesOf(body, signal)) {
    const line = answerLineOf(contract, text);
    if (line?.kind === 'progress') onProgress?.(line.told);
    if (line?.kind === 'problem') throw new ProblemError(line.problem);
    if (line?.kind === 'result') return line.result;
  }
  throw ownProblem(unreachable, 0);
}

async function* linesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reached(reader.read(), signal);
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (done) return;
  }
}
