// Keeps src/store/migrations/manifest.json: adds the hash of each new migration and refuses one that has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** File name of a migration to the SHA-256 of its bytes, in lower-case hexadecimal. */
type Manifest = Readonly<Record<string, string>>;

/** What is wrong between a folder of migrations and its manifest, and the manifest as it would be with the new ones. */
export type ManifestAnswer = {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly misnamed: readonly string[];
  readonly unlisted: readonly string[];
  readonly manifest: Manifest;
};

const manifestSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u));
const migrationName = /^\d{4}-[a-z]+(?:-[a-z0-9]+)+\.sql$/u;

/** Compares the migrations in `folder` with its manifest. INVARIANT: a hash once listed is never replaced here. */
export function compareManifest(folder: string): ManifestAnswer {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const listed = readManifest(join(folder, 'manifest.json'));
  const hashes = Object.fromEntries(files.map((name) => [name, sha256Of(join(folder, name))]));
  const numbers = files.map((name) => name.slice(0, 4));
  return {
    changed: files.filter((name) => name in listed && listed[name] !== hashes[name]),
    gone: Object.keys(listed).filter((name) => !files.includes(name)),
    misnamed: files.filter((name, index) => !migrationName.test(name) || numbers.indexOf(name.slice(0, 4)) !== index),
    unlisted: files.filter((name) => !(name in listed)),
    manifest: { ...hashes, ...listed },
  };
}

const sha256Of = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

function readManifest(path: string): Manifest {
  if (!existsSync(path)) return {};
  return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function writeManifest(folder: string, manifest: Manifest): void {
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(sorted, null, 2)}\n`);
}

function main(args: readonly string[]): void {
  const isCheck = args.includes('--check');
  const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? 'src/store/migrations');
  const { changed, gone, misnamed, unlisted, manifest } = compareManifest(folder);
  const wrong = [
    ...changed.map((name) => `${name} has changed since it was listed: write a new migration instead`),
    ...gone.map((name) => `${name} is listed but not there: bring it back`),
    ...misnamed.map((name) => `${name} is not named NNNN-verb-noun.sql, or its number is taken`),
    ...(isCheck ? unlisted.map((name) => `${name} is not listed: run \`node tools/manifest.ts\``) : []),
  ];
  for (const line of wrong) console.log(line);
  if (wrong.length > 0) process.exitCode = 1;
  else if (!isCheck) writeManifest(folder, manifest);
  console.log(`${Object.keys(manifest).length} migrations, ${unlisted.length} new, ${wrong.length} wrong`);
}

if (import.meta.main) main(process.argv.slice(2));
