import type { Result } from '../kernel/result.ts';
import { err, ok } from '../kernel/result.ts';
import { parseLocalDate } from '../kernel/time.ts';
import { nearestWord } from '../kernel/word.ts';
import type { Condition, Operand, Order, SetTest } from './condition.ts';
import type { FactType, FactTypes } from './facts.ts';

/** The names that a condition may use. */
export type Scope = { readonly facts: FactTypes; readonly findings: ReadonlySet<string> };

type Parsed = Result<Condition, string>;

type Relation = {
  readonly words: string;
  readonly kinds: readonly FactType['kind'][];
  readonly read: (subject: Subject, rest: string, scope: Scope) => Parsed;
};

type Subject = { readonly fact: string; readonly type: FactType };

/** INVARIANT: a relation whose words begin another's stands after it. */
const relations: readonly Relation[] = [
  { words: 'is one of', kinds: ['oneOf'], read: (subject, rest) => oneWord(subject, rest) },
  { words: 'is not', kinds: ['yesNo', 'oneOf', 'number', 'date'], read: (...given) => negated(isRelation(...given)) },
  { words: 'is', kinds: ['yesNo', 'oneOf', 'number', 'date'], read: (...given) => isRelation(...given) },
  { words: 'includes any of', kinds: ['manyOf'], read: (subject, rest) => setTest(subject, rest, 'any') },
  { words: 'includes all of', kinds: ['manyOf'], read: (subject, rest) => setTest(subject, rest, 'all') },
  { words: 'includes none of', kinds: ['manyOf'], read: (subject, rest) => setTest(subject, rest, 'none') },
  { words: 'includes', kinds: ['manyOf'], read: (subject, rest) => setTest(subject, rest, 'all') },
  ...(['<=', '>=', '<', '>'] as const).map((order) => ordered(order, order, 'number')),
  ordered('on or before', '<=', 'date'),
  ordered('on or after', '>=', 'date'),
  ordered('before', '<', 'date'),
  ordered('after', '>', 'date'),
];

/**
 * Reads one line of a rule: `name`, or a name, a relation and what it is compared with (`purpose includes recruitment`,
 * `headcount < 250`, `placed-on before 2026-08-02`). Refuses with a sentence that says what is wrong and what is near.
 */
export function parseLeaf(text: string, scope: Scope): Parsed {
  const [, name = '', rest = ''] = /^(\S+)(?:\s+(.*))?$/su.exec(text.trim()) ?? [];
  if (scope.findings.has(name)) {
    return rest === '' ? ok({ op: 'finding', finding: name }) : err(`"${name}" is a finding: nothing can follow it`);
  }
  const type = Object.hasOwn(scope.facts, name) ? scope.facts[name] : undefined;
  if (!type) return err(unknownName(name, scope));
  if (rest === '') {
    return type.kind === 'yesNo'
      ? ok({ op: 'fact', fact: name, is: { test: 'yes' } })
      : err(`"${name}" is not a question of yes or no: say what about it, ${waysOf(type)}`);
  }
  const relation = relations.find(({ words }) => rest === words || rest.startsWith(`${words} `));
  if (!relation?.kinds.includes(type.kind)) return err(wrongRelation(rest, { fact: name, type }));
  return relation.read({ fact: name, type }, rest.slice(relation.words.length).trim(), scope);
}

function unknownName(name: string, { facts, findings }: Scope): string {
  if (name === '') return 'is empty: write a fact, or a fact and what is to be so of it';
  const near = nearestWord(name, [...Object.keys(facts), ...findings]);
  return `there is no fact and no finding "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`;
}

const waysOf = ({ kind }: FactType): string => {
  const ways = relations.filter(({ kinds }) => kinds.includes(kind)).map(({ words }) => `"${words}"`);
  return ways.length === 0 ? 'by "some" or "every"' : `by ${ways.join(', ')}`;
};

const wrongRelation = (rest: string, { fact, type }: Subject): string =>
  `"${rest.split(' ')[0]}" cannot be asked of "${fact}": it can be compared ${waysOf(type)}`;

function ordered(words: string, order: Order, kind: 'number' | 'date'): Relation {
  const read: Relation['read'] = (subject, rest, scope) => {
    const than = operand(subject, rest, scope);
    return than.ok ? ok({ op: 'fact', fact: subject.fact, is: { test: order, than: than.value } }) : than;
  };
  return { words, kinds: [kind], read };
}

function isRelation(subject: Subject, rest: string, scope: Scope): Parsed {
  const { fact, type } = subject;
  if (type.kind === 'oneOf')
    return rest.includes(',') ? err('"is" takes one word: use "is one of"') : oneWord(subject, rest);
  if (type.kind === 'yesNo') {
    const yes: Parsed = ok({ op: 'fact', fact, is: { test: 'yes' } });
    if (rest === 'yes') return yes;
    return rest === 'no' ? negated(yes) : err(`"${fact}" is yes or no, not "${rest}"`);
  }
  const than = operand(subject, rest, scope);
  return than.ok ? ok({ op: 'fact', fact, is: { test: '=', than: than.value } }) : than;
}

const negated = (parsed: Parsed): Parsed => (parsed.ok ? ok({ op: 'not', of: parsed.value }) : parsed);

function oneWord({ fact, type }: Subject, rest: string): Parsed {
  const words = wordsOf(rest, type);
  return words.ok ? ok({ op: 'fact', fact, is: { test: 'one', words: words.value } }) : words;
}

function setTest({ fact, type }: Subject, rest: string, hold: SetTest): Parsed {
  const words = wordsOf(rest, type);
  return words.ok ? ok({ op: 'fact', fact, is: { test: 'set', hold, words: words.value } }) : words;
}

function wordsOf(rest: string, type: FactType): Result<readonly string[], string> {
  const options = 'options' in type ? type.options : [];
  const words = rest.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !options.includes(word));
  if (wrong === undefined) return ok(words);
  const near = nearestWord(wrong, options);
  return err(
    `"${wrong}" is not an answer here; ${near === undefined ? `known are ${options.join(', ')}` : `did you mean "${near}"?`}`,
  );
}

/** The right side of a comparison: a number, a date, or a fact of the same kind. */
function operand({ type }: Subject, rest: string, { facts }: Scope): Result<Operand, string> {
  const other = Object.hasOwn(facts, rest) ? facts[rest] : undefined;
  if (other) {
    return other.kind === type.kind
      ? ok({ kind: 'fact', fact: rest })
      : err(`"${rest}" is of another kind: ${other.kind}`);
  }
  if (type.kind === 'date') {
    const date = parseLocalDate(rest);
    return date === undefined ? err(`"${rest}" is no date; write it as 2026-12-02`) : ok({ kind: 'date', value: date });
  }
  const digits = /^-?\d+(?:\.\d+)?(?:e\d{1,2})?$/u.test(rest) ? Number(rest) : Number.NaN;
  return Number.isFinite(digits)
    ? ok({ kind: 'number', value: digits })
    : err(`"${rest}" is no number; write it as 250 or 1e25`);
}
