import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, gather } from '../tools/checks/run.ts';

const root = resolve(import.meta.dirname, '..');
let folder: string;
let filled: Ended;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-demo-'));
  // Where this runs as root, the database runs as another account, which must be able to enter.
  await chmod(folder, 0o755);
  filled = await gather(root, ['env', '--unset=DATABASE_URL', `BREHON_DATA=${folder}`, 'npm', 'run', 'demo']);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('npm run demo fills a workspace and says how to sign in', () => {
  expect(filled).toMatchObject({ code: 0 });
  expect(filled.output).toMatch(/\d+ rows, \d+ created/u);
  expect(filled.output).toMatch(/sign in as demo@example\.org with the password \S+/u);
});
