import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Sliced } from '../import/slices.ts';
import { type Compared, type Comparing, leastScore, likenessOf, readyOf } from './likeness.ts';
import { pairsAmong, similarTo } from './pairs.ts';

const comparing: Comparing = { title: 'name', keys: [['reference'], ['supplier', 'name'], ['name']] };

const words = fc.array(fc.constantFrom('chat', 'fraud', 'letter', 'reader', 'Ärger', 'v2', 'v3', 'of'), {
  minLength: 1,
  maxLength: 4,
});
const record: fc.Arbitrary<Omit<Compared, 'id'>> = fc.record({
  title: words.map((each) => each.join(' ')),
  values: fc.record(
    { reference: fc.constantFrom('A-1', 'A-2', 'B-7'), supplier: fc.constantFrom('acme', 'zeta') },
    { requiredKeys: [] },
  ),
});

const of = (title: string, values: Record<string, string> = {}, id = title) => readyOf({ id, title, values });
const score = (one: ReturnType<typeof of>, other: ReturnType<typeof of>) => likenessOf(comparing, one, other).score;

/** Carries sliced work to its end at once. */
function whole<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe('how alike two records are', () => {
  it('is the same both ways, from 0 to 1, and says why wherever it is worth a look', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const [one, other] = [readyOf({ id: 'a', ...a }), readyOf({ id: 'b', ...b })];
        const likeness = likenessOf(comparing, one, other);

        expect(likeness).toEqual(likenessOf(comparing, other, one));
        expect(likeness.score).toBeGreaterThanOrEqual(0);
        expect(likeness.score).toBeLessThanOrEqual(1);
        expect(likeness.score === 0 || likeness.reasons.length > 0).toBe(true);
      }),
    );
  });

  it('does not hang on case, accents, spaces or punctuation', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const loud = { ...b, title: b.title.toUpperCase().normalize('NFD').replaceAll(' ', ' – ') };
        const one = readyOf({ id: 'a', ...a });

        expect(score(one, readyOf({ id: 'b', ...loud }))).toBe(score(one, readyOf({ id: 'b', ...b })));
      }),
    );
  });

  it('is most for the same reference, less for the same name, less where something tells them apart', () => {
    const reference = score(of('Chat', { reference: 'A-1' }), of('Talk', { reference: 'a 1' }));
    const name = score(of('Chat'), of('chat'));
    const apart = score(of('Chat', { supplier: 'acme' }), of('Chat', { supplier: 'zeta' }));

    expect(reference).toBeGreaterThan(name);
    expect(name).toBeGreaterThan(apart);
    expect(apart).toBeGreaterThanOrEqual(leastScore);
  });

  it('sees a slip of the pen and words in another order, and takes no number for one', () => {
    expect(score(of('Microsoft Copilot'), of('Microsft Copilot'))).toBeGreaterThanOrEqual(leastScore);
    expect(score(of('Fraud detector'), of('Detector, fraud'))).toBeGreaterThanOrEqual(leastScore);
    expect(score(of('Translator v2'), of('Translator v3'))).toBe(0);
    expect(score(of('Fraud detector'), of('Letter reader'))).toBe(0);
  });
});

describe('the pairs of a register', () => {
  it('are those that comparing each with each finds, however the records come', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 25 }), (given) => {
        const records = given.map((each, n) => readyOf({ id: `r${String(n).padStart(2, '0')}`, ...each }));
        const { pairs, isComplete } = whole(pairsAmong(comparing, records));
        const turned = whole(pairsAmong(comparing, records.toReversed()));
        const each = records.flatMap((one, at) =>
          records
            .slice(at + 1)
            .filter((other) => score(one, other) >= leastScore)
            .map((other) => `${one.id} ${other.id}`),
        );

        expect(isComplete).toBe(true);
        expect(pairs.map(({ one, other }) => `${one.id} ${other.id}`).toSorted()).toEqual(each.toSorted());
        expect(turned.pairs.map(({ score: likely }) => likely)).toEqual(pairs.map(({ score: likely }) => likely));
      }),
    );
  });

  it('stay few where hundreds are called the same', () => {
    const records = Array.from({ length: 500 }, (_, n) => of('Chatbot', {}, `r${n}`));
    const { pairs } = whole(pairsAmong(comparing, records));

    expect(pairs).toHaveLength(499);
  });

  it('name what a new title is like, the likeliest first', () => {
    const records = [of('Fraud detectors'), of('Fraud detector'), of('Chat')];

    expect(similarTo(comparing, of('fraud DETECTOR'), records).map(({ record: { title } }) => title)).toEqual([
      'Fraud detector',
      'Fraud detectors',
    ]);
  });
});
