import { isMissing, type Paper, type PaperItem } from './assemble.ts';

/** What stands around a document: the system that it is about, and the day on which it was assembled. */
export type About = { readonly system: string; readonly day: string };

/** How much of a document is recorded, in a sentence. */
const standing = ({ items, missing }: Paper): string =>
  missing === 0
    ? 'Nothing is missing.'
    : `${missing} of ${items} items are missing; they are marked, and listed at the end.`;

/** The lines below the title of a document. */
export const particulars = (
  paper: Paper,
  { system, day }: About,
): readonly (readonly [name: string, text: string])[] => [
  ['AI system', system],
  ['Called for by', paper.provision],
  ['Assembled on', `${longDay(day)}, from the records of that day`],
  ['State', standing(paper)],
];

/** A day as it stands in a document: 23 November 2026. */
export const longDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** How a text of an item reads, and whether it is recorded. */
export type Told = { readonly text: string; readonly as: 'recorded' | 'missing' | 'unasked' };

/** What stands beside the label of an item, one paragraph each; never nothing. */
export function toldOf({ texts, gaps }: PaperItem): readonly Told[] {
  if (texts.length > 0) return texts.flatMap((text) => text.split('\n')).map((text) => ({ text, as: 'recorded' }));
  if (gaps.length > 0) return gaps.map(({ missing }) => ({ text: `Missing: ${missing}`, as: 'missing' }));
  return [{ text: 'Not asked for, as far as is determined', as: 'unasked' }];
}

/** What is missing, section by section. */
export const missingIn = ({ sections }: Paper): readonly (readonly [section: string, labels: readonly string[]])[] =>
  sections
    .map(({ heading, items }, place) => [`${place + 1}. ${heading}`, items.filter(isMissing)] as const)
    .filter(([, items]) => items.length > 0)
    .map(([section, items]) => [section, items.map(({ label }) => label)]);
