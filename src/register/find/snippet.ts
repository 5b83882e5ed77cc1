import { fieldsOf, type Register } from '../contract/register.ts';

/** Where in a record a search's words stand: the field (or `extra.` and a name), and the text around the first of them. */
export type Snippet = {
  readonly field: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
};

/** What of a record is looked at; what is no text is passed over. */
type TextsHeld = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly extra: Readonly<Record<string, string>>;
};

const around = { before: 40, after: 110 } as const;

/** The words of a search, as a reader sees them marked; the last may be a beginning. */
export const wordsOf = (asked: string): readonly string[] =>
  (asked.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());

/**
 * The first text of a record, beside the fields named in `without`, in which one of the words stands; `undefined` where
 * the record was found by those fields, by a link or by a value that is no text.
 */
export function snippetOf(
  register: Register,
  record: TextsHeld,
  { words, without }: { readonly words: readonly string[]; readonly without: readonly string[] },
): Snippet | undefined {
  const fields = fieldsOf(register).filter(([name, field]) => 'maxLength' in field && !without.includes(name));
  const texts = [
    ...fields.map(([name]) => [name, record.values[name]] as const),
    ...Object.entries(record.extra).map(([name, text]) => [`extra.${name}`, text] as const),
  ];
  for (const [field, text] of texts) {
    const part = typeof text === 'string' ? partAround(text, words) : undefined;
    if (part) return { field, ...part };
  }
  return undefined;
}

function partAround(text: string, words: readonly string[]): Omit<Snippet, 'field'> | undefined {
  const lower = text.toLowerCase();
  for (const word of words) {
    const at = wordStart(lower, word);
    if (at < 0) continue;
    const end = at + word.length;
    return {
      before: begun(text.slice(0, at), around.before),
      match: text.slice(at, end),
      after: ended(text.slice(end), around.after),
    };
  }
  return undefined;
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Where a word stands at the beginning of a word; -1 for nowhere. */
function wordStart(text: string, word: string): number {
  let at = text.indexOf(word);
  while (at > 0 && isLetter(text[at - 1])) at = text.indexOf(word, at + 1);
  return at;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** The end of a text, cut at a word. */
function begun(text: string, most: number): string {
  const line = oneLine(text);
  if (line.length <= most) return line;
  return `… ${line.slice(-most).replace(/^\S*\s/u, '')}`;
}

/** The beginning of a text, cut at a word. */
function ended(text: string, most: number): string {
  const line = oneLine(text);
  if (line.length <= most) return line;
  return `${line.slice(0, most).replace(/\s\S*$/u, '')} …`;
}
