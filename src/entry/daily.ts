import type { ReadCatalogues } from '../modules/determinations/catalogues.ts';
import { renewDeterminations } from '../modules/determinations/renewal.ts';
import type { Work } from '../store/index.ts';

/** What is done once a day in every workspace, a batch at a time. */
export const dailyWork =
  (catalogues: ReadCatalogues) =>
  (work: Work, after: string): Promise<string | undefined> =>
    renewDeterminations(work, catalogues, after);
