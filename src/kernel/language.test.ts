import { expect, test } from 'vitest';
import { languageOf, pageFile, parseLanguage } from './language.ts';

test('the first language that the screens speak is taken, whatever its country', () => {
  expect(languageOf(['fr', 'de-AT', 'en'])).toBe('de');
  expect(languageOf(['EN-us', 'de'])).toBe('en');
  expect([languageOf(['fr']), languageOf([])]).toEqual(['en', 'en']);
  expect([parseLanguage('de'), parseLanguage('xx')]).toEqual(['de', undefined]);
  expect([pageFile('en'), pageFile('de')]).toEqual(['index.html', 'index.de.html']);
});
