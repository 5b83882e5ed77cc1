import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askable, inOrder } from './question-order.ts';

const facts = new Map([
  ['product', { after: [] }],
  ['part', { after: ['product'] }],
  ['assessed', { after: ['part'] }],
  ['other', { after: [] }],
]);
const asks = (...names: readonly string[]) => names.map((fact) => ({ fact }));
const names = fc.shuffledSubarray([...facts.keys()]);

describe('the order of questions', () => {
  test('a question waits for those without which it is not understood, and brings them forward', () => {
    const ordered = inOrder(asks('assessed', 'other', 'product', 'part'), facts);

    expect(ordered.map(({ fact }) => fact)).toEqual(['product', 'part', 'assessed', 'other']);
  });

  test('what is not open any more keeps nobody waiting', () => {
    expect(inOrder(asks('assessed', 'other'), facts)).toEqual(asks('assessed', 'other'));
  });

  test('whatever is open, it stays the same questions, none before one that it follows', () => {
    fc.assert(
      fc.property(names, (open) => {
        const ordered = inOrder(asks(...open), facts).map(({ fact }) => fact);
        expect(ordered.toSorted()).toEqual(open.toSorted());
        for (const [place, name] of ordered.entries())
          for (const earlier of facts.get(name)?.after ?? []) expect(ordered.indexOf(earlier)).toBeLessThan(place);
      }),
    );
  });

  test('rings end, though no catalogue with one is read', () => {
    const ring = new Map([
      ['one', { after: ['other'] }],
      ['other', { after: ['one'] }],
    ]);

    expect(inOrder(asks('one', 'other'), ring)).toHaveLength(2);
    expect(askable(['one', 'other'], ring, new Set())).toEqual(['one', 'other']);
  });
});

describe('what can still be asked', () => {
  test('not what nobody knows, nor what follows it', () => {
    expect(askable(['product', 'part', 'assessed', 'other'], facts, new Set(['product']))).toEqual(['other']);
  });

  test('all of it where nothing is unknown', () => {
    expect(askable(['part', 'other'], facts, new Set())).toEqual(['part', 'other']);
  });
});
