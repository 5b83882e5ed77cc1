import type { QuestionSeen, Value } from './seen.ts';

/** What is chosen of a question and not given yet. `isNone` and `isUnknown` stand for "none of these" and "I don't know". */
export type Draft = {
  readonly words: readonly string[];
  readonly text: string;
  readonly isNone: boolean;
  readonly isUnknown: boolean;
};

/** Nothing is chosen. */
export const emptyDraft: Draft = { words: [], text: '', isNone: false, isUnknown: false };

/** An answer as it is chosen on the screen; `null` is that nobody knows. */
export function draftOf(value: Value): Draft {
  if (value === null) return { ...emptyDraft, isUnknown: true };
  if (typeof value === 'boolean') return { ...emptyDraft, words: [value ? 'yes' : 'no'] };
  if (typeof value === 'number') return { ...emptyDraft, text: String(value) };
  if (typeof value === 'string') return { ...emptyDraft, words: [value], text: value };
  const words = value.flatMap((each) => (typeof each === 'string' ? [each] : []));
  return { ...emptyDraft, words, isNone: words.length === 0 };
}

/** The answer that is chosen: `null` where nobody knows, `undefined` where nothing is chosen yet. */
export function valueOf({ type }: Pick<QuestionSeen, 'type'>, draft: Draft): Value | undefined {
  const { words, text, isNone, isUnknown } = draft;
  if (isUnknown) return null;
  if (type === 'number') return numberIn(text);
  if (type === 'date') return text === '' ? undefined : text;
  if (isNone) return [];
  const [word] = words;
  if (type === 'manyOf') return word === undefined ? undefined : [...words];
  return type === 'yesNo' && word !== undefined ? word === 'yes' : word;
}

const numberIn = (text: string): number | undefined =>
  text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);

/** One choice of a question, as it is shown and chosen by a digit. */
export type Choice = {
  readonly word: string;
  readonly as: 'word' | 'none' | 'unknown';
  /** 0 is none of them, however many there are; what stands tenth or later has no digit. */
  readonly digit: string | undefined;
};

/** Every choice of a question, in order: its own, none of them where several can be chosen, and that nobody knows. */
export function choicesOf({ type, options }: Pick<QuestionSeen, 'type' | 'options'>): readonly Choice[] {
  const own = type === 'yesNo' ? ['yes', 'no'] : options.map(({ word }) => word);
  const none = type === 'manyOf' || type === 'list' ? [{ word: '', as: 'none', digit: '0' } as const] : [];
  return [
    ...own.map((word, place) => ({ word, as: 'word', digit: digitAt(place) }) as const),
    ...none,
    { word: '', as: 'unknown', digit: digitAt(own.length) },
  ];
}

const digitAt = (place: number): string | undefined => (place < 9 ? String(place + 1) : undefined);

/** Whether a choice is chosen. */
export const isChosen = (draft: Draft, { word, as }: Choice): boolean =>
  as === 'none' ? draft.isNone : as === 'unknown' ? draft.isUnknown : draft.words.includes(word);

/** Chooses, or takes a choice of several back; none and unknown stand alone. */
export function choose({ type }: Pick<QuestionSeen, 'type'>, draft: Draft, { word, as }: Choice): Draft {
  if (as === 'none') return { ...emptyDraft, isNone: !draft.isNone || type !== 'manyOf' };
  if (as === 'unknown') return { ...emptyDraft, isUnknown: true };
  if (type !== 'manyOf') return { ...emptyDraft, words: [word] };
  const words = draft.words.includes(word) ? draft.words.filter((each) => each !== word) : [...draft.words, word];
  return { ...emptyDraft, words };
}
