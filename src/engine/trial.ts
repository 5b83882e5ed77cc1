import { type Condition, factsIn, findingsIn } from './condition.ts';
import { type Dates, type Determination, isLaw, truthOfRules } from './determine.ts';
import type { Given } from './evaluate.ts';
import { type FactValue, type Known, known } from './facts.ts';
import type { Rule, RuleSet } from './rules.ts';
import type { Truth } from './truth.ts';

/** Findings by their places in the order of settling, and who reads what: made once for a set of rules and a day. */
type Readers = {
  readonly findings: readonly { readonly id: string; readonly rules: readonly Rule[] }[];
  readonly ofFact: ReadonlyMap<string, readonly number[]>;
  readonly ofFinding: ReadonlyMap<string, readonly number[]>;
};

/** What a trial of answers starts from: what is known, and what was found. */
export type Trial = {
  readonly set: RuleSet;
  readonly readers: Readers;
  readonly given: Given;
  readonly truths: readonly Truth[];
};

/** What a trial of answers to these facts starts from. */
export function trialOf(set: RuleSet, { dates, findings, given }: Determination): Trial {
  const readers = readersOf(set, dates);
  return { set, readers, given, truths: readers.findings.map(({ id }) => findings.get(id)?.truth ?? 'no') };
}

/**
 * The findings that an answer to an open fact settles.
 * INVARIANT: an answer more changes only what reads the fact or something that has changed; and only what was unknown,
 * but for a list that has parts already: another list in its place may change what they had settled.
 */
export function settledBy(trial: Trial, fact: string, value: FactValue): readonly string[] {
  const { set, readers, given, truths } = trial;
  const type = set.types[fact];
  const tried = type && known(type, value);
  const changed = new Map<string, Truth>();
  const settled: string[] = [];
  const isReplaced = given.values.get(fact) !== undefined;
  const pending = [...(readers.ofFact.get(fact) ?? [])];
  const after = givenAfter(given, { fact, tried, changed });
  for (let place = pending.shift(); place !== undefined; place = pending.shift()) {
    const finding = readers.findings[place];
    const before = truths[place];
    if (!finding || (before !== 'unknown' && !isReplaced)) continue;
    const truth = truthOfRules(finding.rules, after);
    if (truth === before) continue;
    changed.set(finding.id, truth);
    if (before === 'unknown') settled.push(finding.id);
    join(pending, readers.ofFinding.get(finding.id) ?? []);
  }
  return settled;
}

/** Joins places to places, both in order; what stands there already stays once. */
function join(pending: number[], places: readonly number[]): void {
  let at = 0;
  for (const place of places) {
    while (at < pending.length && (pending[at] ?? 0) < place) at += 1;
    if (pending[at] !== place) pending.splice(at, 0, place);
  }
}

type Answered = {
  readonly fact: string;
  readonly tried: Known | undefined;
  readonly changed: ReadonlyMap<string, Truth>;
};

const givenAfter = ({ types, values, findings }: Given, { fact, tried, changed }: Answered): Given => ({
  types,
  values: { get: (name) => (name === fact ? tried : values.get(name)) },
  findings: { get: (id) => changed.get(id) ?? findings.get(id) },
});

const made = new WeakMap<RuleSet, Map<string, Readers>>();

/** INVARIANT: between two days on which a rule begins or ends, the same rules are law. */
function readersOf(set: RuleSet, dates: Dates): Readers {
  const sofar = made.get(set) ?? new Map<string, Readers>();
  made.set(set, sofar);
  const since = lastChange(set, dates);
  const there = sofar.get(since);
  if (there) return there;
  const findings = [...set.byFinding].map(([id, rules]) => ({ id, rules: rules.filter((rule) => isLaw(rule, dates)) }));
  const readers = { findings, ofFact: placesBy(findings, factsIn), ofFinding: placesBy(findings, findingsIn) };
  sofar.set(since, readers);
  return readers;
}

/** The last day, up to that on which the law is read, on which a rule begins or ends; empty before all of them. */
function lastChange({ rules }: RuleSet, { lawReadOn }: Dates): string {
  let last = '';
  for (const { from, until = '' } of rules) {
    if (from <= lawReadOn && from > last) last = from;
    if (until <= lawReadOn && until > last) last = until;
  }
  return last;
}

/** The places at which each name is read. */
function placesBy(
  findings: Readers['findings'],
  namesIn: (condition: Condition) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  findings.forEach(({ rules }, place) => {
    for (const name of new Set(rules.flatMap(({ when }) => namesIn(when)))) {
      const there = places.get(name);
      if (there) there.push(place);
      else places.set(name, [place]);
    }
  });
  return places;
}
