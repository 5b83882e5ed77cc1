/** Numbers that look random and are the same in every run from the same seed. */
export type Dice = {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  readonly whole: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** As `pick`, but what stands first comes often and what stands last seldom, as words of a language do. */
  readonly pickSkewed: <T>(from: readonly [T, ...T[]]) => T;
};

/** Dice by the generator mulberry32. */
export function diceOf(seed: number): Dice {
  let state = Math.floor(seed) % 4_294_967_296;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) % 4_294_967_296;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(from.length)] ?? from[0],
    pickSkewed: (from) => from[Math.floor(from.length * next() ** 2.2)] ?? from[0],
  };
}
