import { createHash } from 'node:crypto';
import type { BlobPlace, BlobStore } from './blobs.ts';

/** What kept bytes turned out to be when they were read again from beginning to end. */
export type Examined =
  | { readonly found: 'same' }
  | { readonly found: 'altered'; readonly sha256: string; readonly size: number }
  | { readonly found: 'missing' };

/** Reads kept bytes again, to the last, and compares what they are with what they should be. */
export async function examineBlob(
  store: BlobStore,
  { size, ...place }: BlobPlace & { size: number },
): Promise<Examined> {
  const blob = await store.open(place);
  if (!blob) return { found: 'missing' };
  const hash = createHash('sha256');
  let read = 0;
  for await (const chunk of blob.bytes) {
    hash.update(chunk);
    read += chunk.length;
  }
  const sha256 = hash.digest('hex');
  return sha256 === place.sha256 && read === size ? { found: 'same' } : { found: 'altered', sha256, size: read };
}

/** Kept bytes that are not what they should be. */
export class BytesAltered extends Error {}

/**
 * Passes bytes on and holds the last of them back until the hash is right: who receives them whole has the right ones.
 * Throws `BytesAltered` in place of the end.
 */
export async function* provenBytes(bytes: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (held) yield held;
    held = chunk;
  }
  if (hash.digest('hex') !== sha256) throw new BytesAltered(`the bytes kept for ${sha256} are not those that came`);
  if (held) yield held;
}
