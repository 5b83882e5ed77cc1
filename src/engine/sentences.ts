import type { Condition, Operand, Test } from './condition.ts';
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
 * of conditions together where one fails, those that fail. What bears alone is said without a head.
 */
export function linesOf(reason: Reason, vocabulary: Vocabulary): Line {
  const { condition, truth, parts } = reason;
  const [only, ...others] = bearing(reason);
  if (only && others.length === 0 && (condition.op === 'all' || condition.op === 'any'))
    return linesOf(only, vocabulary);
  const below = bearing(reason).map((part) => linesOf(part, vocabulary));
  const [denied] = below;
  if (condition.op === 'not' && denied?.below.length === 0)
    return { text: `${lead(condition, vocabulary)}: ${denied.text}`, truth, below: [] };
  if (parts.length > 0) return { text: lead(condition, vocabulary), truth, below };
  return { text: leafText(reason, vocabulary), truth, below };
}

/** The parts without which the truth would not be what it is. */
function bearing({ condition, truth, parts }: Reason): readonly Reason[] {
  const isBoth = condition.op === 'all' || condition.op === 'every';
  const isEither = condition.op === 'any' || condition.op === 'some';
  if (truth === 'unknown') return parts.filter((part) => part.truth === 'unknown');
  if ((isBoth && truth === 'no') || (isEither && truth === 'yes')) return parts.filter((part) => part.truth === truth);
  return parts;
}

function lead(condition: Condition, { fact }: Vocabulary): string {
  if (condition.op === 'any') return 'At least one of these';
  if (condition.op === 'atLeast') return `At least ${condition.count} of these`;
  if (condition.op === 'not') return 'Not so';
  if (condition.op === 'some') return `For at least one of: ${fact(condition.list)}`;
  if (condition.op === 'every') return `For each of: ${fact(condition.list)}`;
  return 'All of these together';
}

function leafText({ condition, value, truth }: Reason, vocabulary: Vocabulary): string {
  if (condition.op === 'finding') return vocabulary.finding(condition.finding);
  if ('list' in condition) return `${vocabulary.fact(condition.list)}: not known yet`;
  if (condition.op !== 'fact') return lead(condition, vocabulary);
  const { fact, is } = condition;
  const said = value === undefined ? 'not known yet' : valueText(fact, value, vocabulary);
  const isSaid = truth === 'yes' && 'words' in is;
  return `${vocabulary.fact(fact)}: ${said}${isSaid ? '' : wanted(fact, is, vocabulary)}`;
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
function wanted(fact: string, is: Test, vocabulary: Vocabulary): string {
  if (is.test === 'yes') return '';
  if ('than' in is) return ` (asked: ${is.test} ${operandText(is.than, vocabulary)})`;
  const list = is.words.map((each) => vocabulary.word(fact, each)).join(', ');
  return is.test === 'set' ? ` (asked: ${is.hold} of ${list})` : ` (asked: ${list})`;
}

const operandText = (operand: Operand, { fact }: Vocabulary): string =>
  operand.kind === 'fact' ? fact(operand.fact) : String(operand.value);
