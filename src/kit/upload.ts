/** How much of a file has left the browser, in bytes. */
export type Sent = { readonly sent: number; readonly of: number };

/** A request that carries a file; `onSent` hears how much of it has left. */
export type Upload = {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly file: Blob;
  readonly onSent: (sent: Sent) => void;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Sends a file as `fetch` would, and tells how much of it has left, which `fetch` cannot. The answer comes as soon as its
 * head is there; its body follows as a stream. Rejects where no server was reached or the signal was aborted.
 */
export function upload(what: Upload): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open(what.method, what.url);
  for (const [name, value] of what.headers) request.setRequestHeader(name, value);
  what.signal?.addEventListener('abort', () => request.abort());
  request.upload.addEventListener('progress', ({ loaded, total }) => what.onSent({ sent: loaded, of: total }));
  return new Promise((resolve, reject) => {
    const body = followText(request, reject);
    request.addEventListener('readystatechange', () => {
      if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED) resolve(answerOf(request, body));
    });
    request.send(what.file);
  });
}

const answerOf = (request: XMLHttpRequest, body: ReadableStream<Uint8Array<ArrayBuffer>>): Response => {
  const type = request.getResponseHeader('content-type');
  return new Response(body, { status: request.status, headers: type === null ? {} : { 'content-type': type } });
};

/** The text of an answer as bytes, piece by piece as it comes; a broken connection breaks the stream, or is told to `refuse`. */
function followText(request: XMLHttpRequest, refuse: (cause: Error) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let read = 0;
  return new ReadableStream({
    start: (controller) => {
      const take = (): void => {
        const text = request.responseText.slice(read);
        read += text.length;
        if (text !== '') controller.enqueue(encoder.encode(text));
      };
      const fail = (cause: Error) => (): void => {
        refuse(cause);
        controller.error(cause);
      };
      request.addEventListener('progress', take);
      request.addEventListener('load', () => {
        take();
        controller.close();
      });
      request.addEventListener('error', fail(new TypeError('the connection broke')));
      request.addEventListener('abort', fail(new Error('the request was given up')));
    },
  });
}
