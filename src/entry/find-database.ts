import { type Address, addressOf, attachEmbedded, startEmbedded } from '../store/index.ts';

/** A database that was found or started, and how to let it go. */
export type FoundDatabase = {
  readonly owner: Address;
  /** Says which address the product serves on it, to whoever is refused because of it. */
  readonly serves: (url: string) => void;
  readonly stop: () => Promise<void>;
};

/** Where to look: the operator's own database, or the embedded one of a data folder. */
export type Search = {
  readonly dataFolder: string;
  readonly url: string | undefined;
  readonly report: (text: string) => void;
};

/** The operator's own PostgreSQL where he names one, and otherwise our own, started under supervision. */
export async function findDatabase({ dataFolder, url, report }: Search): Promise<FoundDatabase> {
  if (url !== undefined && url !== '') return theirs(url);
  const embedded = await startEmbedded({ dataFolder, report: (event) => report(event.text) });
  return { owner: embedded.address, serves: embedded.serves, stop: embedded.stop };
}

/** For tools beside the product: as above, but a database that is running already is used and left running. */
export async function joinDatabase(search: Search): Promise<FoundDatabase> {
  if (search.url !== undefined && search.url !== '') return theirs(search.url);
  const running = await attachEmbedded({ dataFolder: search.dataFolder });
  return running
    ? { owner: running.address, serves: () => undefined, stop: () => Promise.resolve() }
    : findDatabase(search);
}

const theirs = (url: string): FoundDatabase => ({
  owner: addressOf(url),
  serves: () => undefined,
  stop: () => Promise.resolve(),
});
