// Vite plugin: gives the browser a slice's contract as plain values, without schemas and without the words of importers.
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const contractFile = /\/src\/(?:modules\/[^/]+\/contract|register\/contract\/kept-file)\.ts$/u;

/** What a declaration says to servers and importers alone. */
const serverOnly = new Set(['takes', 'gives', 'tells', 'example', 'alsoKnownAs']);

/**
 * Replaces each slice's `contract.ts` in the browser by its exported values: paths, methods, fields and labels stay,
 * schemas and functions go, and with them the schema library. Who imports what is gone fails the build.
 */
export function browserContracts(): Plugin {
  return {
    name: 'brehon-browser-contracts',
    enforce: 'pre',
    async load(id) {
      const path = id.split('?')[0] ?? id;
      if (!contractFile.test(path)) return null;
      const version = statSync(path).mtimeMs;
      const exported: unknown = await import(`${pathToFileURL(path).href}?version=${version}`);
      return { code: browserModule(exported), map: null, moduleType: 'js' };
    },
  };
}

/** The text of a module that exports the plain values of another one under the same names. */
export function browserModule(exported: unknown): string {
  return Object.entries(exported ?? {})
    .filter(([, value]) => isPlain(value))
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value, forBrowser)};\n`)
    .join('');
}

const isSchema = (value: unknown): boolean => typeof value === 'object' && value !== null && '_zod' in value;

const isPlain = (value: unknown): boolean => typeof value !== 'function' && !isSchema(value);

const forBrowser = (name: string, value: unknown): unknown =>
  serverOnly.has(name) || !isPlain(value) ? undefined : value;
