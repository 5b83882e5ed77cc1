import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gather } from '../../tools/checks/run.ts';

const repository = resolve(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brehon-manifest-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const migration = (name: string, text = 'select 1;\n'): void => writeFileSync(join(folder, name), text);
const run = (...flags: string[]) => gather(repository, ['node', 'tools/manifest.ts', folder, ...flags]);

describe('the manifest of migrations', () => {
  test('a new migration is added with the hash of its bytes', async () => {
    migration('0001-create-things.sql');

    await run();

    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(
      '{\n  "0001-create-things.sql": "4a45092ccf992ea92250053a80b931b787924ba61648f420555511b84f10ab6c"\n}\n',
    );
    expect(await run('--check')).toMatchObject({ code: 0 });
  });

  test('a check refuses a migration that is not listed', async () => {
    migration('0001-create-things.sql');

    expect(await run('--check')).toMatchObject({ code: 1, output: expect.stringContaining('is not listed') });
  });

  test('a listed migration that has changed is refused, and its hash stays', async () => {
    migration('0001-create-things.sql');
    await run();
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
    migration('0001-create-things.sql', 'select 2;\n');

    expect(await run()).toMatchObject({ code: 1, output: expect.stringContaining('has changed') });
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before);
  });

  test('a listed migration that is gone is refused', async () => {
    migration('0001-create-things.sql');
    await run();
    rmSync(join(folder, '0001-create-things.sql'));

    expect(await run('--check')).toMatchObject({ code: 1, output: expect.stringContaining('is listed but not there') });
  });

  test.each(['1-create-things.sql', '0002-things.sql', '0001-drop-things.sql'])(
    '%s is refused for its name',
    async (name) => {
      migration('0001-create-things.sql');
      migration(name);

      expect(await run()).toMatchObject({ code: 1, output: expect.stringContaining('is not named') });
    },
  );
});
