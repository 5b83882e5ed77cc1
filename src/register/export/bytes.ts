const batch = 64 * 1024;

/** Texts as UTF-8 in pieces of some 64 KiB, so that a stream of many small texts is sent in few writes. */
export async function* utf8Batches(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let waiting = '';
  for await (const text of texts) {
    waiting += text;
    if (waiting.length < batch) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting !== '') yield encoder.encode(waiting);
}
