import type { Catalogue } from '../../catalogue/index.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { nearestWord } from '../../kernel/word.ts';

/** Gives the catalogues that are here, the usual one first; they are read once, at the first call. */
export type ReadCatalogues = () => Promise<readonly Catalogue[]>;

/** The catalogue that is meant: by its id, and where none is named the usual one, or the only one. */
export async function catalogueMeant(
  read: ReadCatalogues,
  id: string | undefined,
): Promise<Result<Catalogue, Refusal<'which_catalogue'>>> {
  const all = await read();
  const [first, ...others] = id === undefined ? all : all.filter(({ about }) => about.id === id);
  if (first && (others.length === 0 || first.about.usual)) return ok(first);
  return err(refusal('which_catalogue', first ? several(all) : unknown(all, id ?? '')));
}

const named = (all: readonly Catalogue[]): string => all.map(({ about }) => `\`${about.id}\``).join(', ');

const several = (all: readonly Catalogue[]): string => `name one of the catalogues that are here: ${named(all)}`;

function unknown(all: readonly Catalogue[], id: string): string {
  const ids = all.map(({ about }) => about.id);
  const near = nearestWord(id, ids);
  if (near !== undefined) return `there is no catalogue \`${id}\`; did you mean \`${near}\`?`;
  return all.length === 0 ? 'no catalogue is here' : `there is no catalogue \`${id}\`; known are ${named(all)}`;
}
