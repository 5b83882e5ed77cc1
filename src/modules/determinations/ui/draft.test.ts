import { describe, expect, test } from 'vitest';
import { choicesOf, choose, draftOf, emptyDraft, isChosen, valueOf } from './draft.ts';

const options = ['a', 'b'].map((word) => ({ word, label: word, help: null }));
const many = { type: 'manyOf', options } as const;
const one = { type: 'oneOf', options } as const;
const number = { type: 'number', options: [] } as const;
const yesNo = { type: 'yesNo' as const, options: [] };

describe('an answer that is being chosen', () => {
  test('offers none only where several can be chosen, and always that nobody knows', () => {
    expect(choicesOf(many).map(({ word, as }) => word || as)).toEqual(['a', 'b', 'none', 'unknown']);
    expect(choicesOf(yesNo).map(({ word, as }) => word || as)).toEqual(['yes', 'no', 'unknown']);
  });

  test('has a digit for the first nine, and 0 for none of them', () => {
    const long = {
      type: 'manyOf',
      options: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((word) => ({ word, label: word, help: null })),
    } as const;

    expect(choicesOf(many).map(({ digit }) => digit)).toEqual(['1', '2', '0', '3']);
    expect(choicesOf(long).map(({ digit }) => digit ?? '')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '',
      '0',
      '',
    ]);
  });

  test('collects several, until none or unknown takes their place', () => {
    const [a, b, none, unknown] = choicesOf(many);
    if (!a || !b || !none || !unknown) throw new Error('there are four choices');
    const both = choose(many, choose(many, emptyDraft, a), b);

    expect(valueOf(many, both)).toEqual(['a', 'b']);
    expect(valueOf(many, choose(many, both, a))).toEqual(['b']);
    expect(valueOf(many, choose(many, both, none))).toEqual([]);
    expect(isChosen(choose(many, both, unknown), a)).toBe(false);
    expect(valueOf(many, choose(many, both, unknown))).toBeNull();
  });

  test('is open until something is chosen', () => {
    expect([
      valueOf(many, emptyDraft),
      valueOf(one, emptyDraft),
      valueOf(number, { ...emptyDraft, text: 'x' }),
    ]).toEqual([undefined, undefined, undefined]);
  });

  test('comes back as it was given', () => {
    for (const [question, value] of [
      [many, ['b']],
      [many, []],
      [one, 'a'],
      [number, 250],
      [yesNo, false],
      [one, null],
    ] as const) {
      expect(valueOf(question, draftOf(typeof value === 'object' && value !== null ? [...value] : value))).toEqual(
        value,
      );
    }
  });
});
