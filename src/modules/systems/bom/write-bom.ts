import { createHash } from 'node:crypto';
import type { Json } from '../../../kernel/canonical.ts';
import type { FieldValue } from '../../../register/contract.ts';
import { modelCardOf } from './model-card.ts';
import { addressOf, listAt, type Recorded, textAt } from './recorded.ts';
import { licenceOf, properties, withoutBlanks } from './said.ts';

/** An AI system with all that it is made of, as recorded: models with those that they were made from, and all their datasets. */
export type SystemParts = {
  readonly system: Recorded;
  readonly models: readonly Recorded[];
  readonly datasets: readonly Recorded[];
  readonly suppliers: readonly Recorded[];
};

/** The document's own facts: when it is written. */
type Written = { readonly at: string };

/**
 * The AI bill of materials of a system in CycloneDX 1.7. The same records give the same document but for its time: all is
 * in the order of ids, and its serial number follows from the ids and versions of what is in it. People's names and what
 * the organisation notes for itself (states, owners, extra fields) stay out of it.
 */
export function writeBom(parts: SystemParts, { at }: Written): Json {
  const { system, models, datasets } = parts;
  const known: Known = {
    suppliers: new Map(parts.suppliers.map((each) => [each.id, each])),
    models: new Map(models.map((each) => [each.id, each])),
    ids: new Set([...models, ...datasets].map(({ id }) => id)),
  };
  const all = [
    ...models.map((model) => modelComponent(model, known)),
    ...datasets.map((each) => dataComponent(each, known)),
  ];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    serialNumber: serialNumber(parts),
    version: 1,
    metadata: {
      timestamp: at,
      tools: { components: [{ type: 'application', name: 'Brehon' }] },
      component: systemComponent(system, known),
    },
    components: byRef(all),
    dependencies: dependenciesOf(parts, known),
  };
}

type Component = { readonly [name: string]: Json };

/** A component that others of the document can name. */
type Named = Component & { readonly 'bom-ref': string };

type Known = {
  readonly suppliers: ReadonlyMap<string, Recorded>;
  readonly models: ReadonlyMap<string, Recorded>;
  readonly ids: ReadonlySet<string>;
};

const byRef = (components: readonly Named[]): readonly Named[] =>
  [...components].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));

/** A UUID (RFC 9562, version 8) over the ids and versions of all records. */
function serialNumber({ system, models, datasets, suppliers }: SystemParts): string {
  const named = [system, ...models, ...datasets, ...suppliers].map(({ id, version }) => `${id} ${version}`).sort();
  const hex = createHash('sha256').update(named.join('\n')).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  const uuid = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${uuid.join('-')}`;
}

/** What every component says alike. */
function identity(record: Recorded, known: Known): Component {
  const reference = textAt(record, 'reference');
  const supplier = known.suppliers.get(textAt(record, 'supplier') ?? '');
  const licence = textAt(record, 'licence');
  const links = listAt(record, 'links').flatMap((url) => addressOf(url) ?? []);
  return withoutBlanks({
    supplier: supplier && organisation(supplier),
    name: textAt(record, 'name') ?? record.id,
    version: textAt(record, 'versionName')?.slice(0, mostVersion),
    description: textAt(record, 'description'),
    licenses: licence === undefined ? undefined : [licenceOf(licence)],
    purl: reference !== undefined && isPurl(reference) ? reference : undefined,
    externalReferences: links.length === 0 ? undefined : links.map((url) => ({ type: 'website', url })),
  });
}

/** The longest version that the format takes. */
const mostVersion = 1024;

const isPurl = (text: string): boolean => /^pkg:[a-z][a-z0-9.+-]*\/\S+$/iu.test(text);

/** The reference, where it is no package address and so has no place of its own. */
const ownReference = (record: Recorded): FieldValue => {
  const reference = textAt(record, 'reference');
  return reference === undefined || isPurl(reference) ? null : reference;
};

function organisation(supplier: Recorded): Component {
  const links = listAt(supplier, 'links').flatMap((url) => addressOf(url) ?? []);
  const country = textAt(supplier, 'country');
  return withoutBlanks({
    name: textAt(supplier, 'name') ?? supplier.id,
    address: country === undefined ? undefined : { country },
    url: links.length === 0 ? undefined : links,
  });
}

const systemComponent = (system: Recorded, known: Known): Component => ({
  type: 'application',
  'bom-ref': system.id,
  ...identity(system, known),
  ...properties({
    reference: ownReference(system),
    domain: textAt(system, 'domain') ?? null,
    intendedPurpose: textAt(system, 'intendedPurpose') ?? null,
    foreseeableMisuse: textAt(system, 'foreseeableMisuse') ?? null,
    outputs: textAt(system, 'outputs') ?? null,
    affectedPeople: textAt(system, 'affectedPeople') ?? null,
  }),
});

function modelComponent(model: Recorded, known: Known): Named {
  const base = known.models.get(textAt(model, 'baseModel') ?? '');
  const datasets = listAt(model, 'datasets').filter((id) => known.ids.has(id));
  return {
    type: 'machine-learning-model',
    'bom-ref': model.id,
    ...identity(model, known),
    ...(base ? { pedigree: { ancestors: [ancestor(base, known)] } } : {}),
    ...modelCardOf(model, datasets),
    ...properties({
      reference: ownReference(model),
      ...fieldsAt(model, [
        'generalPurpose',
        'parameters',
        'trainingCompute',
        'outOfScopeUse',
        'releasedOn',
        'knowledgeUntil',
      ]),
    }),
  };
}

/** The model that another was made from: whole it stands among the components, and a `bom-ref` is there only once. */
function ancestor(base: Recorded, known: Known): Component {
  return { type: 'machine-learning-model', ...identity(base, known), ...properties({ reference: ownReference(base) }) };
}

function dataComponent(dataset: Recorded, known: Known): Named {
  const [url] = listAt(dataset, 'links').flatMap((each) => addressOf(each) ?? []);
  const name = textAt(dataset, 'name') ?? dataset.id;
  return {
    type: 'data',
    'bom-ref': dataset.id,
    ...identity(dataset, known),
    data: [{ type: 'dataset', name, ...(url === undefined ? {} : { contents: { url } }) }],
    ...properties({ reference: ownReference(dataset), ...fieldsAt(dataset, datasetFields) }),
  };
}

const datasetFields = [
  ...['purposes', 'source', 'legalBasis', 'countries', 'collectedFrom', 'collectedUntil', 'records', 'languages'],
  ...['personalData', 'representation', 'preparation', 'quality', 'knownBias'],
];

const fieldsAt = (record: Recorded, names: readonly string[]): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(names.map((name) => [name, record.values[name] ?? null]));

function dependenciesOf({ system, models, datasets }: SystemParts, { ids }: Known): readonly Component[] {
  const made = [
    { record: system, fields: ['models', 'datasets'] },
    ...models.map((record) => ({ record, fields: ['baseModel', 'datasets'] })),
    ...datasets.map((record) => ({ record, fields: [] })),
  ];
  const all = made.map(({ record, fields }) => {
    const needs = fields.flatMap((field) => listAt(record, field)).filter((id) => ids.has(id) && id !== record.id);
    const dependsOn = [...new Set(needs)].sort();
    return { ref: record.id, ...(dependsOn.length === 0 ? {} : { dependsOn }) };
  });
  return all.sort((a, b) => (a.ref < b.ref ? -1 : 1));
}
