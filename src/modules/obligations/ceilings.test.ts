import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ceilingOf } from './ceilings.ts';

const duties = { maxEur: 15_000_000, maxTurnoverPercent: 3, lowerFor: ['sme', 'small-mid-cap'] };

describe('the ceiling of a fine', () => {
  test.each([
    [1_000_000_000, 'large', 30_000_000],
    [100_000_000, 'large', 15_000_000],
    [100_000_000, 'small-mid-cap', 3_000_000],
    [40_000_000, 'sme', 1_200_000],
    [1_000_000_000, null, 30_000_000],
  ])('of a turnover of %d by an organisation that is %s is %d', (turnoverEur, size, eur) => {
    expect(ceilingOf(duties, { turnoverEur, size })).toEqual({ kind: 'exactly', eur });
  });

  test('without the turnover it is at least the amount, and for the small at most', () => {
    expect(ceilingOf(duties, { turnoverEur: null, size: 'large' })).toEqual({ kind: 'at_least', eur: 15_000_000 });
    expect(ceilingOf(duties, { turnoverEur: null, size: 'sme' })).toEqual({ kind: 'at_most', eur: 15_000_000 });
  });

  test('is unset where the law names no amount', () => {
    expect(ceilingOf({ lowerFor: [] }, { turnoverEur: 1, size: 'large' })).toEqual({ kind: 'unset' });
  });
});

const tier = fc.record({
  maxEur: fc.integer({ min: 1, max: 50_000_000 }),
  maxTurnoverPercent: fc.integer({ min: 1, max: 2000 }).map((hundredths) => hundredths / 100),
  lowerFor: fc.subarray(['sme', 'small-mid-cap']),
});
const turnover = fc.integer({ min: 0, max: 1e12 });
const size = fc.constantFrom('sme', 'small-mid-cap', 'large', null);
const euros = (ceiling: ReturnType<typeof ceilingOf>): number => ('eur' in ceiling ? ceiling.eur : Number.NaN);

describe('for any tier', () => {
  test('more turnover never lowers the ceiling, and it is a whole number', () => {
    fc.assert(
      fc.property(tier, fc.tuple(turnover, turnover), size, (fine, [one, other], size) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const low = euros(ceilingOf(fine, { turnoverEur: less, size }));
        expect(low).toBeLessThanOrEqual(euros(ceilingOf(fine, { turnoverEur: more, size })));
        expect(Number.isSafeInteger(low)).toBe(true);
      }),
    );
  });

  test('the small never have a higher ceiling than the large', () => {
    fc.assert(
      fc.property(tier, turnover, size, (fine, turnoverEur, size) => {
        const large = euros(ceilingOf(fine, { turnoverEur, size: 'large' }));
        expect(euros(ceilingOf(fine, { turnoverEur, size }))).toBeLessThanOrEqual(large);
      }),
    );
  });

  test('what is said without the turnover holds whatever it turns out to be', () => {
    fc.assert(
      fc.property(tier, turnover, size, (fine, turnoverEur, size) => {
        const before = ceilingOf(fine, { turnoverEur: null, size });
        const after = euros(ceilingOf(fine, { turnoverEur, size }));
        if (before.kind === 'at_least') expect(after).toBeGreaterThanOrEqual(before.eur);
        else expect(after).toBeLessThanOrEqual(euros(before));
      }),
    );
  });
});
