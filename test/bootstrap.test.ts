import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

type Lock = { readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
type Choice = {
  readonly isOwnEnough: boolean;
  readonly own: string;
  readonly isPinnedThere: boolean;
  readonly pinned: string;
};

/** The bootstrap is plain JavaScript, for a Node that knows no TypeScript: its functions are given their types here. */
const aFunction = <T>() => z.custom<T>((value) => typeof value === 'function');
const from = (name: string): URL => new URL(`../tools/bootstrap/${name}.mjs`, import.meta.url);
const load = async (name: string): Promise<unknown> => import(from(name).href);

const { isEnough, pickNode } = z
  .object({
    isEnough: aFunction<(version: string) => boolean>(),
    pickNode: aFunction<(choice: Choice) => string | undefined>(),
  })
  .parse(await load('pick-node'));
const { hashOf } = z
  .object({ hashOf: aFunction<(folder: string, names: readonly string[]) => string>() })
  .parse(await load('stamp'));
const { matchesLock } = z
  .object({ matchesLock: aFunction<(lock: Lock, installed: Lock) => boolean>() })
  .parse(await load('lock-file'));
const { missingOptionals, withMissing } = z
  .object({
    missingOptionals: aFunction<(lock: Lock) => readonly { readonly name: string }[]>(),
    withMissing: aFunction<(lock: Lock, missing: readonly { readonly name: string }[]) => Lock>(),
  })
  .parse(await load('lock-file'));

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the Node that everything runs on', () => {
  it("is the operator's own from 24 on, and otherwise the pinned one", () => {
    const choice = { own: '/usr/bin/node', pinned: '/clone/node', isPinnedThere: true };

    expect(['20.19.0', '22.19.0', '24.0.0', '26.1.0'].map(isEnough)).toEqual([false, false, true, true]);
    expect(pickNode({ ...choice, isOwnEnough: true })).toBe('/usr/bin/node');
    expect(pickNode({ ...choice, isOwnEnough: false })).toBe('/clone/node');
    expect(pickNode({ ...choice, isOwnEnough: false, isPinnedThere: false })).toBeUndefined();
  });
});

describe('a stamp', () => {
  it('changes with content, name and presence, and not with a test', async () => {
    await mkdir(join(folder, 'src'));
    await writeFile(join(folder, 'src', 'a.ts'), 'one');
    const names = ['src', 'nowhere.json'];
    const first = hashOf(folder, names);

    await writeFile(join(folder, 'src', 'a.test.ts'), 'a test');
    expect(hashOf(folder, names)).toBe(first);
    await writeFile(join(folder, 'nowhere.json'), '');
    const second = hashOf(folder, names);
    expect(second).not.toBe(first);
    await writeFile(join(folder, 'src', 'a.ts'), 'two');
    expect(hashOf(folder, names)).not.toBe(second);
  });
});

describe('what a developer installed by hand', () => {
  const entry = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = {
    packages: { '': {}, 'node_modules/a': entry, 'node_modules/other-platform': { ...entry, optional: true } },
  };

  it('counts when it is what the lock file says, optional packages aside', () => {
    expect(matchesLock(lock, { packages: { 'node_modules/a': entry } })).toBe(true);
    expect(matchesLock(lock, { packages: { 'node_modules/a': { ...entry, integrity: 'sha512-b' } } })).toBe(false);
    expect(matchesLock(lock, { packages: {} })).toBe(false);
    expect(matchesLock(lock, { packages: { 'node_modules/a': entry, 'node_modules/b': entry } })).toBe(false);
  });
});

describe('the lock file', () => {
  it('has the packages of every platform, without which `npm ci` refuses it (`node tools/complete-lock.mjs` adds them)', () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')));

    expect(missingOptionals(lock).map(({ name }) => name)).toEqual([]);
  });

  it('is completed with entries that other platforms leave alone', () => {
    const lock = {
      packages: {
        'node_modules/a': { license: 'MIT', dev: true, optionalDependencies: { '@a/binding-linux-x64-musl': '1.2.3' } },
        'node_modules/a/node_modules/b': { license: 'MIT', optionalDependencies: { 'c-win32-arm64': '2.0.0' } },
        'node_modules/c-win32-arm64': { version: '2.0.0' },
      },
    };

    const whole = withMissing(lock, missingOptionals(lock));

    expect(missingOptionals(whole)).toEqual([]);
    expect(whole.packages['node_modules/@a/binding-linux-x64-musl']).toEqual({
      version: '1.2.3',
      cpu: ['x64'],
      os: ['linux'],
      libc: ['musl'],
      license: 'MIT',
      optional: true,
      dev: true,
    });
  });
});

const attended = 'process.execve = undefined;';

/** Hands over to a program as the bootstrap does; `before` runs first in the bootstrap's place. */
function handOver(program: string, before = ''): ChildProcess {
  const script = `${before} const { launch } = await import(${JSON.stringify(from('launch').href)});
    process.exitCode = await launch(process.execPath, [${JSON.stringify(program)}, 'one', 'two words']);`;
  const { npm_lifecycle_event: _event, npm_command: _command, ...env } = process.env;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function aProgram(text: string): Promise<string> {
  const path = join(folder, 'program.mjs');
  await writeFile(path, text);
  return path;
}

const untilTerminated = `
  const stay = setInterval(() => {}, 1000);
  process.once('SIGTERM', () => { clearInterval(stay); console.log('asked'); process.exitCode = 3; });
  console.log('up');
`;

const nextWords = async (child: ChildProcess): Promise<string> =>
  String((await once(child.stdout ?? child, 'data'))[0]).trim();

describe.each([
  ['takes the place of the bootstrap', ''],
  ['is attended by the bootstrap', attended],
])('a program that %s', (_, before) => {
  it('gets its arguments and the chosen Node first in the PATH, and its exit code is ours', async () => {
    const program = await aProgram(
      `console.log(process.argv.slice(2), process.env.PATH.split(':')[0]); process.exitCode = 7;`,
    );

    const child = handOver(program, before);
    const [words, [code]] = await Promise.all([nextWords(child), once(child, 'exit')]);

    expect(words).toBe(`[ 'one', 'two words' ] ${join(process.execPath, '..')}`);
    expect(code).toBe(7);
  });

  it('gets a SIGTERM and is waited for', async () => {
    const child = handOver(await aProgram(untilTerminated), before);
    await nextWords(child);

    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([3, null]);
  });
});

it('a program whose bootstrap was killed is asked to end', async () => {
  const child = handOver(await aProgram(untilTerminated), attended);
  await nextWords(child);
  const last = nextWords(child);

  child.kill('SIGKILL');

  expect(await last).toBe('asked');
});
