import type * as z from 'zod';
import type { Facts } from '../engine/index.ts';
import { parseLocalDate } from '../kernel/time.ts';
import { factsOf } from './facts-of.ts';
import type { factShape } from './shapes.ts';
import { type CatalogueFault, orNear, readSource, type SourceFile } from './source-text.ts';

/** What is wrong with a fact, and where below the facts it stands. */
export type FactFault = {
  readonly path: readonly (string | number)[];
  readonly isName: boolean;
  readonly message: string;
};

type Fact = z.infer<typeof factShape>;
type AnyFact = Fact | Extract<Fact, { type: 'list' }>['of'][number];
type Known = ReadonlyMap<string, AnyFact>;

/**
 * Reads a file of facts, a map of names to values; `null` stands for "not known". Refuses with every fault at once, each
 * with its line and the nearest known word. Input may be hostile.
 */
export function readFacts(
  file: SourceFile,
  known: Known,
): { readonly facts: Facts; readonly faults: readonly CatalogueFault[] } {
  const source = readSource(file);
  const { raw } = source;
  if (source.faults.length > 0) return { facts: {}, faults: source.faults };
  if (raw === null || raw === undefined) return { facts: {}, faults: [] };
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    return {
      facts: {},
      faults: [{ ...source.at([]), message: 'must be a map: a fact, a colon and its value a line' }],
    };
  }
  const facts = Object.fromEntries(Object.entries(raw));
  const faults = factFaults(facts, known).map(({ path, isName, message }) => ({
    ...(isName ? source.atKey(path) : source.at(path)),
    message,
  }));
  return { facts: factsOf(facts), faults };
}

/** Facts that are not asked, and values that do not fit their question. */
export const factFaults = (facts: Readonly<Record<string, unknown>>, known: Known): readonly FactFault[] =>
  Object.entries(facts).flatMap(([name, value]) => {
    const fact = known.get(name);
    if (!fact) {
      const message = `there is no fact "${name}"${orNear(name, [...known.keys()])}`;
      return [{ path: [name], isName: true, message }];
    }
    return value === null || value === undefined ? [] : valueFaults(fact, value);
  });

function valueFaults(fact: AnyFact, value: unknown): readonly FactFault[] {
  if (fact.type === 'oneOf') return wordFaults(fact, [value]);
  if (Array.isArray(value) && fact.type === 'manyOf') return wordFaults(fact, value);
  if (Array.isArray(value) && fact.type === 'list') return listFaults(fact, value);
  if (fits(fact.type, value)) return [];
  return [{ path: [fact.id], isName: false, message: `"${fact.id}" ${wanted[fact.type]}, not ${shown(value)}` }];
}

const wanted = {
  yesNo: 'is true or false',
  number: 'is a number such as 250 or 1.0e+25',
  date: 'is a date such as 2026-12-02',
  manyOf: 'takes several answers in brackets, [] for none',
  list: 'is a list of things',
} as const;

function fits(type: AnyFact['type'], value: unknown): boolean {
  if (type === 'yesNo') return typeof value === 'boolean';
  if (type === 'number') return Number.isFinite(value);
  return type === 'date' && typeof value === 'string' && parseLocalDate(value) !== undefined;
}

function wordFaults(
  fact: Extract<AnyFact, { type: 'oneOf' | 'manyOf' }>,
  words: readonly unknown[],
): readonly FactFault[] {
  const options = Object.keys(fact.options);
  return words.flatMap((word, at) => {
    if (typeof word === 'string' && options.includes(word)) return [];
    const near = orNear(String(word), options);
    const message = `${shown(word)} is no answer to "${fact.id}"${near === '' ? `; known are ${options.join(', ')}` : near}`;
    return [{ path: fact.type === 'manyOf' ? [fact.id, at] : [fact.id], isName: false, message }];
  });
}

function listFaults(fact: Extract<AnyFact, { type: 'list' }>, things: readonly unknown[]): readonly FactFault[] {
  const inner = new Map(fact.of.map((each) => [each.id, each]));
  return things.flatMap((thing, at) => {
    if (typeof thing !== 'object' || thing === null || Array.isArray(thing))
      return [{ path: [fact.id, at], isName: false, message: `each of "${fact.id}" is a map of facts` }];
    const faults = factFaults(Object.fromEntries(Object.entries(thing)), inner);
    return faults.map((fault) => ({ ...fault, path: [fact.id, at, ...fault.path] }));
  });
}

const shown = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value));
