import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedList, listedItems } from './quoted-list.ts';

const item = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '"', ';', '|', '\n', ',', 'é'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

test('what is joined comes apart again, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), (items) => {
      expect(listedItems(joinedList(items)).map((each) => each.trim())).toEqual(items);
    }),
  );
});

test.each([
  ['Acme; Umbrella', ['Acme', ' Umbrella']],
  ['Acme\nUmbrella|Zeta', ['Acme', 'Umbrella', 'Zeta']],
  ['The "big" one; b', ['The "big" one', ' b']],
  ['"a" and "b"', ['"a" and "b"']],
  ['"never closed; b', ['"never closed', ' b']],
])('%j is a list as people write it', (text, items) => {
  expect(listedItems(text)).toEqual(items);
});
