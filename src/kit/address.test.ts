import { describe, expect, test } from 'vitest';
import { readSearch, safeReturn, textOf, workspacePath, writeSearch } from './address.ts';

describe('what stands behind the `?`', () => {
  test('a name that stands there twice is a list, as the API reads it', () => {
    expect(readSearch('?stage=idea&stage=design&q=chat')).toEqual({ stage: ['idea', 'design'], q: 'chat' });
  });

  test('writing and reading give back the same values', () => {
    const values = { 'accountablePerson.empty': 'yes', stage: ['idea', 'design'], q: 'a & b = c' };

    expect(readSearch(writeSearch(values))).toEqual(values);
  });

  test('nothing is written for what is absent or empty', () => {
    expect(writeSearch({ q: undefined, stage: [] })).toBe('');
  });

  test('an empty text counts as absent where one text is wanted', () => {
    expect(textOf('')).toBeUndefined();
    expect(textOf(['first', 'second'])).toBe('first');
  });
});

describe('where to return after signing in', () => {
  test('a path of this server is kept', () => {
    expect(safeReturn('/w/ws_1/systems?q=a')).toBe('/w/ws_1/systems?q=a');
  });

  test.each(['https://example.org', '//example.org', '/\\example.org', 'javascript:alert(1)', undefined, 7])(
    '%s leads elsewhere and is replaced by the beginning',
    (path) => {
      expect(safeReturn(path)).toBe('/');
    },
  );
});

test('a path in a workspace stands below it, with or without a slash in front', () => {
  expect(workspacePath('ws_1', 'systems')).toBe('/w/ws_1/systems');
  expect(workspacePath('ws_1', '/systems')).toBe('/w/ws_1/systems');
});
