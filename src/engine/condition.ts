import type { LocalDate } from '../kernel/time.ts';

/** How two values that have an order are compared. Dates use the same four: `<` is before, `<=` on or before. */
export type Order = '<' | '<=' | '>' | '>=';

/** The other side of a comparison: a value as it was written, or the fact that has it. */
export type Operand =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'date'; readonly value: LocalDate }
  | { readonly kind: 'fact'; readonly fact: string };

/** How many of the words that are named a set must hold. */
export type SetTest = 'any' | 'all' | 'none';

/** What is asked of the value of one fact. */
export type Test =
  | { readonly test: 'yes' }
  | { readonly test: 'one'; readonly words: readonly string[] }
  | { readonly test: 'set'; readonly hold: SetTest; readonly words: readonly string[] }
  | { readonly test: Order | '='; readonly than: Operand };

/**
 * What must be so for a rule to hold: a checked, closed tree. There is no test for whether a fact is known: with one, an
 * answer more could turn a finding around. Quantifiers run over the things in a list; of no things, `every` holds and
 * `some` does not.
 */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'atLeast'; readonly count: number; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'some' | 'every'; readonly list: string; readonly where: Condition }
  | { readonly op: 'fact'; readonly fact: string; readonly is: Test }
  | { readonly op: 'finding'; readonly finding: string };

/** The conditions right below one. */
export function conditionsIn(condition: Condition): readonly Condition[] {
  if ('where' in condition) return [condition.where];
  if (!('of' in condition)) return [];
  return condition.op === 'not' ? [condition.of] : condition.of;
}

const restingOn = new WeakMap<Condition, readonly string[]>();

/** The findings that a condition rests on; looked for once. */
export function findingsIn(condition: Condition): readonly string[] {
  const sofar = restingOn.get(condition);
  if (sofar) return sofar;
  const found = condition.op === 'finding' ? [condition.finding] : conditionsIn(condition).flatMap(findingsIn);
  restingOn.set(condition, found);
  return found;
}

/** The facts that a condition reads, those of a list's things among them. */
export function factsIn(condition: Condition): readonly string[] {
  if (condition.op === 'fact') return [condition.fact, ...factsBeside(condition.is)];
  const below = conditionsIn(condition).flatMap(factsIn);
  return 'list' in condition ? [condition.list, ...below] : below;
}

const factsBeside = (test: Test): readonly string[] =>
  'than' in test && test.than.kind === 'fact' ? [test.than.fact] : [];
