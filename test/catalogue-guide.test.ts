import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOfAnswer } from '../src/entry/cli/answer-lines.ts';
import { checkCatalogue } from '../src/entry/cli/check-catalogue.ts';
import { determineFile } from '../src/entry/cli/determine.ts';
import { day } from './builders/rules.ts';

const fence = /^```(\w+)(?: (file|facts)=(\S+))?\n([\s\S]*?)^```$/gmu;

let folder: string;
let shown: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-catalogue-'));
  await mkdir(join(folder, 'bikes'));
  const guide = await readFile(fileURLToPath(new URL('../docs/writing-a-catalogue.md', import.meta.url)), 'utf8');
  for (const [, language, how, name = '', text = ''] of guide.matchAll(fence)) {
    const path = join(folder, how === 'file' ? 'bikes' : '.', name);
    if (how !== undefined) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    } else if (language === 'text') shown = text;
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the catalogue of the guide', () => {
  test('is clean', async () => {
    const { isClean, lines } = await checkCatalogue(join(folder, 'bikes'));

    expect(lines.slice(0, -3)).toEqual([]);
    expect(isClean).toBe(true);
  });

  test('answers the facts of the guide', async () => {
    const facts = join(folder, 'bicycle.yaml');
    const asked = { facts, on: '2026-11-22', placedOn: '2025-01-01', catalogue: join(folder, 'bikes') };
    const lines = linesOfAnswer(await determineFile(asked, day('2026-11-22')));

    expect(lines.join('\n')).toMatch(/from 1 January 2027\n {4}- Register the bicycle with the town\. \(Section 2\)/u);
    expect(lines.join('\n')).toContain('By the text of As made, since 1 March 2024: not found.');
  });

  test('with the slip that the guide shows, says what the guide shows', async () => {
    const path = join(folder, 'bikes', 'rules.yaml');
    const rules = await readFile(path, 'utf8');
    await writeFile(path, rules.replace('load > 100', 'lod > 100'));
    const { isClean, lines } = await checkCatalogue(join(folder, 'bikes'));
    await writeFile(path, rules);

    expect(isClean).toBe(false);
    expect(`${lines.join('\n')}\n`).toBe(shown);
  });
});
