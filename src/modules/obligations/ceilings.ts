/** A tier of fines as a catalogue has it: the most in euros, and as a share of worldwide turnover in the year before. */
export type Tier = {
  readonly maxEur?: number | undefined;
  readonly maxTurnoverPercent?: number | undefined;
  /** Sizes of organisations for which the lower of the two counts, else the higher. */
  readonly lowerFor: readonly string[];
};

/** What is known of an organisation; `null` where it is not said. */
export type Organisation = { readonly turnoverEur: number | null; readonly size: string | null };

/**
 * The most that the law lets a fine be, in whole euros. `exactly`: both amounts are known. `at_least`, `at_most`: the
 * turnover is not, so the other amount may raise or lower it. `unset`: the law names no amount.
 */
export type Ceiling =
  | { readonly kind: 'exactly' | 'at_least' | 'at_most'; readonly eur: number }
  | { readonly kind: 'unset' };

/** The ceiling of a tier for an organisation; one whose size is not said is taken for large, since that is the higher. */
export function ceilingOf(
  { maxEur, maxTurnoverPercent, lowerFor }: Tier,
  { turnoverEur, size }: Organisation,
): Ceiling {
  if (maxTurnoverPercent === undefined)
    return maxEur === undefined ? { kind: 'unset' } : { kind: 'exactly', eur: maxEur };
  const share = turnoverEur === null ? undefined : shareOf(turnoverEur, maxTurnoverPercent);
  if (maxEur === undefined) return share === undefined ? { kind: 'unset' } : { kind: 'exactly', eur: share };
  const isLower = size !== null && lowerFor.includes(size);
  if (share === undefined) return { kind: isLower ? 'at_most' : 'at_least', eur: maxEur };
  return { kind: 'exactly', eur: isLower ? Math.min(maxEur, share) : Math.max(maxEur, share) };
}

/** A share in whole euros, rounded down; reckoned in hundredths of a percent, so that 0.1 is a tenth. */
const shareOf = (turnoverEur: number, percent: number): number =>
  Number((BigInt(Math.trunc(turnoverEur)) * BigInt(Math.round(percent * 100))) / 10_000n);
