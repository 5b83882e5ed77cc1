import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// A copy of the sources, in which types are checked and tests run.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const home = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

type Step = { readonly file: string; readonly at: string | undefined; readonly how: string; readonly text: string };

const fence = /^```\w+ (file|in)=(\S+)(?: (after|inline)="(.*)")?\n([\s\S]*?)^```$/gmu;

const stepsOf = (guide: string): readonly Step[] =>
  [...guide.matchAll(fence)].map(([, , file = '', how = 'file', at, text = '']) => ({ file, how, at, text }));

let folder: string;
let steps: readonly Step[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-guide-'));
  steps = stepsOf(await readFile(join(home, 'docs/adding-a-register.md'), 'utf8'));
  const copied = [
    'catalogues',
    'docs',
    'src',
    'test',
    'tools',
    'bin',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ];
  for (const name of copied) await cp(join(home, name), join(folder, name), { recursive: true });
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const step of steps) await take(step);
  await run(process.execPath, ['tools/manifest.ts'], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function take({ file, how, at, text }: Step): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  if (at === undefined) return writeFile(path, text);
  const before = await readFile(path, 'utf8');
  expect(before.split(at), `${file} has once: ${at}`).toHaveLength(2);
  return writeFile(
    path,
    before.replace(at, () => (how === 'inline' ? `${at}${text.trim()}` : `${at}\n${text.trimEnd()}`)),
  );
}

describe('a register that is added by the guide', () => {
  test('takes at most 120 lines with its tests', () => {
    const lines = steps.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '');

    expect(lines.length).toBeGreaterThan(50);
    expect(lines.length).toBeLessThanOrEqual(120);
  });

  test('has the types of its neighbours', async () => {
    const { stdout } = await run(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', '.'], { cwd: folder });

    expect(stdout).toBe('');
  });

  test('passes its own test and those that every register has by its declaration', async () => {
    const names = 'tools|every operation|a file of tools';
    const tests = ['run', '--coverage.enabled=false', '-t', names, 'src/modules/tools', 'test/operations.test.ts'];
    const env = { ...process.env, NO_COLOR: '1' };
    const { stdout } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', ...tests], { cwd: folder, env });

    expect(stdout).toMatch(/Tests +\d{2,3} passed/u);
  });
});
