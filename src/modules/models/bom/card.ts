import { LineCounter, parseDocument } from 'yaml';
import { refusal } from '../../../kernel/problem.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { datasetOfCard } from './card-dataset.ts';
import { modelOfCard } from './card-model.ts';
import type { Card } from './card-said.ts';
import { plainText, sectionsOf } from './card-sections.ts';
import { type Bom, type NotABom, newParts } from './parts.ts';
import { isTooDeep, type Tree, textOf, treeOf } from './tree.ts';

/** Reads a card in Markdown with YAML front matter, or its front matter alone. */
export function readCard(text: string, filename: string): Result<Bom, NotABom> {
  const { front, body, firstLine } = partsOf(text.replaceAll(/\r\n?/gu, '\n'), filename);
  if (isTemplate(front)) return err(unfilled());
  const about = frontMatter(front, firstLine);
  if (!about.ok) return about;
  const card = { about: about.value, sections: sectionsOf(body), filename };
  const isOfDataset = isDatasetCard(card);
  const name = nameOf(card, isOfDataset);
  if (name === undefined) return err(nameless());
  if (name.includes('{{')) return err(unfilled());
  const parts = newParts();
  (isOfDataset ? datasetOfCard : modelOfCard)(card, name, parts);
  return ok({ format: isOfDataset ? 'dataset card' : 'model card', version: null, ...parts.all() });
}

const unfilled = (): NotABom =>
  refusal(
    'file_not_understood',
    'this is the template of a card and nobody has filled it in: `{{ … }}` still stands in it; choose a card',
  );

const nameless = (): NotABom =>
  refusal(
    'file_not_understood',
    'the file says nowhere what the model is called; begin it with a heading such as `# My model`',
  );

/** Whether the front matter is the place that a template keeps for it. */
const isTemplate = (front: string): boolean => /^\s*\{+\s*card_data\s*\}+\s*$/mu.test(front);

type Halves = { readonly front: string; readonly body: string; readonly firstLine: number };

function partsOf(text: string, filename: string): Halves {
  if (/\.ya?ml$/iu.test(filename)) return { front: text.replace(/^---\n/u, ''), body: '', firstLine: 1 };
  const [whole, front = ''] = /^\s*---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/u.exec(text) ?? [];
  if (whole === undefined) return { front: '', body: text, firstLine: 1 };
  return { front, body: text.slice(whole.length), firstLine: 2 };
}

/** The front matter as an object. Two of one name are let pass, as those who read cards do. */
function frontMatter(front: string, firstLine: number): Result<Tree, NotABom> {
  if (front.trim() === '') return ok({});
  const lines = new LineCounter();
  const document = parseDocument(front, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const [fault] = document.errors;
  if (fault)
    return err(badFront(fault.message.split(' at line')[0] ?? '', lines.linePos(fault.pos[0]).line + firstLine - 1));
  const value = plain(() => document.toJS({ maxAliasCount: 100 }));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err(
      badFront(value === undefined ? 'it repeats itself too often' : 'it is no list of `name: value`', firstLine),
    );
  }
  return isTooDeep(value) ? err(badFront('it is nested too deeply', firstLine)) : ok(treeOf(value));
}

/** What a few lines of aliases unfold to may be more than any memory: then there is no value. */
function plain(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const badFront = (why: string, line: number): NotABom => {
  const message = why.charAt(0).toLowerCase() + why.slice(1).replaceAll('"', '`');
  return refusal(
    'file_not_understood',
    `the YAML at the head of the card cannot be read: ${message}; mend line ${line}`,
    [{ path: ['line', line], code: 'not_valid', message }],
  );
};

const ofDatasets = [
  'pretty_name',
  'size_categories',
  'dataset_info',
  'annotations_creators',
  'source_datasets',
  'task_categories',
  'multilinguality',
];

const isDatasetCard = ({ about, sections }: Card): boolean =>
  ofDatasets.some((name) => name in about) ||
  sections.some(({ level, title }) => level === 1 && /^dataset card\b/iu.test(title));

/** What the card is about: as its front matter says, else its heading, else its results, else its file's name. */
function nameOf({ about, sections, filename }: Card, isOfDataset: boolean): string | undefined {
  const said = isOfDataset ? about['pretty_name'] : about['model_name'];
  const heading = sections.filter(({ level }) => level === 1).map(({ title }) => headingName(title));
  const [results] = Array.isArray(about['model-index']) ? about['model-index'].map(treeOf) : [];
  const file = Object.keys(about).length === 0 ? undefined : fileName(filename);
  return [textOf(said), ...heading, textOf(results?.['name']), file].find((name) => name !== undefined);
}

const general =
  /^(?:read ?me|(?:model|dataset|data)? ?(?:card|details|description|summary|overview)?|introduction|uses?)$/iu;

const headingName = (title: string): string | undefined => {
  const name = plainText(title)
    .replace(/^(?:model|dataset) card (?:for|of)(?: the)?\b[:\s]*|^(?:model|dataset) card\s*[:–-]\s*/iu, '')
    .trim();
  return general.test(name) ? undefined : name;
};

const fileName = (filename: string): string | undefined => {
  const stem = filename
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[a-z]+$/iu, '')
    .replaceAll(/[_-]+/gu, ' ')
    .trim();
  return general.test(stem) ? undefined : filename.replace(/^.*[/\\]/u, '').replace(/\.[a-z]+$/iu, '');
};
