import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
let folder: string;
let port: number;
let started: ChildProcess;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-start-'));
  // Where this runs as root, the database runs as another account, which must be able to enter.
  await chmod(folder, 0o755);
  port = await freePort();
  const { DATABASE_URL: _theirs, ...environment } = process.env;
  started = spawn('npm', ['start'], {
    cwd: root,
    env: { ...environment, PORT: String(port), BREHON_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await readyAddress(started);
});

afterAll(async () => {
  if (started.exitCode === null) started.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() => resolvePort(typeof bound === 'object' && bound !== null ? bound.port : 0));
    });
  });
}

async function readyAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('npm start has no output');
  for await (const line of createInterface({ input: stdout })) {
    const said = /^Brehon is ready at (http:\/\/\S+)$/u.exec(line);
    if (said?.[1] !== undefined) return said[1];
  }
  throw new Error('npm start ended before it was ready');
}

describe('npm start', () => {
  test('says where it serves, on the port that was asked for', () => {
    expect(new URL(address).port).toBe(String(port));
  });

  test('serves the screens and the API of a new installation', async () => {
    const page = await fetch(address);
    const instance = await fetch(new URL('/api/v1/instance', address));

    expect(await page.text()).toContain('<!doctype html>');
    expect(await instance.json()).toMatchObject({ needsFirstAccount: true });
  });

  test('serves a page on which people read the API', async () => {
    expect((await fetch(new URL('/api/docs', address))).status).toBe(200);
  });

  test('stops when it is told to, and lets the address go', async () => {
    const gone = new Promise((resolveGone) => started.once('exit', resolveGone));

    started.kill('SIGTERM');
    await gone;

    await expect
      .poll(
        () =>
          fetch(address).then(
            () => 'serves',
            () => 'gone',
          ),
        { timeout: 60_000 },
      )
      .toBe('gone');
  });
});
