import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalogue, foldersOn, openCatalogue } from '../catalogue/index.ts';

/** Where catalogues are read from, and who hears what is wrong with them. */
export type CatalogueSettings = {
  /** Folders with a folder for each catalogue. */
  readonly folders: readonly string[];
  readonly report: (text: string) => void;
};

/** Where the catalogues stand that come with the product. */
export const ownShelf = fileURLToPath(new URL('../../catalogues', import.meta.url));

/** The catalogues that come with the product, and those of the folders in `BREHON_CATALOGUES`. */
export const catalogueFolders = (environment: Readonly<Record<string, string | undefined>>): readonly string[] => [
  ownShelf,
  ...(environment['BREHON_CATALOGUES'] ?? '').split(delimiter).filter((folder) => folder !== ''),
];

/**
 * Gives a function that reads all catalogues at its first call, and afterwards has them. One with faults is left out and
 * its faults are reported; of two with one id the first counts.
 */
export function cataloguesIn(settings: CatalogueSettings): () => Promise<readonly Catalogue[]> {
  let reading: Promise<readonly Catalogue[]> | undefined;
  return () => (reading ??= readAll(settings));
}

async function readAll({ folders, report }: CatalogueSettings): Promise<readonly Catalogue[]> {
  const found = new Map<string, Catalogue>();
  for (const folder of await cataloguesBelow(folders, report)) {
    const read = await openCatalogue(folder, { withCases: false });
    if (!read.ok) {
      for (const { file, line, column, message } of read.error)
        report(`a catalogue is left out: ${join(folder, file)}:${line}:${column} ${message}`);
    } else if (found.has(read.value.about.id)) {
      report(`a catalogue is left out: ${folder} has the id of another one, ${read.value.about.id}`);
    } else found.set(read.value.about.id, read.value);
  }
  const all = [...found.values()].toSorted((a, b) => (a.about.id < b.about.id ? -1 : 1));
  return [...all.filter(({ about }) => about.usual), ...all.filter(({ about }) => !about.usual)];
}

async function cataloguesBelow(
  folders: readonly string[],
  report: CatalogueSettings['report'],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    try {
      found.push(...(await foldersOn(folder)));
    } catch {
      report(`no catalogues are read from ${folder}: it cannot be read`);
    }
  }
  return found;
}
