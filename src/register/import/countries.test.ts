import { expect, test } from 'vitest';
import { countryCodes } from '../contract/countries.ts';
import { countryCode } from './countries.ts';

test.each([
  ['DE', 'DE'],
  ['DEU', 'DE'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['ALLEMAGNE', 'DE'],
  ['Österreich', 'AT'],
  ['Osterreich', 'AT'],
  ['Pays-Bas', 'NL'],
  ['The Netherlands', 'NL'],
  ['UK', 'GB'],
  ['United States of America', 'US'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Czech Republic', 'CZ'],
  ['Côte d’Ivoire', 'CI'],
  ['日本', 'JP'],
  ['Ελλάδα', 'GR'],
])('`%s` is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});

test.each(['EU', 'Europe', 'no', 'in', 'and', 'worldwide', 'ZZ', '', 'Bavaria'])('`%s` is no country', (text) => {
  expect(countryCode(text)).toBeUndefined();
});

test('every code is known by itself, by three letters and by its English name', () => {
  const names = new Intl.DisplayNames('en', { type: 'region' });

  expect(countryCodes.filter((code) => countryCode(code) !== code)).toEqual([]);
  expect(countryCodes.filter((code) => countryCode(names.of(code) ?? '') !== code)).toEqual([]);
});
