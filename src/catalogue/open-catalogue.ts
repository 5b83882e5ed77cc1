import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../kernel/result.ts';
import { type Catalogue, readCatalogue } from './read-catalogue.ts';
import type { CatalogueFault, SourceFile } from './source-text.ts';

/** Without its cases a catalogue is read sooner, and determines the same. */
type Reading = { readonly withCases?: boolean };

/** Reads the catalogue in a folder; other files than YAML are left alone. Throws where the folder cannot be read. */
export async function openCatalogue(
  folder: string,
  { withCases = true }: Reading = {},
): Promise<Result<Catalogue, readonly CatalogueFault[]>> {
  const names = await readdir(folder, { recursive: true });
  const paths = names
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml') && (withCases || !name.startsWith('cases/')));
  const files = paths.map(async (path): Promise<SourceFile> => {
    return { path, text: await readFile(join(folder, path), 'utf8') };
  });
  return readCatalogue(await Promise.all(files));
}

/** The folders of the catalogues on a shelf, by their names. Throws where the shelf cannot be read. */
export async function foldersOn(shelf: string): Promise<readonly string[]> {
  const entries = await readdir(shelf, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(shelf, name))
    .toSorted();
}
