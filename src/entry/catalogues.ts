import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Catalogue, openCatalogue } from '../catalogue/index.ts';

const home = fileURLToPath(new URL('../../catalogues', import.meta.url));

let opened: Promise<readonly Catalogue[]> | undefined;

/** The catalogues that come with the product, read when they are first asked for. Throws where one is not sound. */
export const ownCatalogues = (): Promise<readonly Catalogue[]> => {
  opened ??= openAll();
  return opened;
};

async function openAll(): Promise<readonly Catalogue[]> {
  const folders = (await readdir(home, { withFileTypes: true })).filter((each) => each.isDirectory());
  return Promise.all(
    folders.map(async ({ name }) => {
      const catalogue = await openCatalogue(`${home}/${name}`);
      if (!catalogue.ok) throw new Error(`the catalogue ${name} is not sound: ${JSON.stringify(catalogue.error[0])}`);
      return catalogue.value;
    }),
  );
}
