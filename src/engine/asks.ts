import { type Condition, conditionsIn, factsIn, findingsIn } from './condition.ts';
import type { Determination } from './determine.ts';
import { truthIn } from './evaluate.ts';
import { type FactType, type FactValue, known } from './facts.ts';
import type { Rule, RuleSet } from './rules.ts';
import { settledBy, type Trial, trialOf } from './trial.ts';

/** A fact that is not known and would bring findings nearer, the findings it bears on, and how much it decides. */
export type Ask = { readonly fact: string; readonly findings: readonly string[]; readonly weight: number };

/** How much a finding counts among the others; 1 where nothing is said. */
export type Weights = Readonly<Record<string, number>>;

/**
 * The facts that are open and can still change a finding, most decisive first: that which, over its possible answers,
 * settles most; then that which has most part in what stays open. A fact that changes nothing any more is not asked.
 */
export function asksOf(set: RuleSet, determined: Determination, weights: Weights = {}): readonly Ask[] {
  const found = new Map<string, { readonly findings: string[]; share: number }>();
  for (const [finding, facts] of openFacts(set, determined)) {
    const part = (weights[finding] ?? 1) / facts.length;
    for (const fact of facts) {
      const ask = found.get(fact);
      if (ask) {
        ask.findings.push(finding);
        ask.share += part;
      } else found.set(fact, { findings: [finding], share: part });
    }
  }
  const trial = trialOf(set, determined);
  const asks = [...found].map(([fact, { findings, share }]) => {
    return { fact, findings, weight: settled(trial, { fact, type: set.types[fact], weights }) + share / 10 };
  });
  return asks.toSorted((a, b) => b.weight - a.weight || (a.fact < b.fact ? -1 : 1));
}

const opened = new WeakMap<Determination, ReadonlyMap<string, readonly string[]>>();

/** The open facts of every finding that is undetermined, or whose effect is, in the order in which facts are declared. */
export function openFacts(set: RuleSet, determined: Determination): ReadonlyMap<string, readonly string[]> {
  const sofar = opened.get(determined);
  if (sofar) return sofar;
  const bits = bitsOf(set);
  const asked = openBits(set, determined);
  const told = new Map<bigint, readonly string[]>();
  const open = new Map<string, readonly string[]>();
  for (const [finding, mask] of gathered(determined, bits)) {
    const left = mask & asked;
    const facts = told.get(left) ?? namesOf(left, bits);
    told.set(left, facts);
    open.set(finding, facts);
  }
  opened.set(determined, open);
  return open;
}

/** Sets of facts are numbers, a bit for each, so that joining two of them, of which there are thousands, costs little. */
type Bits = ReadonlyMap<string, bigint>;

const numbered = new WeakMap<RuleSet, Bits>();

function bitsOf(set: RuleSet): Bits {
  const sofar = numbered.get(set);
  if (sofar) return sofar;
  const bits = new Map(Object.keys(set.types).map((name, at) => [name, 1n << BigInt(at)]));
  numbered.set(set, bits);
  return bits;
}

function namesOf(mask: bigint, bits: Bits): readonly string[] {
  const names: string[] = [];
  for (const [name, bit] of bits) if ((mask & bit) !== 0n) names.push(name);
  return names;
}

/** The facts that can be asked: a list always, for it may grow; others while they are not known. */
function openBits({ types }: RuleSet, { facts }: Determination): bigint {
  let mask = 0n;
  let bit = 1n;
  for (const [name, type] of Object.entries(types)) {
    if (type.kind === 'list' || known(type, facts[name]) === undefined) mask |= bit;
    bit <<= 1n;
  }
  return mask;
}

type Gathering = {
  readonly given: Determination['given'];
  readonly bits: Bits;
  readonly open: Map<string, bigint>;
};

function gathered({ findings, given }: Determination, bits: Bits): ReadonlyMap<string, bigint> {
  const gathering: Gathering = { given, bits, open: new Map() };
  for (const finding of findings.values()) {
    if (finding.truth === 'no') continue;
    let mask = 0n;
    for (const { rule, truth, effect } of finding.answers) {
      if (truth === 'no') continue;
      if (finding.truth === 'unknown' && truth === 'unknown') mask |= openBelow(rule.when, gathering);
      if (effect().kind === 'open') mask |= openInDays(rule, findings, gathering);
    }
    if (mask !== 0n) gathering.open.set(finding.id, mask);
  }
  return gathering.open;
}

/** What is open in the clauses of a rule or, where it has none, in the days of the findings with which it takes effect. */
function openInDays(rule: Rule, findings: Determination['findings'], gathering: Gathering): bigint {
  if (rule.applies) return joined(rule.applies.map(({ when }) => (when ? openIn(when, gathering) : 0n)));
  const below = findingsIn(rule.when).filter((id) => findings.get(id)?.effect().kind === 'open');
  return joined(below.map((id) => gathering.open.get(id) ?? 0n));
}

/** The leaves that are unknown under parts that are; what is settled can change nothing any more. */
const openIn = (condition: Condition, gathering: Gathering): bigint =>
  truthIn(condition, gathering.given) === 'unknown' ? openBelow(condition, gathering) : 0n;

function openBelow(condition: Condition, gathering: Gathering): bigint {
  const { bits, open } = gathering;
  if (condition.op === 'finding') return open.get(condition.finding) ?? 0n;
  if ('list' in condition) return bits.get(condition.list) ?? 0n;
  if (condition.op === 'fact') return joined(factsIn(condition).map((name) => bits.get(name) ?? 0n));
  let mask = 0n;
  for (const part of conditionsIn(condition)) mask |= openIn(part, gathering);
  return mask;
}

const joined = (masks: readonly bigint[]): bigint => masks.reduce((one, other) => one | other, 0n);

type Tried = { readonly fact: string; readonly type: FactType | undefined; readonly weights: Weights };

/** How much weight of findings is settled by an answer, on average over those that can be tried. */
function settled(trial: Trial, { fact, type, weights }: Tried): number {
  const answers = type ? answersOf(type) : [];
  let sum = 0;
  for (const value of answers) {
    for (const finding of settledBy(trial, fact, value)) sum += weights[finding] ?? 1;
  }
  return answers.length === 0 ? 0 : sum / answers.length;
}

/** Answers to try: all of a closed question, none and each one of a set; a number's or a day's are without end. */
function answersOf(type: FactType): readonly FactValue[] {
  switch (type.kind) {
    case 'yesNo':
      return [true, false];
    case 'oneOf':
      return type.options;
    case 'manyOf':
      return [[], ...type.options.map((option) => [option])];
    case 'list':
      return [[]];
    case 'number':
    case 'date':
      return [];
  }
}
