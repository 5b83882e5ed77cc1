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

/**
 * What must be so for a rule to hold: a checked, closed tree. There is no test for whether a fact is known: with one, an
 * answer more could turn a finding around.
 */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'atLeast'; readonly count: number; readonly of: readonly Condition[] }
  /** Quantifiers over the things in a list; of no things, `every` holds and `some` does not. */
  | { readonly op: 'some' | 'every'; readonly list: string; readonly where: Condition }
  | { readonly op: 'yes'; readonly fact: string }
  | { readonly op: 'one'; readonly fact: string; readonly words: readonly string[] }
  | { readonly op: 'set'; readonly fact: string; readonly test: SetTest; readonly words: readonly string[] }
  | { readonly op: 'order'; readonly fact: string; readonly order: Order; readonly than: Operand }
  | { readonly op: 'equal'; readonly fact: string; readonly to: Operand }
  | { readonly op: 'finding'; readonly finding: string };

/** The conditions right below one. */
export function conditionsIn(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return condition.of;
    case 'not':
      return [condition.of];
    case 'some':
    case 'every':
      return [condition.where];
    default:
      return [];
  }
}

/** The findings that a condition rests on. */
export const findingsIn = (condition: Condition): readonly string[] =>
  condition.op === 'finding' ? [condition.finding] : conditionsIn(condition).flatMap(findingsIn);

/** The facts that a condition reads; those of a list's things stand as the list. */
export function factsIn(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'some':
    case 'every':
      return [condition.list, ...factsIn(condition.where)];
    case 'yes':
    case 'one':
    case 'set':
      return [condition.fact];
    case 'order':
      return [condition.fact, ...factOf(condition.than)];
    case 'equal':
      return [condition.fact, ...factOf(condition.to)];
    default:
      return conditionsIn(condition).flatMap(factsIn);
  }
}

const factOf = (operand: Operand): readonly string[] => (operand.kind === 'fact' ? [operand.fact] : []);
