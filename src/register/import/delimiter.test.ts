import { describe, expect, test } from 'vitest';
import { findDelimiter } from './delimiter.ts';

describe('a delimiter is found by the columns that it makes', () => {
  test.each([
    ['a comma', 'name,unit\nA,B\nC,D\n', ','],
    ['a semicolon, with commas in the texts', 'name;note\nA;one, two, three\nB;four, five\n', ';'],
    ['a tab', 'name\tunit\nA, B\tC\nD\tE, F\n', 'tab'],
    ['a bar', 'name|unit|stage\nA|B|C\nD|E|F\n', '|'],
    ['a semicolon in quotes does not count', 'name,note\n"A; B; C; D",x\n"E; F; G; H",y\n', ','],
    ['line breaks in quotes do not count', 'name;note\n"A\nB\nC";x\n"D\nE";y\n', ';'],
    [
      'titles above the table do not count',
      'Inventory of systems, 2026, all units\n\nname;unit;stage\nA;B;C\nD;E;F\nG;H;I\n',
      ';',
    ],
    ['one column has none', 'name\nA\nB\n', ','],
  ] as const)('%s', (_, text, delimiter) => {
    expect(findDelimiter(text).delimiter).toBe(delimiter);
  });

  test('a first line such as `sep=;` decides and is no row', () => {
    expect(findDelimiter('sep=;\r\nname;unit\r\nA;B\r\n')).toEqual({ delimiter: ';', rest: 'name;unit\r\nA;B\r\n' });
    expect(findDelimiter('SEP=\t\nname\tunit\n').delimiter).toBe('tab');
  });
});
