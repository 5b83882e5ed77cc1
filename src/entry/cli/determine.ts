import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type Answer,
  answer,
  type Catalogue,
  type CatalogueFault,
  type Dates,
  foldersOn,
  openCatalogue,
  readFacts,
  type SourceFile,
} from '../../catalogue/index.ts';
import { type LocalDate, parseLocalDate } from '../../kernel/time.ts';
import { ownShelf } from '../catalogues.ts';
import { UsageError } from './session.ts';

/** What is asked of a determination on the command line; dates as written. */
export type Asked = {
  readonly facts: string;
  readonly on?: string | undefined;
  readonly placedOn?: string | undefined;
  readonly catalogue?: string | undefined;
};

/** A file of facts that cannot be answered, each fault with its line. */
export class FaultyFacts extends Error {
  readonly faults: readonly CatalogueFault[];
  constructor(faults: readonly CatalogueFault[]) {
    super(faults.map(faultText).join('\n'));
    this.faults = faults;
  }
}

/** A fault in one line, as compilers say it. */
export const faultText = ({ file, line, column, message }: CatalogueFault): string =>
  `${file}:${line}:${column}  ${message}`;

/**
 * Determines the system that a file of facts describes, here and without a server. Without a catalogue named, the one that
 * asks for most of the facts is taken. Throws `FaultyFacts` or `UsageError`.
 */
export async function determineFile(
  { facts: path, on, placedOn, catalogue }: Asked,
  today: LocalDate,
): Promise<Answer> {
  const file = { path: basename(path), text: await readFile(path, 'utf8') };
  const dates = {
    lawReadOn: on === undefined ? today : dateIn('--on', on),
    placedOn: placedOn === undefined ? undefined : dateIn('--placed-on', placedOn),
  };
  const chosen = catalogue === undefined ? await fitting(file.text) : await named(catalogue);
  return answerFacts(chosen, file, dates);
}

/** The answer to a file of facts by a catalogue; throws `FaultyFacts`. */
function answerFacts(catalogue: Catalogue, file: SourceFile, dates: Dates): Answer {
  const { facts, faults } = readFacts(file, catalogue.facts);
  if (faults.length > 0) throw new FaultyFacts(faults);
  return answer(catalogue, facts, dates);
}

function dateIn(option: string, text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new UsageError(`${option} takes a date such as 2026-12-02, not \`${text}\``);
  return date;
}

/** Catalogues on the shelf that were read; another folder is read anew each time, for somebody may be writing it. */
const read = new Map<string, Promise<Catalogue>>();

/** A catalogue by its id on the shelf, or by its folder. */
async function named(catalogue: string): Promise<Catalogue> {
  const folders = await foldersOn(ownShelf);
  const onShelf = folders.find((each) => basename(each) === catalogue);
  if (onShelf === undefined) return readFolder(catalogue, { catalogue, folders });
  const reading = read.get(onShelf) ?? readFolder(onShelf, { catalogue, folders });
  read.set(onShelf, reading);
  return await reading;
}

async function readFolder(
  folder: string,
  { catalogue, folders }: { readonly catalogue: string; readonly folders: readonly string[] },
): Promise<Catalogue> {
  const known = folders.map((each) => basename(each)).join(', ');
  const opened = await openCatalogue(folder, { withCases: false }).catch(() => {
    throw new UsageError(`there is no catalogue \`${catalogue}\`; known are ${known}, or name a folder`);
  });
  if (!opened.ok) throw new FaultyFacts(opened.error);
  return opened.value;
}

async function fitting(text: string): Promise<Catalogue> {
  const names = [...text.matchAll(/^([a-z0-9-]+):/gmu)].map(([, name = '']) => name);
  const all = await Promise.all((await foldersOn(ownShelf)).map((folder) => named(basename(folder))));
  const ranked = all.map((each) => ({ each, asks: names.filter((name) => each.facts.has(name)).length }));
  const [first] = ranked.toSorted((a, b) => b.asks - a.asks || b.each.facts.size - a.each.facts.size);
  if (!first) throw new UsageError('there is no catalogue here; name a folder with --catalogue');
  return first.each;
}
