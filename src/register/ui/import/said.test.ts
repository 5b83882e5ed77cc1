import { expect, test } from 'vitest';
import { nothingSaid, withFile } from './said.ts';

const aFile = (name: string) => new File(['name\nA'], name);
const said = {
  ...withFile(nothingSaid, aFile('a.csv')),
  choices: { delimiter: ';' as const },
  targets: new Map([['Agency', 'unit']]),
};

test('a mended file is read as the one before, and its columns go where they went', () => {
  const again = withFile(said, aFile('a.csv'));

  expect(again).toMatchObject({ choices: said.choices, targets: said.targets, chosen: { turn: 2 } });
});

test('a file of another name is read as it asks for itself, and headings that are the same go where they went', () => {
  const another = withFile(said, aFile('b.xlsx'));

  expect(another.choices).toEqual({});
  expect(another.targets).toBe(said.targets);
});
