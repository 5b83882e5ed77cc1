import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isPressed, shortcuts } from './shortcuts.ts';

const source = fileURLToPath(new URL('..', import.meta.url));

const screens = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/u.test(path) && !/shortcuts(\.test)?\.ts$/u.test(path))
  .map((path) => readFileSync(join(source, path), 'utf8'))
  .join('\n');

test('every shortcut that is shown is heard by a screen', () => {
  const unheard = Object.keys(shortcuts).filter((name) => !screens.includes(`shortcuts.${name}`));

  expect(unheard).toEqual([]);
});

test('a shortcut is its key with just the keys that are held with it', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false };

  expect(isPressed({ ...none, key: 'K', ctrlKey: true }, shortcuts.palette)).toBe(true);
  expect(isPressed({ ...none, key: 'k', metaKey: true }, shortcuts.palette)).toBe(true);
  expect(isPressed({ ...none, key: 'k' }, shortcuts.palette)).toBe(false);
  expect(isPressed({ ...none, key: '/', ctrlKey: true }, shortcuts.findInList)).toBe(false);
});
