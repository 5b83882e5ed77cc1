import { afterEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { contract } from '../kernel/operation.ts';
import { callOperation } from './call.ts';
import { codeOf, ProblemError, unreachable } from './problem-error.ts';

const counting = contract({
  id: 'numbers.count',
  summary: 'Count',
  may: 'anyone',
  method: 'POST',
  path: '/numbers',
  takes: z.strictObject({}),
  gives: z.object({ total: z.int() }),
  tells: z.object({ done: z.int() }),
  refuses: [],
  example: {},
});

const inLines = (...pieces: readonly (string | Error)[]): Response => {
  const encoder = new TextEncoder();
  const left = [...pieces];
  const body = new ReadableStream({
    pull: (controller) => {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else if (typeof piece === 'string') controller.enqueue(encoder.encode(piece));
      else controller.error(piece);
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
};

const serverAnswers = (answer: () => Response | Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

const refusedWith = async (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof ProblemError ? codeOf(error) : String(error)),
  );

afterEach(() => vi.unstubAllGlobals());

describe('an operation that tells how far it is', () => {
  test('gives its result after every line of progress, wherever the lines are cut', async () => {
    const told: number[] = [];
    serverAnswers(() => inLines('{"progress":{"done":1}}\n{"progr', 'ess":{"done":2}}\n{"result":{"total":2}}\n'));

    const answer = await callOperation(counting, {}, { onProgress: ({ done }) => told.push(done) });

    expect(answer).toEqual({ total: 2 });
    expect(told).toEqual([1, 2]);
  });

  test('is refused with the problem that its last line holds', async () => {
    const problem = { type: 'x', title: 'no', status: 422, code: 'rows_refused', detail: 'no' };
    serverAnswers(() => inLines(`{"progress":{"done":1}}\n${JSON.stringify({ problem })}\n`));

    expect(await refusedWith(callOperation(counting, {}, { onProgress: () => undefined }))).toBe('rows_refused');
  });

  test('is unreachable where the answer ends before its last line', async () => {
    serverAnswers(() => inLines('{"progress":{"done":1}}\n'));

    expect(await refusedWith(callOperation(counting, {}))).toBe(unreachable);
  });

  test('is unreachable where the connection breaks before its last line', async () => {
    serverAnswers(() => inLines('{"progress":{"done":1}}\n', new TypeError('network error')));

    expect(await refusedWith(callOperation(counting, {}))).toBe(unreachable);
  });
});

describe('an operation that answers at once', () => {
  test('is unreachable where no server answers', async () => {
    serverAnswers(() => Promise.reject(new TypeError('failed to fetch')));

    expect(await refusedWith(callOperation(counting, {}))).toBe(unreachable);
  });

  test('is given up with the cause of the caller who gave up', async () => {
    const given = new AbortController();
    serverAnswers(() => Promise.reject(new DOMException('given up', 'AbortError')));
    given.abort();

    expect(await refusedWith(callOperation(counting, {}, { signal: given.signal }))).toContain('given up');
  });

  test('says that it comes from the screens', async () => {
    serverAnswers(() => Response.json({ total: 1 }));

    await callOperation(counting, {});

    const [, sent] = vi.mocked(fetch).mock.calls[0] ?? [];
    expect(new Headers(sent?.headers).get('x-brehon-request')).toBe('web');
  });
});
