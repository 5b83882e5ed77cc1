import type { Saying } from './said.ts';

/** The engine's own words around those of a catalogue, in the reader's language. */
export type QuotingWords = {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly notKnown: string;
  readonly both: string;
  readonly either: string;
  readonly notSo: string;
  readonly some: string;
  readonly each: string;
  readonly placedOn: string;
  readonly lawReadOn: string;
  readonly atLeast: (count: string) => string;
  readonly asked: (what: string) => string;
  readonly anyOf: (list: string) => string;
  readonly allOf: (list: string) => string;
  readonly noneOf: (list: string) => string;
  /** A calendar date, `2026-12-02`, and a number, `12.5`, in the reader's own writing. */
  readonly day: (date: string) => string;
  readonly number: (text: string) => string;
};

/** What texts of a catalogue are said with: the texts by their originals, and the words around them. */
export type Quoting = { readonly texts: ReadonlyMap<string, string>; readonly words: QuotingWords };

/**
 * Says the texts of catalogues in the reader's language: whole ones, lists of them, and the lines of explanations that are
 * made of them. What is not known stays as it was written.
 */
export function quotingBy(quoting: Quoting): Saying {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = saidOf(text, quoting) ?? text;
    known.set(text, now);
    return now;
  };
}

type Said = string | undefined;

const saidOf = (text: string, quoting: Quoting): Said =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => saidOf(line, quoting) ?? line)
        .join('\n')
    : (quoting.texts.get(text) ?? leadOf(text, quoting) ?? lineOf(text, quoting) ?? listOf(text, quoting));

/** The head of an explanation, alone or before what it is about. */
function leadOf(text: string, quoting: Quoting): Said {
  const { words } = quoting;
  const heads = {
    'All of these together': words.both,
    'At least one of these': words.either,
    'For at least one of': words.some,
    'For each of': words.each,
    'Not so': words.notSo,
  };
  const counted = /^At least (\d+) of these$/u.exec(text)?.[1];
  if (counted !== undefined) return words.atLeast(counted);
  for (const [head, said] of Object.entries(heads)) {
    if (text === head) return said;
    if (!text.startsWith(`${head}: `)) continue;
    const rest = text.slice(head.length + 2);
    return `${said}: ${saidOf(rest, quoting) ?? rest}`;
  }
  return undefined;
}

/** A fact, a colon, its value and, in brackets, what was asked of it. */
function lineOf(text: string, quoting: Quoting): Said {
  for (let at = text.lastIndexOf(': '); at > 0; at = text.lastIndexOf(': ', at - 1)) {
    const fact = factOf(text.slice(0, at), quoting);
    if (fact === undefined) continue;
    const rest = text.slice(at + 2);
    const asked = / \(asked: (.+)\)$/u.exec(rest);
    const value = asked ? rest.slice(0, asked.index) : rest;
    const wanted = asked?.[1];
    return `${fact}: ${valueOf(value, quoting)}${wanted === undefined ? '' : ` (${quoting.words.asked(testOf(wanted, quoting))})`}`;
  }
  return undefined;
}

function factOf(text: string, { texts, words }: Quoting): Said {
  if (text === 'Law as on') return words.lawReadOn;
  return text === 'First offered or put into service on' ? words.placedOn : texts.get(text);
}

function valueOf(text: string, quoting: Quoting): string {
  const { words } = quoting;
  if (text === 'yes') return words.yes;
  if (text === 'no') return words.no;
  if (text === 'none') return words.none;
  if (text === 'not known yet') return words.notKnown;
  if (/^\d{4}-\d\d-\d\d$/u.test(text)) return words.day(text);
  return factOf(text, quoting) ?? listOf(text, quoting) ?? words.number(text);
}

const holds = { any: 'anyOf', all: 'allOf', none: 'noneOf' } as const;

/** What a rule asks of a value: a comparison, some of several answers, or one answer. */
function testOf(text: string, quoting: Quoting): string {
  for (const hold of ['any', 'all', 'none'] as const)
    if (text.startsWith(`${hold} of `))
      return quoting.words[holds[hold]](valueOf(text.slice(hold.length + 4), quoting));
  const [, order, than] = /^(<=|>=|<|>|=) (.+)$/u.exec(text) ?? [];
  return order === undefined || than === undefined ? valueOf(text, quoting) : `${order} ${valueOf(than, quoting)}`;
}

/** Several texts in a row. A text may hold a comma itself, so the longest that is known comes first. */
function listOf(text: string, quoting: Quoting): Said {
  for (const separator of ['; ', ', ']) {
    for (let at = text.lastIndexOf(separator); at > 0; at = text.lastIndexOf(separator, at - 1)) {
      const first = quoting.texts.get(text.slice(0, at));
      const rest = text.slice(at + separator.length);
      const others = first === undefined ? undefined : (quoting.texts.get(rest) ?? listOf(rest, quoting));
      if (first !== undefined && others !== undefined) return `${first}${separator}${others}`;
    }
  }
  return undefined;
}
