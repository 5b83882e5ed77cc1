import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BlobPlace, type BlobSource, blobKey, type OpenBlob, type ShelfStore } from './blobs.ts';

/**
 * Keeps bytes as files below a folder: `ws_…/ab/cd…`. A file comes under its name by a rename, so that under that name
 * there is all of it or nothing; it MUST lie on the same file system, written and synced.
 */
export const folderStore = (root: string): ShelfStore => ({
  keep: async (source: BlobSource) => {
    const path = join(root, ...blobKey(source));
    const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Bytes that are there already are replaced by the same: what a disk has spoiled is whole again.
    await rename(source.path, path);
    for (const folder of foldersUpTo(dirname(path), made === undefined ? dirname(path) : dirname(made)))
      await syncFolder(folder);
  },
  open: async (place: BlobPlace) => openFile(join(root, ...blobKey(place))),
  remove: (place: BlobPlace) => rm(join(root, ...blobKey(place)), { force: true }),
});

/** A folder and those above it, up to and with `top`. */
function foldersUpTo(folder: string, top: string): readonly string[] {
  const above = dirname(folder);
  return folder === top || above === folder ? [folder] : [folder, ...foldersUpTo(above, top)];
}

/** Makes the names in a folder durable; a system that knows no such thing (Windows) refuses, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function openFile(path: string): Promise<OpenBlob | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found && { size: found.size, bytes: chunksOf(path) };
}

/** Opens the file when its reader asks for the first bytes, and closes it when he breaks off. */
async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (chunk instanceof Uint8Array) yield chunk;
  }
}
