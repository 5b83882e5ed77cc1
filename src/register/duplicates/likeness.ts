import type { likenesses } from '../contract/duplicates.ts';
import { foldTight, foldWords } from '../import/fold.ts';

/** What of a record is compared with others: its title, and the values of the fields of its keys. */
export type Compared = {
  readonly id: string;
  readonly title: string;
  /** By field; nothing recorded is not there. */
  readonly values: Readonly<Record<string, string>>;
};

/** How records are compared: the field of their titles, and the keys by which one is recognised. */
export type Comparing = { readonly title: string; readonly keys: readonly (readonly string[])[] };

/** A record made ready to be compared often. */
export type Ready = {
  readonly id: string;
  readonly title: string;
  /** The title without case, accents, spaces and punctuation. */
  readonly tight: string;
  readonly words: readonly string[];
  readonly grams: ReadonlySet<string>;
  /** The numbers in the title: `v2` and `v3` are not a slip of the pen. */
  readonly numbers: string;
  readonly values: Readonly<Record<string, string>>;
};

/** Why two records are alike. */
export type Reason = { readonly code: (typeof likenesses)[number]; readonly fields: readonly string[] };

/** How alike two records are, from 0 to 1, and why. */
export type Likeness = { readonly score: number; readonly reasons: readonly Reason[] };

/** Makes a record ready; case, accents and punctuation do not count in anything that is compared. */
export function readyOf({ id, title, values }: Compared): Ready {
  const words = foldWords(title)
    .split(' ')
    .filter((word) => word !== '');
  const tight = words.join('');
  return {
    id,
    title,
    tight,
    words: [...new Set(words)].toSorted(),
    grams: gramsOf(words),
    numbers: (tight.match(/\d+/gu) ?? []).toSorted().join(' '),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, foldTight(value)])),
  };
}

/** The least likeness that is worth a person's look. */
export const leastScore = 0.5;

/** How alike the titles must be, where they are not the same. */
const leastSimilar = 0.72;

/**
 * How alike two records are; the same whichever comes first. A key of one field says most; titles say less, and less still
 * where the records differ in what else tells them apart: another supplier, another version, another reference.
 */
export function likenessOf(comparing: Comparing, one: Ready, other: Ready): Likeness {
  const keys = comparing.keys.filter((key) => !(key.length === 1 && key[0] === comparing.title));
  const same = keys.filter((key) => key.every((name) => isSame(comparing, name, [one, other])));
  const titles = titleLikeness(comparing, one, other);
  const base = Math.max(titles?.score ?? 0, ...same.map((key) => (key.length === 1 ? 0.97 : 0.95)));
  const apart = new Set(keys.flat().filter((name) => name !== comparing.title && differs(name, one, other)));
  const reasons: Reason[] = [
    ...same.map((fields): Reason => ({ code: 'same_key', fields })),
    ...(titles ? [{ code: titles.code, fields: [comparing.title] }] : []),
  ];
  const score = same.length > 0 ? base - 0.02 * apart.size : base - 0.15 * apart.size;
  return { score: Math.max(0, Math.round(score * 100) / 100), reasons };
}

const isSame = ({ title }: Comparing, name: string, [one, other]: readonly [Ready, Ready]): boolean => {
  const [a, b] = name === title ? [one.tight, other.tight] : [one.values[name], other.values[name]];
  return a !== undefined && a !== '' && a === b;
};

const differs = (name: string, one: Ready, other: Ready): boolean => {
  const [a, b] = [one.values[name] ?? '', other.values[name] ?? ''];
  return a !== '' && b !== '' && a !== b;
};

function titleLikeness(
  { title }: Comparing,
  one: Ready,
  other: Ready,
): { readonly code: Reason['code']; readonly score: number } | undefined {
  if (isSame({ title, keys: [] }, title, [one, other])) return { code: 'same_title', score: 0.9 };
  if (one.numbers !== other.numbers) return undefined;
  if (one.words.length > 1 && one.words.join(' ') === other.words.join(' ')) return { code: 'same_words', score: 0.8 };
  const alike = dice(one.grams, other.grams);
  if (alike < leastSimilar) return undefined;
  return { code: 'similar_title', score: 0.5 + (0.3 * (alike - leastSimilar)) / (1 - leastSimilar) };
}

/** The Sørensen–Dice coefficient of two sets: twice what they share, by what both have. */
function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (small.size === 0 || (2 * small.size) / (small.size + large.size) < leastSimilar) return 0;
  let shared = 0;
  for (const gram of small) if (large.has(gram)) shared += 1;
  return (2 * shared) / (small.size + large.size);
}

/** Every three letters of each word, its beginning and end marked: the order of the words does not count. */
function gramsOf(words: readonly string[]): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const word of words) {
    const marked = `  ${word} `;
    for (let at = 0; at + 3 <= marked.length; at += 1) grams.add(marked.slice(at, at + 3));
  }
  return grams;
}
