import { describe, expect, test } from 'vitest';
import { readCatalogue, type SourceFile } from './index.ts';
import { markOf } from './translations.ts';

const law: Readonly<Record<string, string>> = {
  'catalogue.yaml': `
id: dog-law
title: A law on dogs
publisher: The town
source: https://example.org/dogs
copyright: free
version: "1"
versions: [{ id: first, title: As made, from: 2024-01-01, source: gazette 1 }]
`,
  'facts.yaml': `
- { id: weight, type: number, about: system, ask: How heavy is it?, says: Weight, unit: kg }
- id: keeper
  type: oneOf
  about: organisation
  ask: Who keeps it?
  says: Keeper
  examples: [Ada, Ben]
  options: { person: A person, office: { label: An office, help: Police among them. } }
`,
};

const about = {
  title: 'A law on dogs',
  publisher: 'The town',
  copyright: 'free',
  versions: { first: { title: 'As made' } },
};
const weight = { ask: 'How heavy is it?', says: 'Weight', unit: 'kg' };
const keeper = {
  ask: 'Who keeps it?',
  says: 'Keeper',
  examples: ['Ada', 'Ben'],
  options: { person: 'A person', office: { label: 'An office', help: 'Police among them.' } },
};

const german = `
catalogue:
  dog-law:
    of: "${markOf(about)}"
    title: Ein Hundegesetz
    publisher: Die Stadt
    copyright: frei
    versions: { first: { title: Wie beschlossen } }
facts:
  weight: { of: "${markOf(weight)}", ask: Wie schwer ist er?, says: Gewicht, unit: kg }
  keeper:
    of: "${markOf(keeper)}"
    ask: Wer hält ihn?
    says: Halter
    examples: [Anna, Bernd]
    options: { person: Eine Person, office: { label: Ein Amt, help: Auch die Polizei. } }
`;

function read(text: string, changed: Readonly<Record<string, string>> = {}) {
  const files: readonly SourceFile[] = Object.entries({ ...law, ...changed, 'locales/de/all.yaml': text }).map(
    ([path, content]) => ({ path, text: content }),
  );
  const catalogue = readCatalogue(files);
  if (!catalogue.ok) throw new Error(JSON.stringify(catalogue.error));
  const translation = catalogue.value.translations.get('de');
  if (!translation) throw new Error('there is no translation');
  const faults = translation.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
  return { faults, texts: translation.texts, of: translation.of, hash: catalogue.value.hash };
}

describe('a translation', () => {
  test('gives each text by the one that it is of', () => {
    const { faults, texts, of } = read(german);

    expect(faults).toEqual([]);
    expect(texts.get('An office')).toBe('Ein Amt');
    expect([texts.get('Ben'), texts.get('As made'), texts.size]).toEqual(['Bernd', 'Wie beschlossen', of]);
  });

  test('is no part of what a determination is made by', () => {
    expect(read(german).hash).toBe(read(german.replace('Halter', 'Wer ihn hält')).hash);
  });

  test('whose original was changed says nothing of it, and how to say it again', () => {
    const facts = law['facts.yaml']?.replace('How heavy is it?', 'What does it weigh?') ?? '';
    const { faults, texts } = read(german, { 'facts.yaml': facts });
    const mark = markOf({ ...weight, ask: 'What does it weigh?' });

    expect(faults).toEqual([`10:3 "weight" was changed since: look at it again, then give it of: "${mark}"`]);
    expect([texts.has('Weight'), texts.has('Keeper')]).toEqual([false, true]);
  });

  test('has one text for one text', () => {
    const facts = law['facts.yaml']?.replace('[Ada, Ben]', '[Ada, Ada]') ?? '';
    const { faults } = read(german.replace(markOf(keeper), markOf({ ...keeper, examples: ['Ada', 'Ada'] })), {
      'facts.yaml': facts,
    });

    expect(faults).toEqual([
      '15:22 "keeper.examples.1" says "Ada" in another way than before: "Anna"; one text has one translation',
    ]);
  });

  test.each([
    ['a line that is missing', german.replace(/ {2}weight: .+\n/u, ''), '"weight" of facts is not translated'],
    ['a text that is missing', german.replace('says: Halter', ''), '"keeper.says" is not translated'],
    ['an empty text', german.replace('Halter', '""'), '"keeper.says" is no text'],
    ['a list that is too short', german.replace('[Anna, Bernd]', '[Anna]'), '"keeper.examples.1" is not translated'],
    ['an unknown part', german.replace('says: Halter', 'says: Halter\n    hepl: x'), '"keeper.hepl" has no original'],
    [
      'an unknown id',
      german.replace('  weight:', '  wieght: { of: a }\n  weight:'),
      'there is no "wieght" in facts; did you mean "weight"?',
    ],
    ['an unknown list', `${german}fakts: {}\n`, 'there is no list "fakts"; did you mean "facts"?'],
    ['no mark', german.replace(/of: "\w+", ask/u, 'ask'), `give it of: "${markOf(weight)}"`],
    ['what is no map', '- a\n', 'must be a map of lists'],
  ])('with %s is told so with its place', (_, text, fault) => {
    const { faults } = read(text);

    expect(faults.join('\n')).toContain(fault);
  });
});
