import type { Vocabulary } from '../engine/index.ts';
import type { Catalogue, CatalogueFact } from './read-catalogue.ts';

/** How the dates that are always given read in an explanation. */
const givenDates: Readonly<Record<string, string>> = {
  'law-read-on': 'Law as on',
  'placed-on': 'First offered or put into service on',
};

/** Works something out once for a catalogue, which never changes. */
export function oncePer<T>(make: (catalogue: Catalogue) => T): (catalogue: Catalogue) => T {
  const made = new WeakMap<Catalogue, { readonly value: T }>();
  return (catalogue) => {
    const sofar = made.get(catalogue) ?? { value: make(catalogue) };
    made.set(catalogue, sofar);
    return sofar.value;
  };
}

/** What a catalogue calls its facts, their answers and its findings; a name that it does not have stays as it is. */
export const vocabularyOf = oncePer(({ facts, findings }): Vocabulary => {
  const inner = [...facts.values()].flatMap((fact) => (fact.type === 'list' ? fact.of : []));
  const asked = new Map<string, Pick<CatalogueFact, 'says'>>(
    [...inner, ...facts.values()].map((fact) => [fact.id, fact]),
  );
  const words = new Map(
    [...inner, ...facts.values()].flatMap((fact) =>
      'options' in fact ? Object.entries(fact.options).map(([word, { label }]) => [`${fact.id} ${word}`, label]) : [],
    ),
  );
  return {
    fact: (name) => asked.get(name)?.says ?? givenDates[name] ?? name,
    word: (fact, word) => words.get(`${fact} ${word}`) ?? word,
    finding: (id) => findings.get(id)?.label ?? id,
  };
});
