// Where things are in the clone.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the clone; an absolute one stays as it is. */
export const at = (...parts) => resolve(root, ...parts);
