import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { anS3Server, type S3Server } from '../../../test/support/s3-server.ts';
import type { Id } from '../../kernel/id.ts';
import { blobKey, type OpenBlob } from './blobs.ts';
import { examineBlob, provenBytes } from './examine.ts';
import { headLength, sweepIncoming } from './incoming.ts';
import { type Blobs, openBlobs, s3SettingsIn } from './open-blobs.ts';

const workspaceId = (letter: string) => z.custom<Id<'workspace'>>().parse(`ws_${letter.repeat(26)}`);
const [here, there] = [workspaceId('a'), workspaceId('b')];

let root: string;
let server: S3Server;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'brehon-blobs-'));
  server = await anS3Server();
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function* inPieces(bytes: Uint8Array, piece = 70_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) {
    await setImmediate();
    yield bytes.subarray(at, at + piece);
  }
}

const wholeOf = async ({ bytes }: OpenBlob): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
};

const s3Environment = ({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Server) => ({
  BREHON_S3_ENDPOINT: endpoint,
  BREHON_S3_REGION: region,
  BREHON_S3_BUCKET: bucket,
  BREHON_S3_ACCESS_KEY_ID: accessKeyId,
  BREHON_S3_SECRET_ACCESS_KEY: secretAccessKey,
});

const fromOutside = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('BREHON_S3_')));

/** Every kind of store; a real S3 server too, where the environment names one. */
const kinds = [
  ['a folder', () => openBlobs({ dataFolder: join(root, 'folder'), environment: {} })],
  ['an S3 server', () => openBlobs({ dataFolder: join(root, 's3'), environment: s3Environment(server) })],
  ...(s3SettingsIn(fromOutside)
    ? [
        [
          'the S3 server of the environment',
          () => openBlobs({ dataFolder: join(root, 'real'), environment: fromOutside }),
        ] as const,
      ]
    : []),
] as const;

describe.each(kinds)('%s', (_, opened) => {
  let blobs: Blobs;
  beforeAll(async () => {
    blobs = await opened();
  });
  const keep = async (bytes: Uint8Array, workspace = here) => {
    const received = await blobs.receive(inPieces(bytes), { maxBytes: 10_000_000 });
    await blobs.keep({ workspace, ...received });
    await received.discard();
    return received;
  };

  test('gives back the bytes that it was given, also those of more than one piece', async () => {
    for (const bytes of [randomBytes(1), randomBytes(3_000_001)]) {
      const { sha256, size, head } = await keep(bytes);
      const blob = await blobs.open({ workspace: here, sha256 });

      expect([sha256, size]).toEqual([hashOf(bytes), bytes.length]);
      expect(Buffer.from(head).equals(bytes.subarray(0, headLength))).toBe(true);
      expect(blob?.size).toBe(bytes.length);
      expect(blob && (await wholeOf(blob)).equals(bytes)).toBe(true);
    }
  });

  test('keeps the same bytes once, however often and at once they come', async () => {
    const bytes = randomBytes(100_000);
    const all = await Promise.all(Array.from({ length: 5 }, () => keep(bytes)));

    expect(new Set(all.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await examineBlob(blobs, { workspace: here, sha256: hashOf(bytes), size: bytes.length })).toEqual({
      found: 'same',
    });
  });

  test('has nothing of one workspace in another', async () => {
    const { sha256 } = await keep(randomBytes(1000));

    expect(await blobs.open({ workspace: there, sha256 })).toBeUndefined();
    expect(await examineBlob(blobs, { workspace: there, sha256, size: 1000 })).toEqual({ found: 'missing' });
  });

  test('lets a reader break off, and go before the first byte', async () => {
    const { sha256 } = await keep(randomBytes(2_000_000));
    await blobs.open({ workspace: here, sha256 });
    const blob = await blobs.open({ workspace: here, sha256 });
    const iterator = blob?.bytes[Symbol.asyncIterator]();
    const first = await iterator?.next();
    await iterator?.return?.();

    expect(first?.done).toBe(false);
  });

  test('knows nothing that is no hash', async () => {
    for (const sha256 of ['', '../../keys/ledger.key', 'A'.repeat(64), `${'a'.repeat(64)}/`])
      await expect(blobs.open({ workspace: here, sha256 })).rejects.toThrow('SHA-256');
  });
});

describe('bytes that come in', () => {
  const incoming = () => join(root, 'limits', 'evidence', 'incoming');
  const blobs = () => openBlobs({ dataFolder: join(root, 'limits'), environment: {} });

  test('are refused past the limit, and nothing is left of them', async () => {
    const store = await blobs();

    await expect(store.receive(inPieces(randomBytes(1001), 100), { maxBytes: 1000 })).rejects.toMatchObject({
      statusCode: 413,
    });
    expect((await store.receive(inPieces(randomBytes(1000), 100), { maxBytes: 1000 })).size).toBe(1000);
    expect(await readdir(incoming())).toHaveLength(1);
  });

  test('are refused where they end early, by their sender\u2019s doing', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(100);
      await setImmediate();
      throw new Error('aborted');
    }
    const before = await readdir(incoming());

    await expect((await blobs()).receive(broken(), { maxBytes: 1000 })).rejects.toMatchObject({ statusCode: 400 });
    expect(await readdir(incoming())).toEqual(before);
  });

  test('count for nothing where the program is killed meanwhile, and are swept away later', async () => {
    const folder = join(root, 'killed');
    const program = `import { openBlobs } from ${JSON.stringify(new URL('./open-blobs.ts', import.meta.url).href)};
      const store = await openBlobs({ dataFolder: ${JSON.stringify(folder)}, environment: {} });
      async function* endless() { for (;;) { yield Buffer.alloc(100_000); process.stdout.write('.'); await new Promise((go) => setTimeout(go, 5)); } }
      await store.receive(endless(), { maxBytes: 1e9 });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = join(folder, 'evidence', 'incoming');

    expect(await readdir(join(folder, 'evidence'))).toEqual(['incoming']);
    expect(await readdir(left)).toHaveLength(1);
    await openBlobs({ dataFolder: folder, environment: {} });
    expect(await readdir(left)).toHaveLength(1);
    await sweepIncoming(left, { now: Date.now() + 86_400_001, olderThanMs: 86_400_000 });
    expect(await readdir(left)).toEqual([]);
  });
});

describe('a store that spoils what it keeps', () => {
  test('is found out after the upload, and keeps nothing of it', async () => {
    const blobs = await openBlobs({ dataFolder: join(root, 's3'), environment: s3Environment(server) });
    const received = await blobs.receive(inPieces(randomBytes(5000)), { maxBytes: 10_000 });
    server.behave('spoils');

    await expect(blobs.keep({ workspace: here, ...received })).rejects.toThrow('gave back something else');
    server.behave('honest');
    expect(
      server.objects.has(`/${server.bucket}/evidence/${blobKey({ workspace: here, ...received }).join('/')}`),
    ).toBe(false);
    await blobs.keep({ workspace: here, ...received });
    await received.discard();
  });

  test('is not written to with another key', async () => {
    const environment = { ...s3Environment(server), BREHON_S3_SECRET_ACCESS_KEY: 'another one' };
    const blobs = await openBlobs({ dataFolder: join(root, 's3'), environment });

    await expect(blobs.open({ workspace: here, sha256: hashOf('') })).rejects.toThrow();
  });
});

describe('a folder whose disk has spoiled a file', () => {
  test('has it whole again when the same bytes come once more', async () => {
    const dataFolder = join(root, 'spoiled');
    const blobs = await openBlobs({ dataFolder, environment: {} });
    const bytes = randomBytes(500);
    const path = join(dataFolder, 'evidence', ...blobKey({ workspace: here, sha256: hashOf(bytes) }));
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, 'spoiled');
    const received = await blobs.receive(inPieces(bytes), { maxBytes: 1000 });
    await blobs.keep({ workspace: here, ...received });

    expect((await readFile(path)).equals(bytes)).toBe(true);
  });
});

test('bytes that differ from their hash never end well for their reader', async () => {
  const bytes = randomBytes(200_000);
  const read = async (sha256: string) => wholeOf({ size: 0, bytes: provenBytes(inPieces(bytes), sha256) });

  expect((await read(hashOf(bytes))).equals(bytes)).toBe(true);
  await expect(read(hashOf('others'))).rejects.toThrow('not those that came');
});

test('a store that is named in part says what is missing', () => {
  expect(s3SettingsIn({})).toBeUndefined();
  expect(() => s3SettingsIn({ BREHON_S3_BUCKET: 'b' })).toThrow(
    'BREHON_S3_ACCESS_KEY_ID, BREHON_S3_SECRET_ACCESS_KEY, BREHON_S3_ENDPOINT or BREHON_S3_REGION',
  );
  expect(s3SettingsIn({ ...s3Environment(server), BREHON_S3_ENDPOINT: '' })?.endpoint).toBeUndefined();
});
