declare global {
  interface Window {
    /** The reads that the page made before any code had come, by address; absent where it made none. */
    readonly earlyAnswers?: Map<string, Promise<Response>>;
  }
}

/**
 * The answer to a read that the page asked for before any code had come. Each is given out once, and none after the
 * first call that may change something: what was read before that is out of date.
 */
export function takeEarly(method: string, url: string): Promise<Response> | undefined {
  const answers = typeof window === 'undefined' ? undefined : window.earlyAnswers;
  if (method !== 'GET') answers?.clear();
  const answer = answers?.get(url);
  answers?.delete(url);
  return answer;
}
