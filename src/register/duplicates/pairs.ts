import { eachSliced, type Sliced } from '../import/slices.ts';
import { type Comparing, type Likeness, leastScore, likenessOf, type Ready } from './likeness.ts';

/** Two records that are likely to be the same, the one with the smaller id first. */
export type LikelyPair = Likeness & { readonly one: Ready; readonly other: Ready };

/** The likely pairs of a register, the likeliest first; not `isComplete` where there was more alike than is compared. */
export type LikelyPairs = { readonly pairs: readonly LikelyPair[]; readonly isComplete: boolean };

/** Of so many records that share something, each is compared with each; of more, each with the first alone. */
const mostTogether = 40;

/** A word that more titles than this have tells nothing. */
const mostWithWord = 60;

/** The most pairs that are compared, and that are given. */
const most = { compared: 400_000, given: 5_000 } as const;

/**
 * Finds the likely pairs among records without comparing each with each: only those are compared that share a key, a
 * title, a rare word of it, or how it begins or ends. Stops every few milliseconds.
 */
export function* pairsAmong(comparing: Comparing, records: readonly Ready[]): Sliced<LikelyPairs> {
  const blocks = yield* blocksOf(comparing, records);
  const seen = new Set<string>();
  const pairs: LikelyPair[] = [];
  const left = { out: 0 };
  const compare = (one: Ready, other: Ready): void => {
    const [first, second] = one.id < other.id ? [one, other] : [other, one];
    const name = `${first.id} ${second.id}`;
    if (seen.has(name)) return;
    if (seen.size >= most.compared) {
      left.out += 1;
      return;
    }
    seen.add(name);
    const likeness = likenessOf(comparing, first, second);
    if (likeness.score >= leastScore) pairs.push({ ...likeness, one: first, other: second });
  };
  yield* eachSliced([...blocks.values()], ({ members, isSure }) => {
    if (members.length > mostTogether && !(isSure || members.length > mostWithWord)) left.out += 1;
    for (const [one, other] of toCompare(members, isSure)) compare(one, other);
  });
  const sorted = pairs.toSorted(byLikelihood);
  return { pairs: sorted.slice(0, most.given), isComplete: left.out === 0 && sorted.length <= most.given };
}

/** Records that share something. What is shared is sure where it makes them alike by itself. */
type Block = { readonly isSure: boolean; readonly members: Ready[] };

function* blocksOf(comparing: Comparing, records: readonly Ready[]): Sliced<ReadonlyMap<string, Block>> {
  const blocks = new Map<string, Block>();
  yield* eachSliced(records, (record) => {
    for (const { name, isSure } of sharedBy(comparing, record)) {
      const block = blocks.get(name) ?? { isSure, members: [] };
      block.members.push(record);
      blocks.set(name, block);
    }
  });
  return blocks;
}

/** The names of the blocks that a record is in. */
function sharedBy({ title, keys }: Comparing, { tight, words, values }: Ready) {
  const named = keys.flatMap((key) => {
    const held = key.map((name) => (name === title ? tight : (values[name] ?? '')));
    return held.includes('') ? [] : [{ name: `key ${key.join(' ')} ${held.join(' ')}`, isSure: true }];
  });
  const loose = [
    ...words.map((word) => `word ${word}`),
    ...(tight.length > 5 ? [`begins ${tight.slice(0, 5)}`, `ends ${tight.slice(-5)}`] : []),
  ];
  const sure = tight === '' ? [] : [{ name: `title ${tight}`, isSure: true }];
  return [...named, ...sure, ...loose.map((name) => ({ name, isSure: false }))];
}

function toCompare(members: readonly Ready[], isSure: boolean): readonly (readonly [Ready, Ready])[] {
  if (!isSure && members.length > mostWithWord) return [];
  const [first] = members;
  if (members.length > mostTogether)
    return members.slice(1).flatMap((other) => (first ? [[first, other] as const] : []));
  return members.flatMap((one, at) => members.slice(at + 1).map((other) => [one, other] as const));
}

const byLikelihood = (one: LikelyPair, other: LikelyPair): number =>
  other.score - one.score || compareTexts(one.one.title, other.one.title) || compareTexts(one.one.id, other.one.id);

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The records that are called as a text is, or nearly, the likeliest first. */
export function similarTo(
  comparing: Comparing,
  wanted: Ready,
  records: readonly Ready[],
): readonly { readonly record: Ready; readonly score: number }[] {
  return records
    .map((record) => ({ record, score: likenessOf(comparing, wanted, record).score }))
    .filter(({ score }) => score >= leastScore)
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        compareTexts(one.record.title, other.record.title) ||
        compareTexts(one.record.id, other.record.id),
    );
}
