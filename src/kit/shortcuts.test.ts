import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));

const screens = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/u.test(path) && !/shortcuts(\.test)?\.ts$/u.test(path))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

test('every shortcut that is shown is heard by a screen', () => {
  const table = readFileSync(join(source, 'kit', 'shortcuts.ts'), 'utf8');
  const names = [...table.matchAll(/^ {2}(\w+): \{ key: /gmu)].map((match) => match[1] ?? '');

  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !screens.includes(`shortcuts.${name}`))).toEqual([]);
});
