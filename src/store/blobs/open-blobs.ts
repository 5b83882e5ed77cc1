import { join } from 'node:path';
import type { BlobStore, ShelfStore } from './blobs.ts';
import { folderStore } from './folder-store.ts';
import { type Received, receive, sweepIncoming } from './incoming.ts';
import type { S3Settings } from './s3-store.ts';

/** A store of bytes with the way in: what comes is received whole before it is kept. */
export type Blobs = BlobStore & {
  readonly receive: (bytes: AsyncIterable<Uint8Array>, limits: { readonly maxBytes: number }) => Promise<Received>;
  /** A place apart, for bytes that are kept for a time only. */
  readonly shelf: (name: string) => ShelfStore;
};

/** Where bytes are kept: below the data folder, or in a store that the environment names. */
export type BlobSettings = {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/** What a program that was killed has left is not another one's upload under way when it is a day old. */
const leftBehindMs = 24 * 3_600_000;

/** Opens the store of bytes. Throws, naming what is missing, where the environment names a store in part. */
export async function openBlobs({ dataFolder, environment }: BlobSettings): Promise<Blobs> {
  const root = join(dataFolder, 'evidence');
  const incoming = join(root, 'incoming');
  const settings = s3SettingsIn(environment);
  await sweepIncoming(incoming, { now: Date.now(), olderThanMs: leftBehindMs });
  // The store's library is large: only who uses it has it in memory.
  const at = settings
    ? (await import('./s3-store.ts')).s3Stores(settings)
    : (name: string) => folderStore(join(dataFolder, name));
  const { keep, open } = at('evidence');
  return {
    keep,
    open,
    shelf: (name) => at(`shelves/${name}`),
    receive: (bytes, limits) => receive(incoming, bytes, limits),
  };
}

const needed = {
  bucket: 'BREHON_S3_BUCKET',
  accessKeyId: 'BREHON_S3_ACCESS_KEY_ID',
  secretAccessKey: 'BREHON_S3_SECRET_ACCESS_KEY',
} as const;

/** The store that the environment names; `undefined` where it names none. */
export function s3SettingsIn(environment: BlobSettings['environment']): S3Settings | undefined {
  const given = (name: string) => environment[name] || undefined;
  const [endpoint, region] = [given('BREHON_S3_ENDPOINT'), given('BREHON_S3_REGION')];
  const { bucket, accessKeyId, secretAccessKey } = {
    bucket: given(needed.bucket),
    accessKeyId: given(needed.accessKeyId),
    secretAccessKey: given(needed.secretAccessKey),
  };
  const isNamed = [endpoint, region, bucket, accessKeyId, secretAccessKey].some((each) => each !== undefined);
  if (!isNamed) return undefined;
  if (!bucket || !accessKeyId || !secretAccessKey || (!endpoint && !region)) {
    const missing = Object.values(needed).filter((name) => !given(name));
    const where = endpoint || region ? [] : ['BREHON_S3_ENDPOINT or BREHON_S3_REGION'];
    throw new Error(`a store for evidence is named in part; set also ${[...missing, ...where].join(', ')}`);
  }
  return { endpoint, region: region ?? 'us-east-1', bucket, accessKeyId, secretAccessKey };
}
