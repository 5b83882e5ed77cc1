import { type Result, resultsOf } from './card-results.ts';
import { besideOf, type Card, licenceOf } from './card-said.ts';
import { addressesIn, bothSaid, labelOf, told } from './card-sections.ts';
import type { DraftSaid, Parts } from './parts.ts';
import { type Tree, textOf, textsOf } from './tree.ts';

const headings = {
  description: [
    'model details',
    'model description',
    'model summary',
    'overview',
    'introduction',
    'description',
    'about',
    'model overview',
    'about the model',
  ],
  intendedUse: [
    'uses',
    'direct use',
    'downstream use',
    'intended use',
    'intended uses',
    'intended uses and limitations',
    'use cases',
    'primary intended uses',
    'primary intended users',
    'intended users',
  ],
  outOfScopeUse: [
    'out of scope use',
    'out of scope uses',
    'out of scope use cases',
    'misuse',
    'prohibited uses',
    'misuse and out of scope use',
    'misuse malicious use and out of scope use',
  ],
  limitations: [
    'bias risks and limitations',
    'limitations',
    'limitations and bias',
    'limitations and biases',
    'recommendations',
    'ethical considerations',
    'ethical considerations and limitations',
    'risks',
    'bias',
    'biases',
    'known limitations',
    'risks and limitations',
    'caveats and recommendations',
  ],
  performance: [
    'evaluation',
    'evaluation results',
    'results',
    'benchmarks',
    'benchmark results',
    'performance',
    'metrics',
    'evals',
    'quantitative analyses',
  ],
  architecture: ['model architecture and objective', 'model architecture', 'architecture'],
} as const;

const labels = new Set([
  ...[
    'developed by',
    'model developers',
    'model developer',
    'developers',
    'developer',
    'model creator',
    'organization',
  ],
  ...[
    'model type',
    'license',
    'licence',
    'finetuned from model',
    'finetuned from',
    'base model',
    'repository',
    'paper',
    'demo',
  ],
]);

const taken = [
  'license',
  'license_name',
  'license_link',
  'datasets',
  'base_model',
  'pipeline_tag',
  'model_name',
  'model-index',
];

/** Reads a model card: the model, the datasets that it names, and what it was made from. */
export function modelOfCard(card: Card, name: string, parts: Parts): void {
  const { about, sections } = card;
  const words = told(sections, { headings, labels });
  const results = resultsOf(about, parts);
  const path = ['front matter'];
  const bases = basesOf(about, labelOf(words, 'finetuned from model', 'finetuned from', 'base model'));
  const supplier = parts.supplier(
    labelOf(
      words,
      'developed by',
      'model developers',
      'model developer',
      'developers',
      'developer',
      'model creator',
      'organization',
    ),
    ['Developed by'],
  );
  const baseModel =
    bases[0] === undefined
      ? undefined
      : parts.add('model', { path: [...path, 'base_model'], said: nameAndReference(bases[0]) });
  parts.add('model', {
    path: [],
    said: {
      ...words.said,
      name,
      task: textOf(about['pipeline_tag']) ?? results[0]?.task ?? taskIn(textsOf(about['tags'])),
      licence: licenceOf(about) ?? labelOf(words, 'license', 'licence'),
      architecture: labelOf(words, 'model type') ?? words.said['architecture'],
      performance: bothSaid(
        results.flatMap((each) => each.lines),
        words.said['performance'],
      ),
      links: bothSaid(
        textsOf(about['license_link']),
        ['repository', 'paper', 'demo'].flatMap((label) => addressesIn(words.labelled.get(label))),
      ),
    },
    links: { supplier: [supplier], baseModel: [baseModel], datasets: datasetsOf(about, results, parts) },
    extra: {
      ...besideOf(about, taken),
      ...words.extra,
      base_model: bases.length > 1 ? bases.join('\n') : undefined,
    },
  });
}

const basesOf = (about: Tree, labelled: string | undefined): readonly string[] => {
  const said = textsOf(about['base_model']);
  return said.length > 0 ? said : labelled === undefined ? [] : [labelled];
};

/** What is named `maker/name` is named so at its publisher, and nowhere else. */
const nameAndReference = (id: string): DraftSaid =>
  id.includes('/') && !id.includes(' ') ? { name: id, reference: id } : { name: id };

/** The datasets that a card was trained with, and those that its results were measured on. */
function datasetsOf(about: Tree, results: readonly Result[], parts: Parts): readonly string[] {
  const measured = results.flatMap(({ dataset, path }) =>
    dataset === undefined ? [] : [{ ...dataset, purposes: 'testing', path }],
  );
  const trained = textsOf(about['datasets']).map((id, at) => {
    const known = measured.find((each) => each.reference.toLowerCase() === id.toLowerCase());
    return parts.add('dataset', {
      path: ['front matter', 'datasets', at],
      said: { name: known?.name ?? id, reference: id, purposes: 'training' },
    });
  });
  const tested = measured.map(({ path, ...said }) => parts.add('dataset', { path, said }));
  return [...trained, ...tested];
}

/** Tasks as the largest publisher of models calls them; a tag that is one of them says what a model does. */
const tasks = new Set(
  (
    'text-classification token-classification table-question-answering question-answering zero-shot-classification translation ' +
    'summarization feature-extraction text-generation text2text-generation fill-mask sentence-similarity text-to-speech text-to-audio ' +
    'automatic-speech-recognition audio-to-audio audio-classification voice-activity-detection depth-estimation image-classification ' +
    'object-detection image-segmentation text-to-image image-to-text image-to-image image-to-video unconditional-image-generation ' +
    'video-classification reinforcement-learning robotics tabular-classification tabular-regression time-series-forecasting ' +
    'text-to-video image-text-to-text visual-question-answering document-question-answering zero-shot-image-classification ' +
    'graph-machine-learning mask-generation zero-shot-object-detection text-to-3d image-to-3d image-feature-extraction text-ranking ' +
    'video-text-to-text keypoint-detection visual-document-retrieval any-to-any'
  ).split(' '),
);

const taskIn = (tags: readonly string[]): string | undefined => tags.find((tag) => tasks.has(tag));
