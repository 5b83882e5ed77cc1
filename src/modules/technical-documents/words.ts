import { isMissing, type Paper, type PaperItem } from './assemble.ts';
import type { DocumentWords } from './document-words.ts';
import type { Speech } from './speech.ts';

/** What stands around a document: the system that it is about, the day on which it was assembled, and its language. */
export type About = { readonly system: string; readonly day: string; readonly speech: Speech };

/** How much of a document is recorded, in a sentence. */
const standing = ({ items, missing }: Paper, words: DocumentWords): string =>
  missing === 0 ? words.nothingMissing : words.someMissing(missing, items);

/** The lines below the title of a document. */
export const particulars = (
  paper: Paper,
  { system, day, speech: { words } }: About,
): readonly (readonly [name: string, text: string])[] => [
  [words.system, system],
  [words.calledForBy, paper.provision],
  [words.assembled, words.assembledOn(words.day(day))],
  [words.state, standing(paper, words)],
];

/** How a text of an item reads, and whether it is recorded. */
export type Told = { readonly text: string; readonly as: 'recorded' | 'missing' | 'unasked' };

/** What stands beside the label of an item, one paragraph each; never nothing. */
export function toldOf({ texts, gaps }: PaperItem, words: DocumentWords): readonly Told[] {
  if (texts.length > 0) return texts.flatMap((text) => text.split('\n')).map((text) => ({ text, as: 'recorded' }));
  if (gaps.length > 0) return gaps.map(({ missing }) => ({ text: words.gap(missing), as: 'missing' }));
  return [{ text: words.notAsked, as: 'unasked' }];
}

/** What is missing, section by section. */
export const missingIn = ({ sections }: Paper): readonly (readonly [section: string, labels: readonly string[]])[] =>
  sections
    .map(({ heading, items }, place) => [`${place + 1}. ${heading}`, items.filter(isMissing)] as const)
    .filter(([, items]) => items.length > 0)
    .map(([section, items]) => [section, items.map(({ label }) => label)]);
