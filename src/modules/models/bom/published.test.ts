import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../../../../test/builders/shared-folder.ts';
import { readBom } from './read-bom.ts';

const boms = sharedFolder('cyclonedx-mlbom');
const cards = sharedFolder('hf-model-cards');

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const filesIn = (folder: typeof boms, wanted: RegExp): readonly string[] =>
  folder.isThere ? folder.files('.').filter((path) => wanted.test(path)) : [];

describe.skipIf(!boms.isThere)('published CycloneDX documents (left out where ../shared is not there)', () => {
  test.each(filesIn(boms, /(?:^|\/)valid-/u))('%s is read', (path) => {
    const bom = readBom({ bytes: boms.bytes(path), filename: fileName(path) });

    expect(bom).toMatchObject({ ok: true, value: { format: 'CycloneDX' } });
  });

  test.each(filesIn(boms, /(?:^|\/)invalid-/u))('%s is refused with the place and a reason', (path) => {
    const bom = readBom({ bytes: boms.bytes(path), filename: fileName(path) });

    const [problem, ...others] = bom.ok ? [] : (bom.error.problems ?? []);
    expect(others).toEqual([]);
    expect(problem?.path.length).toBeGreaterThan(0);
    expect(problem?.message).toContain('`');
  });

  test('of a model with its card gives model, dataset and supplier', () => {
    const bom = readBom({ bytes: boms.bytes('valid-machine-learning-1.7.json'), filename: 'bom.json' });

    expect(bom.ok && bom.value.parts.map(({ kind, values }) => [kind, values['name'], values['versionName']])).toEqual([
      ['supplier', 'Acme Inc', undefined],
      ['dataset', 'Training Data', undefined],
      ['model', 'stable-diffusion', '1.4'],
    ]);
  });

  test('gives the energy of a training', () => {
    const bom = readBom({
      bytes: boms.bytes('valid-machine-learning-considerations-env-1.7.json'),
      filename: 'bom.json',
    });

    expect(bom.ok && bom.value.parts.at(-1)?.values).toMatchObject({ name: 'Llama-2-7b', trainingEnergy: '0.4' });
  });
});

const isTemplate = (path: string): boolean => /template/u.test(path);
const isBad = (path: string): boolean => /invalid_card_data/u.test(path);

describe.skipIf(!cards.isThere)('published cards (left out where ../shared is not there)', () => {
  const all = filesIn(cards, /(?:sample_|card_template).*\.md$/u).map((path) => path);

  test.each(all.filter((path) => !isTemplate(path) && !isBad(path)))('%s is read', (path) => {
    const bom = readBom({ bytes: cards.bytes(path), filename: fileName(path) });

    expect(bom.ok && bom.value.parts.at(-1)?.values['name']).toBeTruthy();
  });

  test.each(all.filter(isTemplate))('%s is refused as what nobody has filled in', (path) => {
    expect(readBom({ bytes: cards.bytes(path), filename: fileName(path) })).toMatchObject({
      ok: false,
      error: { detail: expect.stringContaining('template') },
    });
  });

  test.each(all.filter(isBad))('%s is refused with its line', (path) => {
    expect(readBom({ bytes: cards.bytes(path), filename: fileName(path) })).toMatchObject({
      ok: false,
      error: { problems: [{ path: ['line', 2] }] },
    });
  });

  test('with a result that names no dataset are read, and the result is told of', () => {
    const [path = ''] = all.filter((each) => each.includes('invalid_model_index'));
    const bom = readBom({ bytes: cards.bytes(path), filename: fileName(path) });

    expect(bom.ok && bom.value.notices.map(({ path: at }) => at)).toEqual([
      ['front matter', 'model-index', 0, 'results', 0, 'dataset'],
    ]);
  });
});
