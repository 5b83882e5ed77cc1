import { besideOf, type Card, licenceOf } from './card-said.ts';
import { addressesIn, bothSaid, labelOf, told } from './card-sections.ts';
import type { Parts } from './parts.ts';
import { listOf, type Tree, textsOf, treeOf } from './tree.ts';

const headings = {
  description: [
    'dataset details',
    'dataset description',
    'dataset summary',
    'overview',
    'description',
    'introduction',
    'about',
  ],
  source: [
    'source data',
    'data collection and processing',
    'data collection',
    'curation rationale',
    'dataset creation',
    'initial data collection and normalization',
    'data source',
    'data sources',
  ],
  representation: [
    'who are the source data producers',
    'who are the source language producers',
    'demographics',
    'subjects',
  ],
  preparation: [
    'annotations',
    'annotation process',
    'who are the annotators',
    'preprocessing',
    'data preprocessing',
    'data preparation',
    'labels',
  ],
  quality: ['data quality', 'quality', 'quality control'],
  knownBias: [
    'bias risks and limitations',
    'recommendations',
    'considerations for using the data',
    'discussion of biases',
    'social impact of dataset',
    'other known limitations',
    'limitations',
    'known limitations',
    'bias',
    'biases',
  ],
} as const;

const labels = new Set([
  'curated by',
  'language',
  'languages',
  'language s nlp',
  'languages nlp',
  'license',
  'licence',
  'repository',
  'paper',
  'demo',
  'homepage',
]);

const taken = ['license', 'license_name', 'license_link', 'pretty_name', 'language'];

/** Reads a dataset card: the dataset and who curates it. */
export function datasetOfCard({ about, sections }: Card, name: string, parts: Parts): void {
  const words = told(sections, { headings, labels });
  parts.add('dataset', {
    path: [],
    said: {
      ...words.said,
      name,
      licence: licenceOf(about) ?? labelOf(words, 'license', 'licence'),
      languages: languagesOf(about) ?? labelOf(words, 'language s nlp', 'languages nlp', 'language', 'languages'),
      records: recordsOf(about),
      links: bothSaid(
        textsOf(about['license_link']),
        ['homepage', 'repository', 'paper', 'demo'].flatMap((label) => addressesIn(words.labelled.get(label))),
      ),
    },
    links: { supplier: [parts.supplier(labelOf(words, 'curated by'), ['Curated by'])] },
    extra: { ...besideOf(about, taken), ...words.extra },
  });
}

const languagesOf = (about: Tree): string | undefined => {
  const all = textsOf(about['language']);
  return all.length === 0 ? undefined : all.join(', ');
};

/** How many records a dataset with one configuration has: the sum over its splits. */
function recordsOf(about: Tree): string | undefined {
  const configurations = listOf(about['dataset_info']).map(treeOf);
  if (configurations.length !== 1) return undefined;
  const counts = listOf(configurations[0]?.['splits']).map((split) => Number(treeOf(split)['num_examples']));
  return counts.length === 0 || counts.some((count) => !Number.isInteger(count))
    ? undefined
    : String(counts.reduce((sum, count) => sum + count, 0));
}
