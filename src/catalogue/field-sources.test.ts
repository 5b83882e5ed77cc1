import { expect, test } from 'vitest';
import { readFieldSources } from './field-sources.ts';

const sources = 'sources:\n  - { id: a-1, work: A standard, reference: A.1, line: Somebody answers for it. }\n';
const read = (text: string) => readFieldSources({ path: 'sources.yaml', text });

test('a field has the places that it rests on, certain where nothing else is said', () => {
  const found = read(`${sources}fields:\n  system:\n    owner: [a-1]\n`);

  expect(found).toMatchObject({
    ok: true,
    value: { system: { owner: [{ work: 'A standard', reference: 'A.1', certainty: 'certain' }] } },
  });
});

test('a source that is not there is refused with its line', () => {
  const found = read(`${sources}fields:\n  system:\n    owner: [a-1, a-2]\n`);

  expect(found).toMatchObject({
    ok: false,
    error: [{ file: 'sources.yaml', line: 5, message: 'there is no source "a-2"' }],
  });
});

test('a word that is not known is refused with its line', () => {
  const found = read(`${sources}fields: {}\nfeilds: {}\n`);

  expect(found).toMatchObject({ ok: false, error: [{ line: 4, message: '"feilds" is not known here' }] });
});

test('a file that is no YAML is refused', () => {
  expect(read('sources: [').ok).toBe(false);
});
