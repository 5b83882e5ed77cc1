import { describe, expect, test } from 'vitest';
import { type QuotingWords, quotingBy } from './quoting.ts';

/** Words in German, for the lines of an explanation. */
const words: QuotingWords = {
  yes: 'ja',
  no: 'nein',
  none: 'nichts',
  notKnown: 'noch nicht bekannt',
  both: 'Alles davon zusammen',
  either: 'Mindestens eines davon',
  notSo: 'Nicht so',
  some: 'Für mindestens eines von',
  each: 'Für jedes von',
  placedOn: 'Zuerst angeboten am',
  lawReadOn: 'Recht am',
  atLeast: (count) => `Mindestens ${count} davon`,
  asked: (what) => `gefragt: ${what}`,
  anyOf: (list) => `eines von ${list}`,
  allOf: (list) => `alle von ${list}`,
  noneOf: (list) => `keines von ${list}`,
  day: (date) => date.split('-').toReversed().join('.'),
  number: (text) => text.replace('.', ','),
};

const texts = new Map([
  ['Keeper', 'Halter'],
  ['Weight', 'Gewicht'],
  ['Dogs: kinds', 'Hunde: Arten'],
  ['Dogs', 'Hunde'],
  ['A person', 'Eine Person'],
  ['An office, or a club', 'Ein Amt oder ein Verein'],
  ['An office', 'Ein Amt'],
  ['A large dog', 'Ein großer Hund'],
]);

const quote = quotingBy({ texts, words });

describe('a text of a catalogue is said in another language', () => {
  test.each([
    ['whole', 'A large dog', 'Ein großer Hund'],
    ['a line each', 'A person\nAn office\nunknown', 'Eine Person\nEin Amt\nunknown'],
    ['as a list', 'A person; An office', 'Eine Person; Ein Amt'],
    ['as a list in which one has a comma', 'An office, or a club, A person', 'Ein Amt oder ein Verein, Eine Person'],
    ['a fact with its answer', 'Keeper: A person', 'Halter: Eine Person'],
    ['a fact with several answers', 'Keeper: A person, An office', 'Halter: Eine Person, Ein Amt'],
    ['a fact that has a colon', 'Dogs: kinds: yes', 'Hunde: Arten: ja'],
    ['a number, and what was asked of it', 'Weight: 60.5 (asked: > 90)', 'Gewicht: 60,5 (gefragt: > 90)'],
    ['a day that is not known', 'Law as on: not known yet', 'Recht am: noch nicht bekannt'],
    [
      'days',
      'First offered or put into service on: 2026-08-01 (asked: < 2026-08-02)',
      'Zuerst angeboten am: 01.08.2026 (gefragt: < 02.08.2026)',
    ],
    [
      'a set',
      'Keeper: none (asked: any of A person, An office)',
      'Halter: nichts (gefragt: eines von Eine Person, Ein Amt)',
    ],
    ['what is not so', 'Not so: Keeper: no', 'Nicht so: Halter: nein'],
    ['a quantifier', 'For at least one of: Dogs', 'Für mindestens eines von: Hunde'],
    ['a head', 'All of these together', 'Alles davon zusammen'],
    ['a count', 'At least 2 of these', 'Mindestens 2 davon'],
  ])('%s', (_, text, said) => {
    expect(quote(text)).toBe(said);
  });

  test.each(['Somebody: A person', 'A person, somebody', 'Ratio 3: 2', ''])('%j stays as it was written', (text) => {
    expect(quote(text)).toBe(text);
  });
});
