// Vite plugin: gives the browser a slice's contract as plain values, without schemas and without the words of importers.
import { globSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const contractFile = /\/src\/(?:modules\/[^/]+\/contract|register\/contract\/kept-file)\.ts$/u;

const modules = resolve(import.meta.dirname, '../src/modules');

/** What a declaration says to servers and importers alone. */
const serverOnly = new Set(['takes', 'gives', 'tells', 'example', 'alsoKnownAs']);

/** What of an operation's declaration is for those who describe it and those who answer it; a call needs none of it. */
const notForCalls = new Set(['summary', 'may', 'refuses']);

/** Where a module exports a register, by the very object that its fields are. */
export type FieldHomes = ReadonlyMap<unknown, { readonly path: string; readonly name: string }>;

/**
 * Replaces each slice's `contract.ts` in the browser by its exported values: paths, methods, fields and labels stay,
 * schemas and functions go, and with them the schema library. Who imports what is gone fails the build.
 */
export function browserContracts(): Plugin {
  let homes: Promise<FieldHomes> | undefined;
  return {
    name: 'brehon-browser-contracts',
    enforce: 'pre',
    async load(id) {
      const path = id.split('?')[0] ?? id;
      if (!contractFile.test(path)) return null;
      homes ??= findHomes(globSync(`${modules}/*/contract.ts`));
      const version = statSync(path).mtimeMs;
      const exported: unknown = await import(`${pathToFileURL(path).href}?version=${version}`);
      return { code: browserModule(exported, await homes), map: null, moduleType: 'js' };
    },
  };
}

/** Every register that the modules at these paths export. */
export async function findHomes(paths: readonly string[]): Promise<FieldHomes> {
  const found = paths.map(async (path) => {
    const exported: unknown = await import(pathToFileURL(path).href);
    return registersIn(exported).map(([name, { fields }]) => [fields, { path, name }] as const);
  });
  return new Map((await Promise.all(found)).flat());
}

/**
 * The text of a module that exports the plain values of another one under the same names. The fields of a register that
 * another one links to are imported from where they stand: written out at every link, and at every link of those, they
 * were the half of all code.
 */
export function browserModule(exported: unknown, homes: FieldHomes = new Map()): string {
  const imports = new Map<string, string>();
  const own = new Set(registersIn(exported).map(([, { fields }]) => fields));
  const referenceTo = (value: unknown): string | undefined => {
    const home = homes.get(value);
    if (!home || own.has(value)) return undefined;
    const alias = `linked_${home.name}`;
    imports.set(alias, `import { ${home.name} as ${alias} } from ${JSON.stringify(home.path)};\n`);
    return `${alias}.fields`;
  };
  const constants = Object.entries(exported ?? {})
    .filter(([, value]) => isPlain(value))
    .map(([name, value]) => `export const ${name} = ${textOf(value, referenceTo)};\n`);
  return [...imports.values(), ...constants].join('');
}

type Reference = (value: unknown) => string | undefined;

function textOf(value: unknown, referenceTo: Reference): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each, referenceTo)).join(',')}]`;
  const kept = Object.entries(value).filter(([name, each]) => isForBrowser(name, each) && !isUnused(value, name));
  const pairs = kept.map(([name, each]) => `${JSON.stringify(name)}:${referenceTo(each) ?? textOf(each, referenceTo)}`);
  return `{${pairs.join(',')}}`;
}

const isSchema = (value: unknown): boolean => typeof value === 'object' && value !== null && '_zod' in value;

const isPlain = (value: unknown): boolean => typeof value !== 'function' && !isSchema(value);

const isForBrowser = (name: string, value: unknown): boolean =>
  value !== undefined && !serverOnly.has(name) && isPlain(value);

const isUnused = (holder: object, name: string): boolean =>
  notForCalls.has(name) && 'method' in holder && 'path' in holder;

const registersIn = (exported: unknown) =>
  Object.entries(exported ?? {}).flatMap(([name, value]: readonly [string, unknown]) =>
    isRegister(value) ? [[name, value] as const] : [],
  );

const isRegister = (value: unknown): value is { readonly fields: unknown } =>
  typeof value === 'object' && value !== null && 'noun' in value && 'fields' in value;
