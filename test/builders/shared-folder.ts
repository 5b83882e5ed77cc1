import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of published test data that stands beside the repository on some machines and is not part of it. */
export type SharedFolder = {
  readonly isThere: boolean;
  readonly bytes: (path: string) => Uint8Array;
  readonly text: (path: string) => string;
  /** Paths of all files below a path, sorted. */
  readonly files: (path: string) => readonly string[];
};

/** Looks for `../shared/data/<name>`; where it is missing it says on the console what is left out. */
export function sharedFolder(name: string): SharedFolder {
  const root = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
  const isThere = existsSync(root);
  if (!isThere) console.info(`left out: the tests over ../shared/data/${name}, which is not on this machine`);
  return {
    isThere,
    bytes: (path) => new Uint8Array(readFileSync(join(root, path))),
    text: (path) => readFileSync(join(root, path), 'utf8'),
    files: (path) =>
      readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name).slice(root.length + 1))
        .sort(),
  };
}
