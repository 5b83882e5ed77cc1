import { distance } from 'fastest-levenshtein';
import type { Field } from '../contract.ts';
import { foldTight, foldWords } from './fold.ts';

/** How a heading is like a field's names, and how much so, from 0 to 100. */
export type Likeness = { readonly reason: 'exact' | 'known' | 'similar'; readonly score: number };

/** A field's names, folded once. */
export type FieldNames = {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, number>;
  readonly sets: ReadonlyMap<string, number>;
  /** Every word of any of them that tells something. */
  readonly words: ReadonlySet<string>;
};

/** Words that headings are dressed in and that do not tell one field from another. */
const dressing: ReadonlySet<string> = new Set(
  (
    'the of a an this that is are was in for to on and or what which please describe provide enter list your our any if applicable ' +
    'ai system systems model algorithm algorithmic tool usecase solution project initiative application software technology ' +
    'government public official current main primary brief general short detailed en eng ' +
    'der die das des de het een la le les du el of van'
  ).split(' '),
);

/** The words of a heading that tell something, in alphabetical order. */
function tellingWords(heading: string): string {
  const words = foldWords(heading)
    .replaceAll(/\buse cases?\b/gu, 'usecase')
    .split(' ')
    .filter((word) => word !== '' && !dressing.has(word));
  return [...new Set(words)].sort().join(' ');
}

/** Folds the names by which a field goes. */
export function fieldNames(name: string, field: Field): FieldNames {
  const others = field.alsoKnownAs ?? [];
  const all = [name, field.label, ...others];
  const words = (text: string): number => foldWords(text).split(' ').length;
  return {
    own: new Set([foldTight(name), foldTight(field.label)]),
    known: new Map(others.map((other) => [foldTight(other), words(other)])),
    sets: new Map(all.map((each): [string, number] => [tellingWords(each), words(each)]).filter(([set]) => set !== '')),
    words: new Set(all.flatMap((each) => tellingWords(each).split(' ')).filter((word) => word !== '')),
  };
}

/** Whether a heading has any telling word of a field's names: support for what its values say. */
export const sharesWord = (heading: string, { words }: FieldNames): boolean =>
  tellingWords(heading)
    .split(' ')
    .some((word) => words.has(word));

/** How a heading is like a field's names; `undefined` where it is not. Longer names tell more than shorter ones. */
export function likeness(heading: string, names: FieldNames): Likeness | undefined {
  const tight = foldTight(heading);
  if (tight === '') return undefined;
  if (names.own.has(tight)) return { reason: 'exact', score: 100 };
  const known = names.known.get(tight);
  if (known !== undefined) return { reason: 'known', score: 86 + Math.min(8, 2 * known) };
  const told = names.sets.get(tellingWords(heading));
  if (told !== undefined) return { reason: 'similar', score: 74 };
  const slip = [...names.own, ...names.known.keys()].some((name) => isSlip(tight, name));
  return slip ? { reason: 'similar', score: 70 } : undefined;
}

/** One wrong letter in a word of six, two in one of twelve: a slip of the pen and not another word. */
function isSlip(written: string, name: string): boolean {
  const allowed = name.length >= 12 ? 2 : name.length >= 6 ? 1 : 0;
  return allowed > 0 && Math.abs(written.length - name.length) <= allowed && distance(written, name) <= allowed;
}
