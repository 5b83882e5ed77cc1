import { expect, test } from 'vitest';
import { mapTexts } from './map-texts.ts';

test('maps texts under the given names at any depth, and nothing else', () => {
  const answer = { name: 'a', findings: [{ label: 'a', of: { label: ['b', 1, null] } }] };

  expect(mapTexts(answer, new Set(['label']), (text) => text.toUpperCase())).toEqual({
    name: 'a',
    findings: [{ label: 'A', of: { label: ['B', 1, null] } }],
  });
});
