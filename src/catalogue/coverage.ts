import { type Application, type Condition, conditionsIn, type Rule, type Truth } from '../engine/index.ts';
import { daysAfter, type LocalDate } from '../kernel/time.ts';
import { type CaseResult, expectedIn } from './cases.ts';
import type { CaseLine, Catalogue } from './read-catalogue.ts';

/** A rule, and which of the three answers no case has shown. */
export type Uncovered = { readonly rule: string; readonly missing: readonly Truth[] };

/** A date of a rule, and on which of the days around it no case stands. */
export type Undated = {
  readonly rule: string;
  readonly what: string;
  readonly date: LocalDate;
  readonly missing: readonly ('before' | 'of' | 'after')[];
};

/** The rules of which no case shows that they hold, that they do not, or that they are open. */
export function uncoveredRules(catalogue: Catalogue, results: readonly CaseResult[]): readonly Uncovered[] {
  return [...catalogue.rules.keys()]
    .map((rule) => {
      const seen = new Set(results.map(({ rules }) => rules.get(rule)?.truth));
      return { rule, missing: (['yes', 'no', 'unknown'] as const).filter((truth) => !seen.has(truth)) };
    })
    .filter(({ missing }) => missing.length > 0);
}

/**
 * The dates of rules around which cases are missing: on the day before, of and after, a case must name the rule's finding,
 * and the rule must hold on those of the days on which it is law. A day of effect counts only where it is the one that
 * counts, and where the case says whether the finding has effect.
 */
export function undatedRules(catalogue: Catalogue, results: readonly CaseResult[]): readonly Undated[] {
  return catalogue.set.rules
    .filter(({ id }) => catalogue.rules.has(id))
    .flatMap((rule) =>
      datesOf(rule).map(({ what, date, shows }) => {
        const missing = (['before', 'of', 'after'] as const).filter((_, at) => {
          const day = daysAfter(date, at - 1);
          return !results.some((result) => expectedIn(result.case).includes(rule.finding) && shows(result, day));
        });
        return { rule: rule.id, what, date, missing };
      }),
    )
    .filter(({ missing }) => missing.length > 0);
}

type RuleDate = {
  readonly what: string;
  readonly date: LocalDate;
  readonly shows: (result: CaseResult, day: LocalDate) => boolean;
};

const datesOf = (rule: Rule): readonly RuleDate[] => [
  lawDate(rule, 'from', rule.from),
  ...(rule.until === undefined ? [] : [lawDate(rule, 'until', rule.until)]),
  ...(rule.applies ?? []).flatMap((clause) => effectDates(rule, clause)),
  ...comparedDates(rule),
];

const lawDate = (rule: Rule, what: string, date: LocalDate): RuleDate => ({
  what,
  date,
  shows: ({ case: line, rules }, day) =>
    line.on === day && (!isLawOn(rule, day) || rules.get(rule.id)?.truth === 'yes'),
});

const isLawOn = ({ from, until }: Rule, day: LocalDate): boolean => from <= day && (until === undefined || day < until);

/** A day of effect after the rule is no law any more never came. */
function effectDates(rule: Rule, { from, until }: Application): readonly RuleDate[] {
  return [from, until].flatMap((date) => {
    if (date === undefined || !isLawOn(rule, daysAfter(date, 1))) return [];
    const shows: RuleDate['shows'] = ({ case: line, rules }, day) => {
      if (line.on !== day) return false;
      const isSaid = [...line.expect['in-force'], ...line.expect['not-in-force']].includes(rule.finding);
      const answer = rules.get(rule.id);
      if (!isLawOn(rule, day)) return isSaid;
      const effect = answer?.truth === 'yes' ? answer.effect() : undefined;
      return isSaid && effect?.kind === 'from' && (effect.from === date || effect.until === date);
    };
    return [{ what: 'applies', date, shows }];
  });
}

/** The dates with which a rule compares others: the case has the fact on the days around. */
function comparedDates(rule: Rule): readonly RuleDate[] {
  const conditions = [rule.when, ...(rule.applies ?? []).flatMap(({ when }) => (when ? [when] : []))];
  return conditions.flatMap(comparisons).map(({ fact, date }) => ({
    what: fact,
    date,
    shows: ({ case: line, rules }, day) => valueIn(line, fact) === day && rules.has(rule.id),
  }));
}

function comparisons(condition: Condition): readonly { readonly fact: string; readonly date: LocalDate }[] {
  if (condition.op !== 'fact') return conditionsIn(condition).flatMap(comparisons);
  const { fact, is } = condition;
  return 'than' in is && is.than.kind === 'date' ? [{ fact, date: is.than.value }] : [];
}

function valueIn(line: CaseLine, fact: string): unknown {
  if (fact === 'law-read-on') return line.on;
  return fact === 'placed-on' ? line['placed-on'] : line.facts[fact];
}
