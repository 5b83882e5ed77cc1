import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Language, languages } from '../kernel/language.ts';
import type { RegisterWords } from '../modules/technical-documents/speech.ts';

const read = new Map<Language, Promise<RegisterWords>>();

/** What registers, fields and options are called in a language, from the catalogue that the screens have; read once. */
export function registerWords(language: Language): Promise<RegisterWords> {
  const known = read.get(language) ?? readWords(language);
  read.set(language, known);
  return known;
}

async function readWords(language: Language): Promise<RegisterWords> {
  const [source] = languages;
  if (language === source) return (_, original) => original;
  const path = fileURLToPath(new URL(`web/locales/${language}/registers.po`, import.meta.url));
  const words = wordsIn(await readFile(path, 'utf8'));
  return (id, original) => words.get(id) ?? original;
}

const entry = /^msgid ((?:"[^\n]*"\s*)+)msgstr ((?:"[^\n]*"\s*)+)/gmu;

/** The texts of a catalogue in gettext's format by their ids; what is empty there is not translated. */
export const wordsIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(entry)]
      .map(([, id = '', said = '']): [string, string] => [joined(id), joined(said)])
      .filter(([id, said]) => id !== '' && said !== ''),
  );

const escaped: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/** Strings on lines of their own are one text. */
const joined = (strings: string): string =>
  [...strings.matchAll(/^"(.*)"\s*$/gmu)]
    .map(([, inside = '']) => inside)
    .join('')
    .replaceAll(/\\(.)/gu, (_, sign: string) => escaped[sign] ?? sign);
