import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Bom, type Part, type PartKind } from './parts.ts';
import { readBom } from './read-bom.ts';

const bytesOf = (content: unknown): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

const read = (content: unknown, filename: string) => readBom({ bytes: bytesOf(content), filename });

function understood(content: unknown, filename: string): Bom {
  const bom = read(content, filename);
  if (!bom.ok) throw new Error(`${bom.error.detail} ${JSON.stringify(bom.error.problems)}`);
  return bom.value;
}

function refused(content: unknown, filename: string) {
  const bom = read(content, filename);
  if (bom.ok) throw new Error('it was read');
  return bom.error;
}

const partsOf = (bom: Bom, kind: PartKind): readonly Part[] => bom.parts.filter((part) => part.kind === kind);

/** The names of the parts that a part links to by a field. */
const linked = (bom: Bom, part: Part | undefined, field: string) =>
  part?.links[field]?.map((key) => bom.parts.find((each) => each.key === key)?.values['name']);

const sample = (name: string): string => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

describe('a model card', () => {
  const card = sample('model-card.txt');

  test('gives the model that it is about, each of its parts where a person looks for it', () => {
    const bom = understood(card, 'README.md');
    const model = partsOf(bom, 'model').find(({ values }) => values['name'] === 'Harbour pilot 2');

    expect(model?.values).toEqual({
      name: 'Harbour pilot 2',
      description: 'Estimates when a ship will berth.\n\nA regression over positions of ships.',
      task: 'tabular-regression',
      licence: 'Apache-2.0',
      links: ['https://example.org/harbour', 'https://example.org/harbour.pdf'],
      architecture: 'Gradient-boosted trees',
      intendedUse: 'Planning of berths by harbour masters.',
      outOfScopeUse: 'Steering ships.',
      limitations:
        'Fewer ships below 300 tonnes were seen.\n\nCheck its estimates in fog.\n\nKnown failures\nIt errs at low tide.',
      performance: 'Mean error: 11.5 (tabular-regression on Port calls, test split)\nMeasured over a year.',
    });
    expect(linked(bom, model, 'supplier')).toEqual(['Example Ports Ltd']);
    expect(linked(bom, model, 'baseModel')).toEqual(['example/harbour-pilot']);
    expect(linked(bom, model, 'datasets')).toEqual(['Port calls', 'tides']);
  });

  test('keeps what no field holds under its own names, and leaves out what nobody has written', () => {
    const model = partsOf(understood(card, 'README.md'), 'model').at(-1);

    expect(model?.extra).toEqual({
      library_name: 'xgboost',
      tags: 'ports\nshipping',
      'How to Get Started with the Model': '```python\n# this is no heading\nload("harbour")\n```',
      'Environmental Impact': '- **Hardware Type:** one laptop',
    });
  });

  test('tells what each dataset was used for', () => {
    const datasets = partsOf(understood(card, 'README.md'), 'dataset');

    expect(datasets.map(({ values }) => values)).toEqual([
      { name: 'Port calls', reference: 'example/port-calls', purposes: ['training', 'testing'] },
      { name: 'tides', reference: 'tides', purposes: ['training'] },
    ]);
  });

  test('reads line breaks of any system, and a card without front matter', () => {
    const bom = understood(card.replaceAll('\n', '\r\n'), 'README.md');

    expect(bom.parts).toEqual(understood(card, 'README.md').parts);
    expect(partsOf(understood('# A model\n\nIt counts.', 'x.md'), 'model')[0]?.values).toEqual({
      name: 'A model',
      description: 'It counts.',
    });
  });

  test('reads the front matter alone, named by its file', () => {
    const bom = understood('license: mit\npipeline_tag: text-generation\n', 'tiny-writer.yaml');

    expect(partsOf(bom, 'model')[0]?.values).toEqual({ name: 'tiny-writer', licence: 'MIT', task: 'text-generation' });
  });

  test.each([
    ['a list where names and values belong', '---\n- a\n---\n# X', ['line', 2]],
    ['YAML that breaks off', '---\nlicense: mit\ntags: [a, b\n---\n# X', ['line', 3]],
  ])('is refused with its line: %s', (_, text, path) => {
    expect(refused(text, 'card.md').problems?.[0]?.path.slice(0, 1)).toEqual(path.slice(0, 1));
    expect(refused(text, 'card.md').detail).toContain('line');
  });

  test.each([
    ['a template', '---\n{{ card_data }}\n---\n# {{ name }}', 'template'],
    ['a text without a name', 'some,words\nin,columns\n', 'what the model is called'],
    ['aliases that unfold without end', `---\na: &a [x,x,x,x,x,x,x,x,x]\n${bomb()}---\n# X`, 'repeats itself'],
    ['nothing', '  \n', 'empty'],
  ])('is refused where it is %s', (_, text, why) => {
    expect(refused(text, 'card.md').detail).toContain(why);
  });

  test('of a dataset gives the dataset', () => {
    const bom = understood(sample('dataset-card.txt'), 'README.md');

    expect(bom.format).toBe('dataset card');
    expect(partsOf(bom, 'dataset')[0]?.values).toEqual({
      name: 'Port calls',
      description: 'A line for each call of a ship.',
      licence: 'CC-BY-4.0',
      languages: 'en, nl',
      links: ['https://example.org/calls'],
      source: 'From the harbour office.',
      preparation: 'Two clerks marked doubtful times.',
      knownBias: 'Small ships report seldom.',
      records: '1250',
    });
    expect(partsOf(bom, 'supplier')[0]?.values).toEqual({ name: 'Harbour office' });
  });
});

/** Nine levels of nine aliases each. */
function bomb(): string {
  const names = 'abcdefghij'.split('');
  return names
    .slice(1)
    .map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${names[at] ?? ''}`).join(',')}]\n`)
    .join('');
}

const cycloneDx = (about: object) => ({ bomFormat: 'CycloneDX', specVersion: '1.7', version: 1, ...about });

describe('a CycloneDX document', () => {
  test('gives models with their cards, data by reference and in place, suppliers and ancestors', () => {
    const bom = understood(JSON.parse(sample('bom.json')), 'bom.json');
    const model = partsOf(bom, 'model').find(({ values }) => values['name'] === 'berth-times');

    expect(model?.values).toMatchObject({
      reference: 'pkg:huggingface/example/berth-times@2.1',
      versionName: '2.1',
      task: 'regression',
      architecture: 'trees: gradient boosting',
      licence: 'MIT',
      links: ['https://example.org/berth-times'],
      performance: 'error: 11.5 (on night calls; 10 to 13)',
      intendedUse: 'planning berths\nUsers: harbour masters',
      limitations: 'errs in fog\nRisk: delay; mitigation: a person checks',
      trainingEnergy: '3.5',
    });
    expect(linked(bom, model, 'supplier')).toEqual(['Example Ports Ltd']);
    expect(linked(bom, model, 'datasets')).toEqual(['calls', 'tides']);
    expect(linked(bom, model, 'baseModel')).toEqual(['berth-base']);
    expect(model?.extra).toEqual({
      approach: 'supervised',
      inputs: 'table',
      'example:team': 'harbour',
      group: 'example',
    });
    expect(partsOf(bom, 'supplier')[0]?.values).toEqual({
      name: 'Example Ports Ltd',
      country: 'IE',
      links: ['https://example.org/'],
    });
    expect(bom.notices.map(({ code }) => code)).toContain('component_left_out');
  });

  test('of another version is refused, with the versions that are read', () => {
    expect(refused(cycloneDx({ specVersion: '1.4' }), 'bom.json')).toMatchObject({
      detail: expect.stringContaining('1.6 and 1.7'),
      problems: [{ path: ['specVersion'] }],
    });
  });

  test('that its schema refuses is refused with every place at once', () => {
    const components = [{ type: 'machine-learning-modell', name: 'a' }, { type: 'data' }];
    const problems = refused(cycloneDx({ components, extra: 1 }), 'bom.json').problems;

    expect(problems?.map(({ path, code, meant }) => ({ path, code, meant }))).toEqual(
      expect.arrayContaining([
        { path: ['components', 0, 'type'], code: 'not_one_of', meant: 'machine-learning-model' },
        { path: ['components', 1], code: 'required', meant: undefined },
        { path: [], code: 'unknown_name', meant: undefined },
      ]),
    );
  });

  test('never says where a record stands here, whatever its properties claim', () => {
    const properties = [
      { name: 'brehon:status', value: 'in_use' },
      { name: 'brehon:supplier', value: 'sup_x' },
    ];
    const bom = understood(
      cycloneDx({ components: [{ type: 'machine-learning-model', name: 'a', properties }] }),
      'b.json',
    );

    expect(bom.parts.map(({ values, links }) => ({ values, links }))).toEqual([{ values: { name: 'a' }, links: {} }]);
  });

  test('nested without end is refused, not run into', () => {
    const deep = '{"components":['.repeat(50_000) + ']}'.repeat(50_000);

    expect(
      refused(`{"bomFormat":"CycloneDX","specVersion":"1.7","components":[${deep}]}`, 'bom.json').detail,
    ).toContain('deeply');
  });
});

describe('an SPDX 3 document', () => {
  const document: unknown = JSON.parse(sample('spdx.json'));

  test('gives AI packages as models and dataset packages as datasets, linked by its relationships', () => {
    const bom = understood(document, 'ai.spdx.json');
    const model = partsOf(bom, 'model')[0];

    expect(bom).toMatchObject({ format: 'SPDX', version: '3.0.1' });
    expect(model?.values).toEqual({
      name: 'berth-times',
      versionName: '2.1',
      description: 'Estimates berths.\nFrom positions of ships.',
      task: 'shipping',
      architecture: 'regression, trees',
      intendedUse: 'Planning of berths.',
      limitations: 'Errs in fog.',
      performance: 'error: 11.5\nrecall: 0.9',
      licence: 'Apache-2.0',
      links: ['https://example.org/berth-times'],
      trainingEnergy: '11',
      releasedOn: '2026-03-01',
    });
    expect(linked(bom, model, 'supplier')).toEqual(['Example Ports Ltd']);
    expect(linked(bom, model, 'datasets')).toEqual(['calls', 'tides']);
    expect(partsOf(bom, 'dataset').map(({ values }) => values['purposes'])).toEqual([['training'], ['testing']]);
    expect(partsOf(bom, 'dataset')[0]?.values).toMatchObject({
      personalData: 'yes',
      knownBias: 'Small ships are few.',
    });
  });

  test('is refused with the places where it is not whole', () => {
    const graph = [
      { type: 'ai_AIPackage', spdxId: 'urn:a' },
      { type: 'Relationship', spdxId: 'urn:r', from: 'urn:a' },
      {},
    ];
    const { problems } = refused(
      { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph },
      'a.json',
    );

    expect(problems?.map(({ path }) => path.join('.'))).toEqual([
      '@graph.0.name',
      '@graph.1.to',
      '@graph.1.relationshipType',
      '@graph.2.type',
    ]);
  });
});

test.each([
  ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'UTF-8'],
  ['JSON that breaks off', bytesOf('{"a": '), 'is not'],
  ['JSON of another kind', bytesOf('{"a": 1}'), 'neither CycloneDX'],
  ['SPDX 2', bytesOf('{"spdxVersion": "SPDX-2.3"}'), 'SPDX 2'],
])('refuses %s', (_, bytes, why) => {
  const answer = readBom({ bytes, filename: 'file.json' });

  expect(answer.ok ? '' : answer.error.detail).toContain(why);
});
