import type { DraftExtra, DraftSaid } from './parts.ts';
import { listOf, type Tree, textOf, textsOf, treeOf, wordsOf } from './tree.ts';

/** What models and datasets say alike in SPDX 3's core and software profiles. */
export function identitySaid(tree: Tree): DraftSaid {
  const [summary, description] = [textOf(tree['summary']), textOf(tree['description'])];
  const references = listOf(tree['externalRef']).flatMap((each) => textsOf(treeOf(each)['locator']));
  const addresses = [
    ...textsOf(tree['software_homePage']),
    ...textsOf(tree['software_downloadLocation']),
    ...references,
  ];
  return {
    name: textOf(tree['name']),
    reference: textOf(tree['software_packageUrl']),
    versionName: textOf(tree['software_packageVersion']),
    description: [summary, description].filter((text) => text !== undefined),
    links: addresses.filter((text) => /^https?:\/\/\S+$/iu.test(text)),
  };
}

/** What the AI profile says that fields of a model hold. */
export const modelSaid = (tree: Tree): DraftSaid => ({
  task: textsOf(tree['ai_domain']),
  architecture: textsOf(tree['ai_typeOfModel']),
  intendedUse: textOf(tree['ai_informationAboutApplication']),
  limitations: textsOf(tree['ai_limitation']),
  performance: entriesIn(tree['ai_metric']),
  trainingEnergy: energyOf(tree),
  releasedOn: textOf(tree['releaseTime'])?.slice(0, 10),
});

/** What the dataset profile says that fields of a dataset hold. */
export const datasetSaid = (tree: Tree): DraftSaid => ({
  source: textOf(tree['dataset_dataCollectionProcess']),
  preparation: textsOf(tree['dataset_dataPreprocessing']),
  quality: textOf(tree['dataset_datasetNoise']),
  knownBias: textsOf(tree['dataset_knownBias']),
  // Sensitive personal data is personal data; that there is none of it says nothing of the rest.
  personalData: tree['dataset_hasSensitivePersonalInformation'] === 'yes' ? 'yes' : undefined,
});

/** What the AI profile says that no field of a model holds, under its own names. */
export const modelBeside = (tree: Tree): DraftExtra =>
  besideOf(tree, 'ai_', ['domain', 'typeOfModel', 'informationAboutApplication', 'limitation', 'metric']);

/** What the dataset profile says that no field of a dataset holds, under its own names. Size is in bytes there, not in records. */
export const datasetBeside = (tree: Tree): DraftExtra =>
  besideOf(tree, 'dataset_', ['dataCollectionProcess', 'dataPreprocessing', 'datasetNoise', 'knownBias']);

function besideOf(tree: Tree, profile: string, taken: readonly string[]): DraftExtra {
  const rest = Object.entries(tree).filter(
    ([name]) => !own.has(name) && !(name.startsWith(profile) && taken.includes(name.slice(profile.length))),
  );
  return Object.fromEntries(
    rest.map(([name, value]) => [
      name.replace(/^(?:ai|dataset|software)_/u, ''),
      entriesIn(value).join('\n') || wordsOf(value),
    ]),
  );
}

/** What `identitySaid` and the graph read, and what says nothing of the thing itself. */
const own = new Set([
  ...['type', '@type', '@id', 'creationInfo', 'name', 'summary', 'description', 'externalRef', 'releaseTime'],
  ...['software_packageUrl', 'software_packageVersion', 'software_homePage', 'software_downloadLocation'],
  ...['software_primaryPurpose', 'suppliedBy', 'originatedBy', '@context', 'verifiedUsing'],
]);

/** A dictionary's entries, `key: value` each. */
const entriesIn = (value: unknown): readonly string[] =>
  listOf(value).flatMap((each) => {
    const { key, value: said } = treeOf(each);
    return textOf(key) === undefined
      ? []
      : [textOf(said) === undefined ? String(key) : `${String(key)}: ${String(said)}`];
  });

const perUnit: Readonly<Record<string, number>> = { kilowattHour: 1, megajoule: 1 / 3.6 };

/** The energy of all trainings in kWh, where every unit is known. */
function energyOf(tree: Tree): string | undefined {
  const trainings = listOf(treeOf(tree['ai_energyConsumption'])['ai_trainingEnergyConsumption']).map(treeOf);
  const each = trainings.map(
    ({ ai_energyQuantity: quantity, ai_energyUnit: unit }) => Number(quantity) * (perUnit[String(unit)] ?? Number.NaN),
  );
  const sum = each.reduce((all, one) => all + one, 0);
  return trainings.length === 0 || !Number.isFinite(sum) ? undefined : sum.toFixed(6).replace(/\.?0+$/u, '');
}
