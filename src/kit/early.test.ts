import { afterEach, expect, test, vi } from 'vitest';
import { takeEarly } from './early.ts';

afterEach(() => vi.unstubAllGlobals());

const pageAsked = (...urls: readonly string[]) =>
  vi.stubGlobal('window', { earlyAnswers: new Map(urls.map((url) => [url, Promise.resolve(new Response(url))])) });

test('an answer that the page asked for early is given out once', async () => {
  pageAsked('/api/v1/session');

  const first = await takeEarly('GET', '/api/v1/session');

  expect(await first?.text()).toBe('/api/v1/session');
  expect(takeEarly('GET', '/api/v1/session')).toBeUndefined();
});

test('after a call that changes something no early answer is used any more', () => {
  pageAsked('/api/v1/session');

  expect(takeEarly('POST', '/api/v1/session')).toBeUndefined();
  expect(takeEarly('GET', '/api/v1/session')).toBeUndefined();
});

test('where the page asked for nothing, or there is no page, there is no early answer', () => {
  expect(takeEarly('GET', '/api/v1/session')).toBeUndefined();
});
