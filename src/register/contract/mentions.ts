const mention = /@(per_[0-9a-hjkmnp-tv-z]{26})/gu;

/** The ids of the accounts that a text mentions, each once, in order. */
export const mentionsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(mention)].map(([, id = '']) => id)),
];

/** A part of a text: words, or a mention by the account's id. */
export type TextPart = { readonly words: string } | { readonly person: string };

/** A text in parts, in order. */
export function partsOf(text: string): readonly TextPart[] {
  return text
    .split(mention)
    .map((part, place) => (place % 2 === 0 ? { words: part } : { person: part }))
    .filter((part) => !('words' in part) || part.words !== '');
}

/** The text as people read it: names in the place of ids; an account without a name keeps its id. */
export const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  partsOf(text)
    .map((part) => ('words' in part ? part.words : `@${names.get(part.person) ?? part.person}`))
    .join('');
