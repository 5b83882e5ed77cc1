// Stamps say what something was made from, so that it is made again only when that has changed.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const isTest = /\.test\.[a-z]+$/u;

/** One hash over the names and contents of files and folders, tests left out; what does not exist counts as empty. */
export function hashOf(folder, names) {
  const hash = createHash('sha256');
  for (const path of names.flatMap((name) => filesBelow(join(folder, name))).sort()) {
    hash
      .update(`${relative(folder, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether the stamp at a path says exactly this. */
export const isStamped = (path, text) => readOrNothing(path) === text;

/** Sets the stamp at a path. */
export function stamp(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The text of a file, or an empty one where there is none. */
export function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

function filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return isTest.test(path) ? [] : [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
