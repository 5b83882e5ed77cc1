import { type Condition, conditionsIn, type Operand, type Order, type Test } from './condition.ts';
import { type Facts, type FactTypes, type Known, known } from './facts.ts';
import { and, not, or, type Truth, truthOf } from './truth.ts';

/** What a condition is read against. `values`: facts that fit their types; `findings`: those that were settled before. */
export type Given = {
  readonly types: FactTypes;
  readonly values: Lookup<Known>;
  readonly findings: Lookup<Truth>;
};

/** What answers by a name; a map is one. */
export type Lookup<T> = { readonly get: (name: string) => T | undefined };

/** The facts that are known, read once: what does not fit its type is left out, and so unknown. */
export function valuesOf(types: FactTypes, facts: Facts): Lookup<Known> {
  const values = new Map<string, Known>();
  for (const [name, value] of Object.entries(facts)) {
    const type = value !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
    const read = type && known(type, value);
    if (read) values.set(name, read);
  }
  return values;
}

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
      return joinedTruth(condition.of, given, 'no');
    case 'any':
      return joinedTruth(condition.of, given, 'yes');
    case 'not':
      return not(truthIn(condition.of, given));
    case 'atLeast':
      return fromParts(
        condition,
        condition.of.map((part) => truthIn(part, given)),
      );
    case 'some':
    case 'every': {
      const things = thingsOf(condition.list, given);
      const truths = things?.map((thing) => truthIn(condition.where, inside(condition.list, thing, given)));
      return truths ? fromParts(condition, truths) : 'unknown';
    }
    case 'fact':
      return factTruth(condition, given);
    case 'finding':
      return given.findings.get(condition.finding) ?? 'unknown';
  }
}

/** Whether a condition holds, and why. */
export function reasonFor(condition: Condition, given: Given): Reason {
  if ('list' in condition) {
    const things = thingsOf(condition.list, given);
    return things
      ? joined(
          condition,
          things.map((thing, at) => reasonForThing(condition, thing, { at, given })),
        )
      : leaf(condition, 'unknown');
  }
  if ('of' in condition)
    return joined(
      condition,
      conditionsIn(condition).map((each) => reasonFor(each, given)),
    );
  const truth = truthIn(condition, given);
  const value = condition.op === 'fact' ? given.values.get(condition.fact)?.value : undefined;
  return value === undefined ? leaf(condition, truth) : { ...leaf(condition, truth), value };
}

const leaf = (condition: Condition, truth: Truth): Reason => ({ condition, truth, parts: [] });

const reasonForThing = (
  { list, where }: Extract<Condition, { list: string }>,
  thing: Facts,
  { at, given }: { readonly at: number; readonly given: Given },
): Reason => ({ ...reasonFor(where, inside(list, thing, given)), thing: at });

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
  if (condition.op === 'all' || condition.op === 'every') return and(truths);
  if (condition.op === 'not') return not(truths[0] ?? 'unknown');
  return condition.op === 'atLeast' ? counted(truths, condition.count) : or(truths);
}

/** The truth that a tree of reasons gives when it is worked out again from its leaves alone. */
export function truthAgain(reason: Reason): Truth {
  const { condition, parts, truth } = reason;
  const isLeaf = parts.length === 0 && !(condition.op === 'some' || condition.op === 'every');
  const isUnknownList = parts.length === 0 && truth === 'unknown';
  return isLeaf || isUnknownList ? truth : fromParts(condition, parts.map(truthAgain));
}

/** Kleene's `and` (`decides` is no) and `or` (it is yes), which look no further than the first part that decides. */
function joinedTruth(conditions: readonly Condition[], given: Given, decides: 'yes' | 'no'): Truth {
  let sofar: Truth = not(decides);
  for (const condition of conditions) {
    const truth = truthIn(condition, given);
    if (truth === decides) return decides;
    if (truth === 'unknown') sofar = 'unknown';
  }
  return sofar;
}

function counted(truths: readonly Truth[], count: number): Truth {
  const yes = truths.filter((truth) => truth === 'yes').length;
  const open = truths.filter((truth) => truth === 'unknown').length;
  if (yes >= count) return 'yes';
  return yes + open >= count ? 'unknown' : 'no';
}

function factTruth({ fact, is }: Extract<Condition, { op: 'fact' }>, given: Given): Truth {
  const read = given.values.get(fact);
  if (read === undefined) return 'unknown';
  if (is.test === 'yes') return truthOf(read.value === true);
  if (is.test === 'one') return truthOf(typeof read.value === 'string' && is.words.includes(read.value));
  if (is.test === 'set') return truthOf(read.kind === 'manyOf' && holdsWords(read.value, is));
  return compared(read.value, is.than, { given, order: is.test });
}

function holdsWords(value: readonly string[], { hold, words }: Extract<Test, { test: 'set' }>): boolean {
  if (hold === 'all') return words.every((word) => value.includes(word));
  return words.some((word) => value.includes(word)) === (hold === 'any');
}

type Comparing = { readonly given: Given; readonly order: Order | '=' };

/** Dates are compared as their texts, whose order is that of the calendar. */
function compared(left: Known['value'], operand: Operand, { given, order }: Comparing): Truth {
  const right = operand.kind === 'fact' ? given.values.get(operand.fact)?.value : operand.value;
  if (right === undefined) return 'unknown';
  if (typeof left === 'number' && typeof right === 'number') return truthOf(inOrder(left - right, order));
  if (typeof left !== 'string' || typeof right !== 'string') return 'unknown';
  if (left === right) return truthOf(inOrder(0, order));
  return truthOf(inOrder(left < right ? -1 : 1, order));
}

function inOrder(far: number, order: Order | '='): boolean {
  switch (order) {
    case '<':
      return far < 0;
    case '<=':
      return far <= 0;
    case '>':
      return far > 0;
    case '>=':
      return far >= 0;
    case '=':
      return far === 0;
  }
}

function thingsOf(list: string, given: Given): readonly Facts[] | undefined {
  const read = given.values.get(list);
  return read?.kind === 'list' ? read.value : undefined;
}

/** One thing of a list: its own facts hide those of the same name around it, known or not. */
function inside(list: string, thing: Facts, { types, values, findings }: Given): Given {
  const type = types[list];
  const own = type?.kind === 'list' ? type.of : {};
  const inner = valuesOf(own, thing);
  const get = (name: string): Known | undefined => (Object.hasOwn(own, name) ? inner.get(name) : values.get(name));
  return { types: { ...types, ...own }, values: { get }, findings };
}
