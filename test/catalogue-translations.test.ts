import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answer, type Catalogue, factsOf, foldersOn, openCatalogue } from '../src/catalogue/index.ts';
import type { Line } from '../src/engine/index.ts';
import { quotingBy } from '../src/kit/quoting.ts';

const shelf = fileURLToPath(new URL('../catalogues', import.meta.url));
const opened = await Promise.all((await foldersOn(shelf)).map((folder) => openCatalogue(folder)));
const catalogues = opened.flatMap((each) => (each.ok ? [each.value] : []));

/** Every text that is not taken apart is put between brackets here, so that what is left over shows. */
const marked = (text: string): string => `«${text}»`;

const words = {
  ...{ yes: '«»', no: '«»', none: '«»', notKnown: '«»', both: '«»', either: '«»', notSo: '«»', some: '«»', each: '«»' },
  ...{ placedOn: '«»', lawReadOn: '«»', atLeast: marked, asked: (what: string) => what },
  ...{ anyOf: (list: string) => list, allOf: (list: string) => list, noneOf: (list: string) => list },
  ...{ day: (date: string) => date, number: (text: string) => text },
};

const textsIn = ({ text, below }: Line): readonly string[] => [text, ...below.flatMap(textsIn)];

/** The lines of all explanations that the cases of a catalogue give. */
function linesOf(catalogue: Catalogue): readonly string[] {
  const found = new Set<string>();
  for (const line of catalogue.cases.filter((_, at) => at % 12 === 0)) {
    const dates = { lawReadOn: line.on, placedOn: line['placed-on'] };
    const answered = answer(catalogue, factsOf(line.facts), dates);
    for (const { reasons } of answered.findings)
      for (const text of reasons.flatMap(({ why }) => textsIn(why))) found.add(text);
  }
  return [...found];
}

describe.each(catalogues.map((each) => [each.about.id, each] as const))('the translations of %s', (_, catalogue) => {
  test('take every line of an explanation apart, whatever the catalogue’s texts are', () => {
    const texts = [...catalogue.translations.values()].flatMap((each) => [...each.texts.keys()]);
    const quote = quotingBy({ texts: new Map(texts.map((text) => [text, '«»'])), words });
    const figures = /^[\s\d:;,.()<>=e+…-]*$/u;
    const left = linesOf(catalogue).filter(
      (text) => !quote(text).includes('«»') || !figures.test(quote(text).replaceAll('«»', '')),
    );

    expect(left).toEqual([]);
  });
});
