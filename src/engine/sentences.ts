import type { Condition, Operand } from './condition.ts';
import type { Reason } from './evaluate.ts';
import type { Known } from './facts.ts';
import type { Truth } from './truth.ts';

/** What the things that rules name are called, in the reader's language. */
export type Vocabulary = {
  /** A fact as a statement or a name: `It recognises emotions`, `Number of employees`. */
  readonly fact: (name: string) => string;
  readonly word: (fact: string, word: string) => string;
  readonly finding: (id: string) => string;
};

/** One line of an explanation; the lines below it are what it rests on. */
export type Line = { readonly text: string; readonly truth: Truth; readonly below: readonly Line[] };

/**
 * A tree of reasons as lines to read. Only what bears on the answer is said: of alternatives that hold, those that do;
 * of conditions together where one fails, those that fail. `lead` heads a part that has parts.
 */
export function linesOf(reason: Reason, vocabulary: Vocabulary): Line {
  const { condition, truth, parts, value } = reason;
  const below = bearing(reason).map((part) => linesOf(part, vocabulary));
  if (parts.length > 0) return { text: lead(condition, vocabulary), truth, below };
  return { text: leafText(condition, value, vocabulary), truth, below };
}

/** The parts without which the truth would not be what it is. */
function bearing({ condition, truth, parts }: Reason): readonly Reason[] {
  const isBoth = condition.op === 'all' || condition.op === 'every';
  const isEither = condition.op === 'any' || condition.op === 'some';
  if (truth === 'unknown') return parts.filter((part) => part.truth === 'unknown');
  if ((isBoth && truth === 'no') || (isEither && truth === 'yes')) return parts.filter((part) => part.truth === truth);
  return parts;
}

function lead(condition: Condition, vocabulary: Vocabulary): string {
  switch (condition.op) {
    case 'all':
      return 'All of these together';
    case 'any':
      return 'At least one of these';
    case 'atLeast':
      return `At least ${condition.count} of these`;
    case 'not':
      return 'Not so';
    case 'some':
      return `For at least one of: ${vocabulary.fact(condition.list)}`;
    case 'every':
      return `For each of: ${vocabulary.fact(condition.list)}`;
    default:
      return leafText(condition, undefined, vocabulary);
  }
}

function leafText(condition: Condition, value: Known['value'] | undefined, vocabulary: Vocabulary): string {
  if (condition.op === 'finding') return vocabulary.finding(condition.finding);
  if (condition.op === 'some' || condition.op === 'every') return `${vocabulary.fact(condition.list)}: not known yet`;
  if (!('fact' in condition)) return lead(condition, vocabulary);
  const name = vocabulary.fact(condition.fact);
  return `${name}: ${value === undefined ? 'not known yet' : valueText(condition.fact, value, vocabulary)}${wanted(condition, vocabulary)}`;
}

function valueText(fact: string, value: Known['value'], { word }: Vocabulary): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return word(fact, value);
  return value.length === 0
    ? 'none'
    : value.map((each) => (typeof each === 'string' ? word(fact, each) : '…')).join(', ');
}

/** What the rule asks of the value, where the value alone does not say it. */
function wanted(condition: Extract<Condition, { fact: string }>, vocabulary: Vocabulary): string {
  const list = (words: readonly string[]) => words.map((each) => vocabulary.word(condition.fact, each)).join(', ');
  switch (condition.op) {
    case 'yes':
      return '';
    case 'one':
      return ` (asked: ${list(condition.words)})`;
    case 'set':
      return ` (asked: ${condition.test} of ${list(condition.words)})`;
    case 'order':
      return ` (asked: ${condition.order} ${operandText(condition.than, vocabulary)})`;
    case 'equal':
      return ` (asked: ${operandText(condition.to, vocabulary)})`;
  }
}

const operandText = (operand: Operand, { fact }: Vocabulary): string =>
  operand.kind === 'fact' ? fact(operand.fact) : String(operand.value);
