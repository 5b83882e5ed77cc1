import { sha256, toHex, utf8 } from '../kernel/hash.ts';
import { originalsOf, type Said, type TextList, type Texts, textLists } from './originals.ts';
import { type CatalogueFault, orNear, readSource, type SourceFile, type SourceText } from './source-text.ts';

/** A catalogue's texts in another language than its own. */
export type Translation = {
  /** What is said instead of each text, by the text as it was written; one that is missing or stale is not here. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many texts there are to be said. */
  readonly of: number;
  /** What is wrong with it, as a check says it. Nobody is kept from the catalogue by it. */
  readonly faults: readonly CatalogueFault[];
};

/** Whether a file of a catalogue holds texts in another language. */
export const isTranslation = (path: string): boolean => /^locales\/[^/]+\/.+\.yaml$/u.test(path);

/** Eight hexadecimal digits of the texts of a line: what a translation names, so that it is known when they changed. */
export const markOf = (original: Texts): string => toHex(sha256(utf8(JSON.stringify(original)))).slice(0, 8);

/** Reads the files of `locales/` against the texts that they translate, by language. Input may be hostile. */
export function readTranslations(catalogue: Said, files: readonly SourceFile[]): ReadonlyMap<string, Translation> {
  const originals = originalsOf(catalogue);
  const byLanguage = Map.groupBy(files, ({ path }) => path.split('/')[1] ?? '');
  return new Map([...byLanguage].map(([language, some]) => [language, translationOf(language, some, originals)]));
}

type Originals = ReturnType<typeof originalsOf>;
type Path = readonly (string | number)[];

/** One language while it is read. */
type Reading = {
  readonly texts: Map<string, string>;
  readonly faults: CatalogueFault[];
  readonly seen: Set<string>;
};

type InFile = Reading & { readonly source: SourceText };

function translationOf(language: string, files: readonly SourceFile[], originals: Originals): Translation {
  const reading: Reading = { texts: new Map(), faults: [], seen: new Set() };
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const source = readSource(file);
    reading.faults.push(...source.faults);
    if (source.faults.length === 0) readLists({ ...reading, source }, originals);
  }
  for (const list of textLists)
    for (const id of originals[list].keys())
      if (!reading.seen.has(`${list} ${id}`)) reading.faults.push(missing(language, list, id));
  const all = new Set(textLists.flatMap((list) => [...originals[list].values()].flatMap(flat)));
  return { texts: reading.texts, of: all.size, faults: reading.faults };
}

const missing = (language: string, list: TextList, id: string): CatalogueFault => ({
  file: `locales/${language}`,
  line: 1,
  column: 1,
  message: `"${id}" of ${list} is not translated`,
});

/** A file has lists by their names, and in each the lines by their ids. */
function readLists(reading: InFile, originals: Originals): void {
  const { source, faults } = reading;
  if (source.raw === null || source.raw === undefined) return;
  if (!isMap(source.raw)) {
    faults.push({ ...source.at([]), message: `must be a map of lists: ${textLists.join(', ')}` });
    return;
  }
  for (const [name, lines] of Object.entries(source.raw)) {
    const list = textLists.find((each) => each === name);
    if (!list)
      faults.push({ ...source.atKey([name]), message: `there is no list "${name}"${orNear(name, textLists)}` });
    else if (isMap(lines))
      for (const [id, said] of Object.entries(lines)) readLine(reading, { list, id, said }, originals);
    else
      faults.push({ ...source.at([name]), message: `"${name}" must be a map: an id, a colon and its texts below it` });
  }
}

type Line = { readonly list: TextList; readonly id: string; readonly said: unknown };

/** A line whose original was changed since says nothing, until somebody has looked at it again. */
function readLine(reading: InFile, { list, id, said }: Line, originals: Originals): void {
  const { source, faults, seen } = reading;
  const place = source.atKey([list, id]);
  const original = originals[list].get(id);
  if (original === undefined) {
    faults.push({ ...place, message: `there is no "${id}" in ${list}${orNear(id, [...originals[list].keys()])}` });
    return;
  }
  if (seen.has(`${list} ${id}`)) faults.push({ ...place, message: `"${id}" of ${list} is translated twice` });
  seen.add(`${list} ${id}`);
  const { of: mark, ...texts } = isMap(said) ? said : {};
  const now = markOf(original);
  if (mark === now) compare(reading, [list, id], { original, said: texts });
  else if (mark === undefined)
    faults.push({ ...place, message: `"${id}" says not what it translates: give it of: "${now}"` });
  else faults.push({ ...place, message: `"${id}" was changed since: look at it again, then give it of: "${now}"` });
}

type Pair = { readonly original: Texts; readonly said: unknown };

/** Takes what is said in the place of each text, and names what is missing, left over or said in two ways. */
function compare(reading: InFile, path: Path, { original, said }: Pair): void {
  const { faults, source } = reading;
  if (typeof original === 'string') {
    if (typeof said === 'string' && said.trim() !== '') take(reading, path, [original, said.trim()]);
    else faults.push({ ...source.at(path), message: `${named(path)} is no text` });
    return;
  }
  const given: Readonly<Record<string, unknown>> = isMap(said)
    ? said
    : Object.fromEntries(Array.isArray(said) ? said.entries() : []);
  const parts = Object.entries<Texts>(original);
  for (const [part, text] of parts) {
    const below = [...path, Array.isArray(original) ? Number(part) : part];
    if (given[part] === undefined) faults.push({ ...source.atKey(path), message: `${named(below)} is not translated` });
    else compare(reading, below, { original: text, said: given[part] });
  }
  const known = parts.map(([part]) => part);
  for (const part of Object.keys(given).filter((each) => !known.includes(each))) {
    const message = `${named([...path, part])} has no original${orNear(part, known)}`;
    faults.push({ ...source.at([...path, part]), message });
  }
}

function take({ texts, faults, source }: InFile, path: Path, [original, said]: readonly [string, string]): void {
  const before = texts.get(original);
  if (before === undefined) texts.set(original, said);
  else if (before !== said) {
    const message = `${named(path)} says "${original}" in another way than before: "${before}"; one text has one translation`;
    faults.push({ ...source.at(path), message });
  }
}

const named = ([, ...path]: Path): string => `"${path.join('.')}"`;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flat = (texts: Texts): readonly string[] =>
  typeof texts === 'string' ? [texts] : Object.values(texts).flatMap(flat);
