import type { Id } from '../../kernel/id.ts';

/** Where bytes belong: their workspace, and their SHA-256 in lower-case hexadecimal. */
export type BlobPlace = { readonly workspace: Id<'workspace'>; readonly sha256: string };

/** A file on this machine's disk whose bytes are to be kept. */
export type BlobSource = BlobPlace & { readonly path: string; readonly size: number };

/**
 * Keeps bytes by what they are. The same bytes are kept once in a workspace, and apart for each workspace, so that
 * nobody learns from it what another workspace has. Nothing here says that bytes count: a row of the database does.
 */
export type BlobStore = {
  /** Keeps the bytes of a file, which MAY be moved away. When it returns they are durable and have their hash. */
  readonly keep: (source: BlobSource) => Promise<void>;
  /** Opens kept bytes for one reader, who MUST read to the end or break off; `undefined` where there are none. */
  readonly open: (place: BlobPlace) => Promise<OpenBlob | undefined>;
};

/** Keeps bytes for a time, apart from all that is kept for good. */
export type ShelfStore = BlobStore & {
  /** Removes the bytes; does nothing where there are none. */
  readonly remove: (place: BlobPlace) => Promise<void>;
};

/** Kept bytes, not yet read. Their hash is not believed: who needs it reads through `provenBytes` or `examineBlob`. */
export type OpenBlob = { readonly size: number; readonly bytes: AsyncIterable<Uint8Array> };

/** A bytes' address below a store's own root: `ws_…/ab/cd…`. Throws on anything that is no SHA-256. */
export function blobKey({ workspace, sha256 }: BlobPlace): readonly [string, string, string] {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) throw new Error('bytes are addressed by their SHA-256 in hexadecimal');
  return [workspace, sha256.slice(0, 2), sha256.slice(2)];
}
