import { datasetInPlace, datasetOfComponent } from './cyclonedx-dataset.ts';
import { beside, type Component, identityOf, otherReferences, ownSaid, supplierOf } from './cyclonedx-said.ts';
import type { DraftExtra, DraftSaid } from './parts.ts';
import { listOf, type Tree, textOf, textsOf, treeOf, wordsOf } from './tree.ts';

/** Reads a component of type `machine-learning-model`, with its model card, and gives its key. */
export function modelOfComponent(component: Component): string {
  const { tree, path, parts } = component;
  const card = treeOf(tree['modelCard']);
  sayImages(card, component);
  return parts.add('model', {
    path,
    said: { ...identityOf(component), ...cardSaid(card), ...ownSaid(tree['properties'], card['properties']) },
    links: {
      supplier: [supplierOf(component, parts)],
      datasets: datasetsOf(card, component),
      baseModel: [ancestorOf(component)],
    },
    extra: {
      ...beside(tree, ['modelCard', 'pedigree', 'externalReferences', ...spent(tree)], [card['properties']]),
      externalReferences: otherReferences(tree),
      ...cardBeside(card),
    },
  });
}

/** Of the four that may name the maker, the one that did. */
const spent = (tree: Tree): readonly string[] => {
  if (tree['supplier'] !== undefined) return [];
  const used = ['manufacturer', 'publisher'].find((name) => tree[name] !== undefined);
  return [used ?? 'authors'];
};

/** What a model card says that fields of a model hold. */
function cardSaid(card: Tree): DraftSaid {
  const parameters = treeOf(card['modelParameters']);
  const considerations = treeOf(card['considerations']);
  const [family, architecture] = [textOf(parameters['architectureFamily']), textOf(parameters['modelArchitecture'])];
  return {
    task: textOf(parameters['task']),
    architecture: [family, architecture].filter((text) => text !== undefined).join(': '),
    performance: listOf(treeOf(card['quantitativeAnalysis'])['performanceMetrics']).map(metricText),
    intendedUse: [...textsOf(considerations['useCases']), ...labelled('Users', considerations['users'])],
    limitations: [
      ...textsOf(considerations['technicalLimitations']),
      ...labelled('Trade-offs', considerations['performanceTradeoffs']),
      ...listOf(considerations['ethicalConsiderations']).map(riskText),
      ...listOf(considerations['fairnessAssessments']).map(fairnessText),
    ],
    trainingEnergy: energyOf(considerations),
  };
}

const labelled = (label: string, value: unknown): readonly string[] => {
  const texts = textsOf(value);
  return texts.length === 0 ? [] : [`${label}: ${texts.join('; ')}`];
};

/** `accuracy: 0.9 (on night images; 0.88 to 0.92)` */
function metricText(value: unknown): string {
  const { type, value: said, slice, confidenceInterval } = treeOf(value);
  const { lowerBound, upperBound } = treeOf(confidenceInterval);
  const bounds = [textOf(lowerBound), textOf(upperBound)].filter((text) => text !== undefined).join(' to ');
  const about = [textOf(slice) === undefined ? '' : `on ${String(slice)}`, bounds]
    .filter((text) => text !== '')
    .join('; ');
  const metric = [textOf(type), textOf(said)].filter((text) => text !== undefined).join(': ');
  return about === '' ? metric : `${metric} (${about})`;
}

const sentence = (parts: readonly (readonly [string, unknown])[]): string =>
  parts
    .flatMap(([label, value]) =>
      textOf(value) === undefined ? [] : [label === '' ? String(value) : `${label}: ${String(value)}`],
    )
    .join('; ');

function riskText(value: unknown): string {
  const { name, mitigationStrategy } = treeOf(value);
  return sentence([
    ['Risk', name],
    ['mitigation', mitigationStrategy],
  ]);
}

function fairnessText(value: unknown): string {
  const { groupAtRisk, benefits, harms, mitigationStrategy } = treeOf(value);
  return sentence([
    ['Group at risk', groupAtRisk],
    ['benefits', benefits],
    ['harms', harms],
    ['mitigation', mitigationStrategy],
  ]);
}

/** The energy of all trainings in kWh, where each is given in it. */
function energyOf(considerations: Tree): string | undefined {
  const consumptions = listOf(treeOf(considerations['environmentalConsiderations'])['energyConsumptions']).map(treeOf);
  const costs = consumptions
    .filter(({ activity }) => activity === 'training')
    .map((each) => treeOf(each['activityEnergyCost']));
  if (costs.length === 0 || costs.some(({ unit, value }) => unit !== 'kWh' || typeof value !== 'number'))
    return undefined;
  return decimal(costs.reduce((sum, { value }) => sum + Number(value), 0));
}

/** A number without an exponent and at most six digits after the point. */
const decimal = (value: number): string => value.toFixed(6).replace(/\.?0+$/u, '');

/** What a model card says that no field of a model holds. */
function cardBeside(card: Tree): DraftExtra {
  const parameters = treeOf(card['modelParameters']);
  const { environmentalConsiderations } = treeOf(card['considerations']);
  return {
    approach: textOf(treeOf(parameters['approach'])['type']),
    inputs: formatsIn(parameters['inputs']),
    outputs: formatsIn(parameters['outputs']),
    graphics: wordsOf(treeOf(treeOf(card['quantitativeAnalysis'])['graphics'])['description']),
    environmentalConsiderations: wordsOf(withoutOwn(environmentalConsiderations)),
  };
}

/** What is whole in `trainingEnergy` need not be said again. */
function withoutOwn(value: unknown): unknown {
  const consumptions = listOf(treeOf(value)['energyConsumptions']).map(treeOf);
  const isBare = consumptions.every(
    (each) =>
      each['activity'] === 'training' && listOf(each['energyProviders']).length === 0 && Object.keys(each).length === 3,
  );
  return isBare ? undefined : value;
}

const formatsIn = (value: unknown): string | undefined =>
  wordsOf(listOf(value).flatMap((each) => textsOf(treeOf(each)['format'])));

function sayImages(card: Tree, { path, parts }: Component): void {
  const images = listOf(treeOf(treeOf(card['quantitativeAnalysis'])['graphics'])['collection']);
  if (images.length === 0) return;
  const message = `${images.length === 1 ? 'one picture is' : `${images.length} pictures are`} not taken over; what is said of them is kept`;
  parts.notice({ path: [...path, 'modelCard', 'quantitativeAnalysis', 'graphics'], code: 'images_left_out', message });
}

/** The datasets that a model card names: data elsewhere in the document, or described in place. */
function datasetsOf(card: Tree, component: Component): readonly (string | undefined)[] {
  const at = [...component.path, 'modelCard', 'modelParameters', 'datasets'];
  return listOf(treeOf(card['modelParameters'])['datasets']).map((each, index) => {
    const tree = treeOf(each);
    const path = [...at, index];
    const ref = textOf(tree['ref']);
    return ref === undefined ? datasetInPlace({ ...component, tree, path }) : datasetNamed(ref, { ...component, path });
  });
}

function datasetNamed(ref: string, component: Component): string | undefined {
  const found = component.named.get(ref);
  if (found?.tree['type'] === 'data') return datasetOfComponent({ ...component, ...found });
  if (found) return datasetInPlace({ ...component, ...found });
  const message = `\`${ref}\` is not in this document; the dataset is left out`;
  component.parts.notice({ path: [...component.path, 'ref'], code: 'reference_elsewhere', message });
  return undefined;
}

/** The model that this one was made from: the first model among its ancestors. Those of ancestors are not followed. */
function ancestorOf(component: Component): string | undefined {
  const ancestors = listOf(treeOf(component.tree['pedigree'])['ancestors']).map(treeOf);
  const at = ancestors.findIndex(({ type }) => type === 'machine-learning-model');
  const tree = ancestors[at];
  if (tree === undefined) return undefined;
  const path = [...component.path, 'pedigree', 'ancestors', at];
  return component.parts.add('model', {
    path,
    said: { ...identityOf({ tree, path }), ...ownSaid(tree['properties']) },
    links: { supplier: [supplierOf({ tree, path }, component.parts)] },
  });
}
