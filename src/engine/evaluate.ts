import type { Condition, Operand, Order } from './condition.ts';
import { type Facts, type FactTypes, type Known, known } from './facts.ts';
import { and, not, or, type Truth, truthOf } from './truth.ts';

/** What a condition is read against. `findings`: those that were settled before. */
export type Given = {
  readonly types: FactTypes;
  readonly facts: Facts;
  readonly findings: ReadonlyMap<string, Truth>;
};

/**
 * Why a condition holds, does not, or is open: the condition's own tree, each part with its truth. The parts of a
 * quantifier are the things of its list, `thing` is the place of each; a list that is not known has none.
 */
export type Reason = {
  readonly condition: Condition;
  readonly truth: Truth;
  readonly parts: readonly Reason[];
  /** What was known of the fact that a leaf reads. */
  readonly value?: Known['value'];
  readonly thing?: number;
};

/** Whether a condition holds, without saying why: for many systems at once. Total: what does not fit is unknown. */
export function truthIn(condition: Condition, given: Given): Truth {
  switch (condition.op) {
    case 'all':
      return and(lazily(condition.of, given));
    case 'any':
      return or(lazily(condition.of, given));
    case 'not':
      return not(truthIn(condition.of, given));
    case 'atLeast':
      return counted(
        condition.of.map((each) => truthIn(each, given)),
        condition.count,
      );
    case 'some':
    case 'every': {
      const things = thingsOf(condition.list, given);
      if (!things) return 'unknown';
      const truths = things.map((thing) => truthIn(condition.where, inside(condition.list, thing, given)));
      return condition.op === 'some' ? or(truths) : and(truths);
    }
    default:
      return leafTruth(condition, given);
  }
}

/** Whether a condition holds, and why. */
export function reasonFor(condition: Condition, given: Given): Reason {
  switch (condition.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return joined(
        condition,
        condition.of.map((each) => reasonFor(each, given)),
      );
    case 'not':
      return joined(condition, [reasonFor(condition.of, given)]);
    case 'some':
    case 'every': {
      const things = thingsOf(condition.list, given);
      if (!things) return { condition, truth: 'unknown', parts: [] };
      const parts = things.map((thing, at) => ({
        ...reasonFor(condition.where, inside(condition.list, thing, given)),
        thing: at,
      }));
      return joined(condition, parts);
    }
    case 'finding':
      return { condition, truth: leafTruth(condition, given), parts: [] };
    default: {
      const value = valueOf(condition.fact, given)?.value;
      return { condition, truth: leafTruth(condition, given), parts: [], ...(value === undefined ? {} : { value }) };
    }
  }
}

const joined = (condition: Condition, parts: readonly Reason[]): Reason => ({
  condition,
  parts,
  truth: fromParts(
    condition,
    parts.map(({ truth }) => truth),
  ),
});

/** What follows for a condition from the truths of its parts; a quantifier's parts are its things. */
function fromParts(condition: Condition, truths: readonly Truth[]): Truth {
  switch (condition.op) {
    case 'all':
    case 'every':
      return and(truths);
    case 'not':
      return not(truths[0] ?? 'unknown');
    case 'atLeast':
      return counted(truths, condition.count);
    default:
      return or(truths);
  }
}

/** The truth that a tree of reasons gives when it is worked out again from its leaves alone. */
export function truthAgain(reason: Reason): Truth {
  const { condition, parts, truth } = reason;
  const isLeaf = parts.length === 0 && !(condition.op === 'some' || condition.op === 'every');
  const isUnknownList = parts.length === 0 && truth === 'unknown';
  return isLeaf || isUnknownList ? truth : fromParts(condition, parts.map(truthAgain));
}

function* lazily(conditions: readonly Condition[], given: Given): Iterable<Truth> {
  for (const condition of conditions) yield truthIn(condition, given);
}

function counted(truths: readonly Truth[], count: number): Truth {
  const yes = truths.filter((truth) => truth === 'yes').length;
  const open = truths.filter((truth) => truth === 'unknown').length;
  if (yes >= count) return 'yes';
  return yes + open >= count ? 'unknown' : 'no';
}

type Leaf = Exclude<Condition, { op: 'all' | 'any' | 'not' | 'atLeast' | 'some' | 'every' }>;

function leafTruth(leaf: Leaf, given: Given): Truth {
  if (leaf.op === 'finding') return given.findings.get(leaf.finding) ?? 'unknown';
  const read = valueOf(leaf.fact, given);
  if (read === undefined) return 'unknown';
  switch (leaf.op) {
    case 'yes':
      return truthOf(read.value === true);
    case 'one':
      return truthOf(typeof read.value === 'string' && leaf.words.includes(read.value));
    case 'set':
      return truthOf(read.kind === 'manyOf' && holdsWords(read.value, leaf));
    case 'order':
      return compared(read.value, leaf.than, { given, holds: (far) => inOrder(far, leaf.order) });
    case 'equal':
      return compared(read.value, leaf.to, { given, holds: (far) => far === 0 });
  }
}

function holdsWords(value: readonly string[], { test, words }: Extract<Leaf, { op: 'set' }>): boolean {
  if (test === 'all') return words.every((word) => value.includes(word));
  return words.some((word) => value.includes(word)) === (test === 'any');
}

type Comparing = { readonly given: Given; readonly holds: (far: number) => boolean };

/** Dates are compared as their texts, whose order is that of the calendar. */
function compared(left: Known['value'], operand: Operand, { given, holds }: Comparing): Truth {
  const right = operand.kind === 'fact' ? valueOf(operand.fact, given)?.value : operand.value;
  if (right === undefined) return 'unknown';
  if (typeof left === 'number' && typeof right === 'number') return truthOf(holds(left - right));
  if (typeof left !== 'string' || typeof right !== 'string') return 'unknown';
  if (left === right) return truthOf(holds(0));
  return truthOf(holds(left < right ? -1 : 1));
}

function inOrder(far: number, order: Order): boolean {
  switch (order) {
    case '<':
      return far < 0;
    case '<=':
      return far <= 0;
    case '>':
      return far > 0;
    case '>=':
      return far >= 0;
  }
}

function valueOf(fact: string, { types, facts }: Given): Known | undefined {
  const type = Object.hasOwn(types, fact) ? types[fact] : undefined;
  return type && known(type, Object.hasOwn(facts, fact) ? facts[fact] : undefined);
}

function thingsOf(list: string, given: Given): readonly Facts[] | undefined {
  const read = valueOf(list, given);
  return read?.kind === 'list' ? read.value : undefined;
}

/** One thing of a list: its own facts hide those of the same name around it, known or not. */
function inside(list: string, thing: Facts, { types, facts, findings }: Given): Given {
  const type = types[list];
  const own = type?.kind === 'list' ? type.of : {};
  const hidden = Object.fromEntries(Object.keys(own).map((name) => [name, thing[name]]));
  return { types: { ...types, ...own }, facts: { ...facts, ...hidden }, findings };
}
