import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that came in whole: they lie under a temporary name until they are kept or discarded. */
export type Received = {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** The first bytes, at most `headLength`: what a media type is told from. */
  readonly head: Uint8Array;
  /** Removes what is left of them here; does nothing where they were kept by moving them. */
  readonly discard: () => Promise<void>;
};

/** How much of the beginning of a file is looked at. */
export const headLength = 64 * 1024;

/** More bytes than may be; the door answers it with its own status. */
class TooManyBytes extends Error {
  readonly statusCode = 413;
}

/** The sender broke off, or sent something that is not all there; the door answers it with its own status. */
class BytesBroken extends Error {
  readonly statusCode = 400;
}

/**
 * Writes bytes to a file as they come, at the disk's pace, and hashes them on the way. When it returns they are on the
 * disk; where it throws nothing is left of them. Throws `TooManyBytes` past `maxBytes`, `BytesBroken` where they end early.
 */
export async function receive(
  folder: string,
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes }: { readonly maxBytes: number },
): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const discard = () => rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    const written = await writeAll(file, bytes, maxBytes).finally(() => file.close());
    return { path, ...written, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function writeAll(file: FileHandle, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256');
  const head = Buffer.alloc(headLength);
  let size = 0;
  for await (const chunk of fromSender(bytes)) {
    if (size + chunk.length > maxBytes) throw new TooManyBytes(`at most ${maxBytes} bytes are taken`);
    if (size < headLength) head.set(chunk.subarray(0, headLength - size), size);
    hash.update(chunk);
    await file.writeFile(chunk);
    size += chunk.length;
  }
  await file.sync();
  return { size, sha256: hash.digest('hex'), head: head.subarray(0, Math.min(size, headLength)) };
}

/** The sender's bytes; that he broke off is his doing and not a fault of ours. */
async function* fromSender(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch(brokenOff);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

const brokenOff = (cause: unknown): never => {
  throw new BytesBroken('the file did not arrive whole; send it again', { cause });
};

/** Removes what was left under temporary names by a program that was killed, where it is older than `olderThanMs`. */
export async function sweepIncoming(folder: string, { now, olderThanMs }: { now: number; olderThanMs: number }) {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > olderThanMs) await rm(path, { force: true });
  }
}
