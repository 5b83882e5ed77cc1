// Compares the catalogues of all languages: nothing missing, doubtful or left over, and the same places and tags in each text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatter } from '@lingui/format-po';
import { type Finding, report } from './scan.ts';

const folder = 'src/entry/web/locales';
const source = 'en';
const po = formatter();

type Text = { readonly name: string; readonly text: string; readonly isObsolete: boolean; readonly isFuzzy: boolean };

/** Every text in the catalogues under `root` that keeps a language from being whole. */
export function translationFindings(root: string): readonly Finding[] {
  const languages = readdirSync(join(root, folder)).sort();
  return languages.flatMap((language) =>
    readdirSync(join(root, folder, source)).flatMap((name) => fileFindings(root, language, name)),
  );
}

function fileFindings(root: string, language: string, name: string): readonly Finding[] {
  const path = `${folder}/${language}/${name}`;
  const about = (rule: string, text: string, why: string): Finding => ({ rule, path, line: 0, text, why });
  if (!existsSync(join(root, path))) return [about('text-is-missing', path, 'this catalogue is not there')];
  const english = textsIn(join(root, folder, source, name), source);
  const own = textsIn(join(root, path), language);
  const unneeded = [...own].filter(([id]) => !english.has(id));
  return [
    ...unneeded.map(([, { name: text }]) => about('text-is-obsolete', text, 'no screen says this; take it out')),
    ...[...english].flatMap(([id, text]) => textFindings(text, { own: own.get(id), about })),
  ];
}

type Context = {
  readonly own: Text | undefined;
  readonly about: (rule: string, text: string, why: string) => Finding;
};

function textFindings({ name, text }: Text, { own, about }: Context): readonly Finding[] {
  if (!own || own.text.trim() === '') return [about('text-is-missing', name, 'translate it')];
  if (own.isObsolete) return [about('text-is-obsolete', name, 'no screen says this; take it out')];
  if (own.isFuzzy) return [about('text-is-fuzzy', name, 'settle it, and take the mark away')];
  const [wanted, there] = [placesIn(text), placesIn(own.text)];
  if (wanted === there) return [];
  return [about('text-lost-a-place', name, `it has ${there || 'nothing'} where English has ${wanted || 'nothing'}`)];
}

function textsIn(path: string, locale: string): ReadonlyMap<string, Text> {
  const context = { locale, sourceLocale: source, filename: path };
  const catalogue = po.parse(readFileSync(path, 'utf8'), context);
  if (catalogue instanceof Promise) throw new Error('a catalogue is read at once');
  return new Map(
    Object.entries(catalogue).map(([id, { translation, message, obsolete, extra }]) => [
      id,
      {
        name: message ?? id,
        text: translation || (locale === source ? (message ?? '') : ''),
        isObsolete: obsolete === true,
        isFuzzy: JSON.stringify(extra ?? {}).includes('fuzzy'),
      },
    ]),
  );
}

const anyPlace = /\{(\w+)[,}]|<(\d+)\/?>/gu;

/** What stands in a plural's branch may look like a place: `one {none}`. */
const outsideBranches = /(?<!(?:=\d+|one|other) )\{(\w+)[,}]|<(\d+)\/?>/gu;

/** The names of places and the tags in a message, each once, in order; how often they stand there may differ by language. */
function placesIn(message: string): string {
  const plain = message.replaceAll(/'[{}]+'/gu, '');
  const place = plain.includes(', plural,') ? outsideBranches : anyPlace;
  const places = [...plain.matchAll(place)].map(([, name, tag]) => name ?? `<${tag ?? ''}>`);
  return [...new Set(places)].sort().join(' ');
}

if (import.meta.main) report(translationFindings(resolve(process.argv[2] ?? '.')));
