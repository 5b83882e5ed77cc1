import type { Vocabulary } from '../engine/index.ts';
import type { Catalogue, CatalogueFact } from './read-catalogue.ts';

/** How the dates that are always given read in an explanation. */
const givenDates: Readonly<Record<string, string>> = {
  'law-read-on': 'Law as on',
  'placed-on': 'First offered or put into service on',
};

/** What a catalogue calls its facts, their answers and its findings; a name that it does not have stays as it is. */
export function vocabularyOf({ facts, findings }: Catalogue): Vocabulary {
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
}
