import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Address } from '../src/store/index.ts';
import { aDatabase } from './support/product.ts';

let folder: string;
let external: Awaited<ReturnType<typeof aDatabase>> | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-serve-'));
  await chmod(folder, 0o755);
  if (isExternal) external = await aDatabase();
});
afterAll(async () => {
  await external?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** With DATABASE_URL the product is served on a database of that server, otherwise on its own. */
const isExternal = (process.env['DATABASE_URL'] ?? '') !== '';

const urlOf = ({ host, port, user, password, database }: Address): string =>
  `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password ?? '')}@${host.startsWith('/') ? 'localhost' : host}:${port}/${database}` +
  (host.startsWith('/') ? `?host=${encodeURIComponent(host)}` : '');

const start = (port: number): ChildProcess =>
  spawn(process.execPath, ['src/entry/main.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      BREHON_DATA: folder,
      DATABASE_URL: external ? urlOf(external.owner) : '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function readyLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the product has no output');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the product ended before it was ready');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('the product', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'says where it is ready, answers there, and stops cleanly on %s',
    async (signal) => {
      const port = await freePort();
      const child = start(port);
      const line = await readyLine(child);
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/instance`);
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;

      expect(line).toBe(`Brehon is ready at http://localhost:${port}`);
      expect(await answer.json()).toMatchObject({ needsFirstAccount: true });
      expect(code).toBe(0);
    },
  );

  test.skipIf(isExternal)('refuses a second start on the same data and names the first', async () => {
    const first = start(await freePort());
    await readyLine(first);
    const refused = start(await freePort());
    const complaint = refused.stderr ? await text(refused.stderr) : '';
    const ended = once(first, 'exit');
    first.kill('SIGTERM');
    await ended;

    expect(complaint).toContain(String(first.pid));
    expect(complaint).toContain('http://localhost');
    expect(refused.exitCode).toBe(1);
  });

  test('says what to do where the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const child = start(typeof address === 'object' && address !== null ? address.port : 0);
    const [complaint] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    taken.close();

    expect(complaint).toContain('PORT=');
    expect(child.exitCode).toBe(1);
  });
});
