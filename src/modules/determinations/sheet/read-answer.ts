import { nearestWord } from '../../../kernel/word.ts';
import type { Field, Option } from '../../../register/contract.ts';
import { type Coercer, foldTight, listedItems, quoted } from '../../../register/index.ts';
import type { RawValue } from '../rules.ts';

/** What a cell says to a question: an answer (`null`: nobody knows), nothing, or something that is no answer to it. */
export type CellSays =
  | { readonly says: 'answer'; readonly value: RawValue | null }
  | { readonly says: 'nothing' }
  | { readonly says: 'problem'; readonly code: string; readonly message: string };

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split('|').map(foldTight));

/** Words for what nobody knows, as people write them in the languages of most files. */
const notKnown = wordSet(
  'unknown|not known|not known yet|unclear|don’t know|do not know|I don’t know|I do not know|nobody knows|unbekannt|nicht bekannt|' +
    'noch nicht bekannt|unklar|weiß nicht|weiß ich nicht|ich weiß nicht|ich weiß es nicht|niemand weiß es|onbekend|niet bekend|' +
    'weet niet|ik weet het niet|inconnu|je ne sais pas|desconocido|no sé|sconosciuto|non so|nie wiem|desconhecido|não sei',
);

/** Words for none of the options of a question that takes several. */
const noneOfThem = wordSet(
  'none|none of these|none of them|none of the above|nothing|no|false|0|keine|keines|keins|keiner|keines davon|keine davon|' +
    'nichts davon|nichts|nein|geen|aucun|aucune|ninguno|ninguna|nessuno|nessuna|nenhum|nenhuma',
);

/** Reads the cells of a column as answers to a question. An option that is called like one of the words above is that option. */
export function answerReader(field: Field, coerce: Coercer): (text: string) => CellSays {
  const read = readerOf(field, coerce);
  return (text) => {
    const said = read(text);
    if (said.says === 'answer') return said;
    return /^\s*\?+\s*$/u.test(text) || notKnown.has(foldTight(text)) ? answer(null) : said;
  };
}

const answer = (value: RawValue | null): CellSays => ({ says: 'answer', value });
const nothing: CellSays = { says: 'nothing' };

function readerOf(field: Field, coerce: Coercer): (text: string) => CellSays {
  if (field.kind === 'yesNo') return plain(coerce, (value) => value === 'yes', yesNo);
  if (field.kind === 'number') return (text) => (scientific.test(text) ? answer(Number(text)) : numbers(coerce)(text));
  if (field.kind === 'oneOf') return choice(field.options, coerce);
  if (field.kind === 'manyOf') return choices(field.options, coerce);
  return plain(coerce, (value) => value, { code: 'date_unknown', what: 'a day such as `2026-12-02`' });
}

const yesNo: Wanted = { code: 'answer_unknown', what: '`yes` or `no`' };

/** Numbers that are too large to be written out, such as computing power: `1.5e25`. */
const scientific = /^\s*[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}\s*$/iu;

const numbers = (coerce: Coercer) => plain(coerce, Number, { code: 'number_unknown', what: 'a number such as `250`' });

type Wanted = { readonly code: string; readonly what: string };

const plain =
  (coerce: Coercer, as: (value: string) => RawValue, { code, what }: Wanted) =>
  (text: string): CellSays => {
    const { value, said } = coerce(text);
    if (said) return wrong(code, `${quoted(text)} is not ${what}; write \`?\` where nobody knows`);
    return typeof value === 'string' ? answer(as(value)) : nothing;
  };

const wrong = (code: string, message: string): CellSays => ({ says: 'problem', code, message });

type Options = Readonly<Record<string, Option>>;

const choice =
  (options: Options, coerce: Coercer) =>
  (text: string): CellSays => {
    const { value, said } = coerce(text);
    if (said) return noOption([text], options);
    return typeof value === 'string' ? answer(value) : nothing;
  };

/** Several options in a cell, as an import takes them; words for none of them are the empty answer, which is one. */
const choices =
  (options: Options, coerce: Coercer) =>
  (text: string): CellSays => {
    const { value, said } = coerce(text);
    if (said) return noneOfThem.has(foldTight(text)) ? answer([]) : noOption(unknownIn(text, coerce), options);
    if (Array.isArray(value)) return answer(value);
    return noneOfThem.has(foldTight(text)) || text.trim() === '[]' ? answer([]) : nothing;
  };

/** The items of a cell that are no options. */
function unknownIn(text: string, coerce: Coercer): readonly string[] {
  const unknown = listedItems(text)
    .flatMap((item) => (coerce(item).said ? item.split(',') : [item]))
    .map((item) => item.trim())
    .filter((item) => coerce(item).said);
  return unknown.length === 0 ? [text] : unknown;
}

const mostNamed = 8;

function noOption([first = '', ...others]: readonly string[], options: Options): CellSays {
  const words = Object.keys(options);
  const labels = Object.values(options).flatMap(({ label, alsoKnownAs = [] }) => [label, ...alsoKnownAs]);
  const near = nearestWord(first, [...words, ...labels]);
  const meant = near ?? words.slice(0, mostNamed).join('`, `');
  const hint = near === undefined ? `known are \`${meant}\`` : `did you mean \`${meant}\`?`;
  const named = [first, ...others.slice(0, 4)].map(quoted).join(', ');
  return wrong('no_such_answer', `no answer to this question: ${named}; ${hint}`);
}
