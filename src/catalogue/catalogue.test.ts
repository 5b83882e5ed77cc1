import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Catalogue, readCatalogue, runCase, type SourceFile, uncoveredRules } from './index.ts';

const files: Readonly<Record<string, string>> = {
  'catalogue.yaml': `
id: dog-law
title: A law on dogs
publisher: The town
source: https://example.org/dogs
copyright: free
version: "1"
versions:
  - { id: first, title: As made, from: 2024-01-01, source: gazette 1 }
`,
  'provisions/all.yaml': `
- { id: art-1, reference: Art. 1, summary: Which dogs are large. }
- { id: art-2, reference: Art. 2, summary: Large dogs are led on a line. }
`,
  'facts.yaml': `
- id: weight
  type: number
  about: system
  ask: How heavy is the dog, in kilograms?
  says: Weight in kilograms
  source: [art-1]
- id: keeper
  type: oneOf
  about: organisation
  ask: Who keeps it?
  says: Keeper
  options: { person: A person, office: { label: An office, help: Police among them. } }
`,
  'findings.yaml': `
- { id: large, kind: class, label: A large dog, source: [art-1] }
- { id: private, kind: role, label: Private keeper }
`,
  'rules/all.yaml': `
- id: large-dog
  finding: large
  when: weight > 30
  because: Art. 1 counts a dog over 30 kg as large.
  source: [art-1]
  from: 2024-01-01
- id: private-keeper
  finding: private
  when: keeper is person
  because: A person is a private keeper.
  source: [art-1]
  from: 2024-01-01
`,
  'obligations/all.yaml': `
- id: lead-it
  duty: Lead the dog on a line.
  role: [private]
  class: [large]
  when: { not: weight > 90 }
  source: [art-2]
  from: 2024-01-01
  applies: 2025-01-01
  evidence: [a line]
`,
  'cases/all.yaml': `
- id: mastiff
  description: A heavy dog of a person.
  on: 2026-01-01
  facts: { weight: 60, keeper: person }
  expect: { yes: [large, lead-it] }
  source: gazette 1
- id: unweighed
  description: Nobody weighed it.
  on: 2026-01-01
  facts: { keeper: office }
  expect: { unknown: [large], no: [private, lead-it] }
  source: gazette 1
`,
};

const as = (changed: Readonly<Record<string, string>>): readonly SourceFile[] =>
  Object.entries({ ...files, ...changed }).map(([path, text]) => ({ path, text }));

const read = (changed: Readonly<Record<string, string>> = {}): Catalogue => {
  const catalogue = readCatalogue(as(changed));
  if (!catalogue.ok) throw new Error(JSON.stringify(catalogue.error));
  return catalogue.value;
};

const faults = (changed: Readonly<Record<string, string>>): readonly string[] => {
  const catalogue = readCatalogue(as(changed));
  return catalogue.ok
    ? []
    : catalogue.error.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
};

const inFile = (path: string, from: string, to: string) => ({ [path]: (files[path] ?? '').replace(from, to) });

describe('a catalogue', () => {
  test('is read whole: its rules and obligations answer its own cases', () => {
    const catalogue = read();
    expect(catalogue.about.title).toBe('A law on dogs');
    expect(catalogue.cases.map((line) => runCase(catalogue, line).misses)).toEqual([[], []]);
  });

  test('says what a case expected and what was found', () => {
    const catalogue = read(inFile('cases/all.yaml', 'weight: 60', 'weight: 20'));
    const [first] = catalogue.cases;
    expect(first && runCase(catalogue, first).misses).toEqual([
      { finding: 'large', expected: 'yes', found: 'no' },
      { finding: 'lead-it', expected: 'yes', found: 'no' },
    ]);
  });

  test('knows which rules no case shows to hold, not to hold, or to be open', () => {
    const catalogue = read();
    expect(
      uncoveredRules(
        catalogue,
        catalogue.cases.map((line) => runCase(catalogue, line)),
      ),
    ).toEqual([
      { rule: 'large-dog', missing: ['no'] },
      { rule: 'private-keeper', missing: ['unknown'] },
    ]);
  });

  test('has a hash that its rules change and its cases do not, in whatever order its files come', () => {
    const { hash } = read();
    const turned = readCatalogue(as({}).toReversed());
    expect(turned.ok && turned.value.hash).toBe(hash);
    expect(read(inFile('cases/all.yaml', 'Nobody', 'No one')).hash).toBe(hash);
    expect(read(inFile('rules/all.yaml', '> 30', '> 31')).hash).not.toBe(hash);
  });
});

describe('a fault in a catalogue is told with file, line and what is near', () => {
  test.each([
    [
      'a fact that is not there',
      inFile('rules/all.yaml', 'weight > 30', 'wieght > 30'),
      'rules/all.yaml:4:9 there is no fact and no finding "wieght"; did you mean "weight"?',
    ],
    [
      'a finding that is not there',
      inFile('rules/all.yaml', 'finding: large', 'finding: lrge'),
      'rules/all.yaml:3:12 there is no finding "lrge"; did you mean "large"?',
    ],
    [
      'a provision that is not there',
      inFile('obligations/all.yaml', 'art-2', 'art-22'),
      'obligations/all.yaml:7:12 there is no provision "art-22"; did you mean "art-2"?',
    ],
    [
      'a key that is not known',
      inFile('facts.yaml', 'says: Keeper', 'say: Keeper'),
      'facts.yaml:12:3 "say" is not known here',
    ],
    [
      'a question that follows one that is not there',
      inFile('facts.yaml', 'says: Keeper', 'says: Keeper\n  after: [wieght]'),
      'facts.yaml:13:11 there is no fact "wieght"; did you mean "weight"?',
    ],
    [
      'a question that follows itself',
      inFile('facts.yaml', 'says: Keeper', 'says: Keeper\n  after: [keeper]'),
      'facts.yaml:13:11 "keeper" would follow itself',
    ],
    [
      'a day that is none',
      inFile('rules/all.yaml', '2024-01-01', '2024-13-01'),
      'rules/all.yaml:7:9 "from" is no date; write it as 2026-12-02',
    ],
    [
      'an id twice',
      inFile('rules/all.yaml', 'id: private-keeper', 'id: large-dog'),
      'rules/all.yaml:8:3 "large-dog" is taken: rules/all.yaml, line 2',
    ],
    [
      'a part of a condition',
      inFile('obligations/all.yaml', 'not: weight > 90', 'nott: weight > 90'),
      'obligations/all.yaml:6:9 "nott" is not known here; did you mean "not"?',
    ],
    [
      'a role that no rule gives',
      inFile('obligations/all.yaml', 'role: [private]', 'role: [privat]'),
      'obligations/all.yaml:4:10 there is no fact and no finding "privat"; did you mean "private"?',
    ],
    [
      'a file of another kind',
      { 'rule/all.yaml': '[]' },
      'rule/all.yaml:1:1 is no file of a catalogue; known are catalogue.yaml and provisions, facts, findings, rules, obligations, fines, documents, cases',
    ],
  ])('%s', (_, changed, fault) => {
    expect(faults(changed)).toContain(fault);
  });

  test('YAML that cannot be read', () => {
    expect(faults({ 'facts.yaml': '- {' })[0]).toMatch(/^facts\.yaml:1:\d+ /u);
  });

  test('whatever a file holds, it is a fault and never a crash', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(files)), fc.oneof(fc.string(), fc.json()), (path, text) => {
        expect(typeof readCatalogue(as({ [path]: text })).ok).toBe('boolean');
      }),
    );
    expect(readCatalogue(as({ 'facts.yaml': '- &a { id: x }\n- *a\n' })).ok).toBe(false);
  });
});
