import { expect, test } from 'vitest';
import { decimalMarkOf, numberIn } from './decimals.ts';

test.each([
  [['12,5', '1.250'], 'comma'],
  [['1.250,00 €', '300'], 'comma'],
  [['0,125'], 'comma'],
  [['1,250.00', '300'], 'point'],
  [['12.5', '12,5'], 'point'],
  [['1,250', '1.250'], 'point'],
  [[], 'point'],
])('the decimal mark of a column is what its cells show: %j', (cells, mark) => {
  expect(decimalMarkOf(cells)).toBe(mark);
});

test.each([
  ['1.250', 'comma', '1250'],
  ['1.250,50', 'comma', '1250.5'],
  ['1.250.000', 'comma', '1250000'],
  ['12,5', 'point', '12.5'],
  ['1.250,50', 'point', '1250.5'],
  ['1,250', 'point', '1250'],
  ['1,250', 'comma', '1.25'],
  ['1 250,5', 'comma', '1250.5'],
  ['1 250', 'point', '1250'],
  ['1,250.5', 'point', '1250.5'],
  ['-0,5', 'point', '-0.5'],
  ['12,5,1', 'point', undefined],
  ['1.2.3', 'comma', undefined],
  ['viel', 'comma', undefined],
] as const)('%s is read with a decimal %s', (text, mark, recorded) => {
  expect(numberIn(text, mark)).toBe(recorded);
});
