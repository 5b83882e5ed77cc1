import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../kernel/result.ts';
import { type Catalogue, readCatalogue } from './read-catalogue.ts';
import type { CatalogueFault, SourceFile } from './source-text.ts';

/** Reads the catalogue in a folder; other files than YAML are left alone. Throws where the folder cannot be read. */
export async function openCatalogue(folder: string): Promise<Result<Catalogue, readonly CatalogueFault[]>> {
  return readCatalogue(await filesIn(folder));
}

async function filesIn(folder: string): Promise<readonly SourceFile[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.yaml'));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}
