export { type Ask, asksOf, openFacts, type Weights } from './asks.ts';
export type { Condition } from './condition.ts';
export {
  type Dates,
  type Determination,
  determine,
  type Effect,
  type Finding,
  type RuleAnswer,
  truthsOf,
} from './determine.ts';
export { type Reason, truthAgain } from './evaluate.ts';
export { type Facts, type FactType, type FactTypes, type FactValue, known } from './facts.ts';
export { type Fault, parseCondition } from './parse-condition.ts';
export type { Scope } from './parse-leaf.ts';
export { type Application, type Rule, type RuleSet, ruleSet, withGivenDates } from './rules.ts';
export { type Line, linesOf, type Vocabulary } from './sentences.ts';
export type { Truth } from './truth.ts';
