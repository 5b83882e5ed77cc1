import type { Section } from './card-sections.ts';
import type { DraftExtra } from './parts.ts';
import { licenceName } from './schemas.ts';
import { type Tree, textOf, textsOf, wordsOf } from './tree.ts';

/** A model or dataset card: what stands in its front matter, and what it tells below it. */
export type Card = {
  readonly about: Tree;
  readonly sections: readonly Section[];
  readonly filename: string;
};

/** The licence as a card's front matter names it: `other` is called what the card calls it. */
export function licenceOf(about: Tree): string | undefined {
  const named = textOf(about['license_name']) ?? textOf(about['licence']);
  const all = textsOf(about['license']).map((each) => (each === 'other' ? (named ?? each) : licenceName(each)));
  return all.length > 0 ? all.join(', ') : named;
}

/** What a front matter says that was not taken, under its own names. */
export const besideOf = (about: Tree, taken: readonly string[]): DraftExtra =>
  Object.fromEntries(
    Object.entries(about)
      .filter(([name]) => !taken.includes(name))
      .map(([name, value]) => [name, wordsOf(value)]),
  );
