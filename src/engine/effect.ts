import type { LocalDate } from '../kernel/time.ts';
import type { Condition } from './condition.ts';
import { type Given, truthIn } from './evaluate.ts';
import type { Rule } from './rules.ts';
import type { Truth } from './truth.ts';

/**
 * From when a finding has effect. `never`: no clause holds (a legacy rule spares it). `open`: what is not known yet
 * decides between these days, `null` standing for never.
 */
export type Effect =
  | { readonly kind: 'from'; readonly from: LocalDate; readonly until?: LocalDate | undefined }
  | { readonly kind: 'never' }
  | { readonly kind: 'open'; readonly between: readonly Day[] };

type Day = LocalDate | null;

/** What an effect is worked out from: facts and truths, and from when the findings that were settled before have effect. */
export type EffectGiven = Given & { readonly effects: (finding: string) => Effect };

/**
 * From when what a rule finds has effect: by the first of its clauses that holds. A rule without clauses takes effect with
 * what it rests on: with the last of what must hold together, and the first of alternatives. Open days stand in their order, never last.
 */
export function effectOf(rule: Rule, given: EffectGiven): Effect {
  if (!rule.applies) return effectFrom(daysOf(rule.when, rule.from, given));
  const possible: Day[] = [];
  for (const { from, until, when } of rule.applies) {
    const truth = when ? truthIn(when, given) : 'yes';
    if (truth === 'no') continue;
    if (truth === 'yes') return possible.length === 0 ? { kind: 'from', from, until } : effectFrom([...possible, from]);
    possible.push(from);
  }
  return effectFrom([...possible, null]);
}

/** The effect of a finding that several rules give: that of the first, of those that hold or may hold. */
export function firstOf(effects: readonly { readonly truth: Truth; readonly effect: Effect }[]): Effect {
  const held = effects.filter(({ truth }) => truth !== 'no');
  const [only] = held;
  if (only && held.length === 1) return only.effect;
  return effectFrom(earliest(held.map(({ truth, effect }) => ({ truth, days: daysIn(effect) }))));
}

function daysOf(condition: Condition, from: LocalDate, given: EffectGiven): readonly Day[] {
  switch (condition.op) {
    case 'finding':
      return daysIn(given.effects(condition.finding)).map((day) => laterOf(from, day));
    case 'all': {
      let days: readonly Day[] = [from];
      for (const part of condition.of) if (hasDays(part)) days = paired(days, daysOf(part, from, given), laterOf);
      return days;
    }
    case 'any':
    case 'atLeast':
      return earliest(
        condition.of.map((part) => ({ truth: truthIn(part, given), days: daysOf(part, from, given) })),
        from,
      );
    case 'not':
    case 'some':
    case 'every':
    case 'fact':
      return [from];
  }
}

/** What has no days of its own takes effect with its rule. */
const hasDays = ({ op }: Condition): boolean => op === 'finding' || op === 'all' || op === 'any' || op === 'atLeast';

type Alternative = { readonly truth: Truth; readonly days: readonly Day[] };

/** The days of alternatives: the first of those that hold; what may hold can be earlier still, or all there is. */
function earliest(alternatives: readonly Alternative[], from?: LocalDate): readonly Day[] {
  const possible: Day[] = [];
  let held: readonly Day[] | undefined;
  for (const { truth, days } of alternatives) {
    if (truth === 'yes') held = held ? paired(held, days, earlierOf) : days;
    if (truth === 'unknown') possible.push(...days);
  }
  if (!held) return possible.length > 0 || from === undefined ? possible : [from];
  const certain = held;
  const isEarlier = (day: Day): boolean => certain.some((other) => day !== other && earlierOf(day, other) === day);
  return possible.length === 0 ? certain : [...possible.filter(isEarlier), ...certain];
}

/** Each with each, and every day once; there are a handful at most. */
function paired(ones: readonly Day[], others: readonly Day[], pick: (one: Day, other: Day) => Day): readonly Day[] {
  const days: Day[] = [];
  for (const one of ones) {
    for (const other of others) {
      const day = pick(one, other);
      if (!days.includes(day)) days.push(day);
    }
  }
  return days;
}

/** INVARIANT: `null` is never, and so later than every day. */
const laterOf = (one: Day, other: Day): Day => (one === null || (other !== null && one > other) ? one : other);
const earlierOf = (one: Day, other: Day): Day => (laterOf(one, other) === one ? other : one);

function daysIn(effect: Effect): readonly Day[] {
  if (effect.kind === 'from') return [effect.from];
  return effect.kind === 'open' ? effect.between : [null];
}

function effectFrom(days: readonly Day[]): Effect {
  if (days.length === 1 && days[0] !== null && days[0] !== undefined) return { kind: 'from', from: days[0] };
  const [only = null, ...others] = [...new Set(days)].sort((one, other) => (laterOf(one, other) === one ? 1 : -1));
  if (others.length > 0) return { kind: 'open', between: [only, ...others] };
  return only === null ? { kind: 'never' } : { kind: 'from', from: only };
}
