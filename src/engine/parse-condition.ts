import type { Result } from '../kernel/result.ts';
import { err, ok } from '../kernel/result.ts';
import { nearestWord } from '../kernel/word.ts';
import type { Condition } from './condition.ts';
import { parseLeaf, type Scope } from './parse-leaf.ts';

/** What is wrong in a rule, and where: `path` leads through the raw value to the place. */
export type Fault = { readonly path: readonly (string | number)[]; readonly message: string };

type Parsed = Result<Condition, readonly Fault[]>;
type Place = { readonly scope: Scope; readonly path: Fault['path'] };

const words = ['all', 'any', 'not', 'atLeast', 'some', 'every'] as const;

/**
 * Reads a condition as it stands in a rule: a line, a list (all of it), or a map with one of `all`, `any`, `not`,
 * `atLeast: {count, of}`, `some` and `every: {in, where}`. Refuses with every fault at once. Input may be hostile.
 */
export const parseCondition = (raw: unknown, scope: Scope): Parsed => read(raw, { scope, path: [] });

/** Deeper than anybody writes, shallower than the stack. */
const deepest = 40;

function read(raw: unknown, place: Place): Parsed {
  if (place.path.length > deepest) return fault(place, 'is nested too deeply');
  if (typeof raw === 'string') {
    const leaf = parseLeaf(raw, place.scope);
    return leaf.ok ? leaf : fault(place, leaf.error);
  }
  if (Array.isArray(raw)) return several('all', raw, place);
  if (typeof raw !== 'object' || raw === null) return fault(place, 'is no condition: write a line, a list or a map');
  const [entry, second] = Object.entries(raw);
  if (!entry || second) return fault(place, `must have exactly one of ${words.join(', ')}`);
  return readMap(entry, place);
}

function readMap([key, value]: readonly [string, unknown], place: Place): Parsed {
  const word = words.find((each) => each === key);
  if (!word) {
    const near = nearestWord(key, words);
    return fault(
      place,
      `"${key}" is not known here; ${near === undefined ? `known are ${words.join(', ')}` : `did you mean "${near}"?`}`,
    );
  }
  const inside = below(place, word);
  switch (word) {
    case 'all':
    case 'any':
      return Array.isArray(value) ? several(word, value, inside) : fault(inside, 'must be a list');
    case 'not': {
      const of = read(value, inside);
      return of.ok ? ok({ op: 'not', of: of.value }) : of;
    }
    case 'atLeast':
      return atLeast(value, inside);
    case 'some':
    case 'every':
      return quantified(word, value, inside);
  }
}

function several(op: 'all' | 'any', raw: readonly unknown[], place: Place): Parsed {
  const of = readAll(raw, place);
  return of.ok ? ok({ op, of: of.value }) : of;
}

function readAll(raw: readonly unknown[], place: Place): Result<readonly Condition[], readonly Fault[]> {
  if (raw.length === 0) return fault(place, 'is empty');
  const parts = raw.map((each, at) => read(each, below(place, at)));
  const faults = parts.flatMap((part) => (part.ok ? [] : part.error));
  return faults.length > 0 ? err(faults) : ok(parts.flatMap((part) => (part.ok ? [part.value] : [])));
}

function atLeast(value: unknown, place: Place): Parsed {
  const { count, of } = fieldsOf(value);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    return fault(below(place, 'count'), 'must be a whole number from 1');
  }
  if (!Array.isArray(of) || of.length < count) return fault(below(place, 'of'), `must be a list of ${count} or more`);
  const parts = readAll(of, below(place, 'of'));
  return parts.ok ? ok({ op: 'atLeast', count, of: parts.value }) : parts;
}

function quantified(op: 'some' | 'every', value: unknown, place: Place): Parsed {
  const { in: list, where } = fieldsOf(value);
  const { facts, findings } = place.scope;
  const type = typeof list === 'string' && Object.hasOwn(facts, list) ? facts[list] : undefined;
  if (typeof list !== 'string' || type?.kind !== 'list') {
    const lists = Object.keys(facts).filter((name) => facts[name]?.kind === 'list');
    const near = typeof list === 'string' ? nearestWord(list, lists) : undefined;
    return fault(
      below(place, 'in'),
      `must name a fact that is a list${near === undefined ? '' : `; did you mean "${near}"?`}`,
    );
  }
  const scope = { facts: { ...facts, ...type.of }, findings };
  const inside = read(where, { scope, path: [...place.path, 'where'] });
  return inside.ok ? ok({ op, list, where: inside.value }) : inside;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const below = ({ scope, path }: Place, step: string | number): Place => ({ scope, path: [...path, step] });

const fault = ({ path }: Place, message: string) => err([{ path, message }]);
