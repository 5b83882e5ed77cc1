import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type BlobPlace, type BlobSource, blobKey, type ShelfStore } from './blobs.ts';
import { BytesAltered, examineBlob } from './examine.ts';

/** Where an S3-compatible store answers, and as whom. Without an `endpoint` it is that of the region at AWS. */
export type S3Settings = {
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

type ObjectAddress = { readonly Bucket: string; readonly Key: string };

/** Keeps bytes as objects of a bucket, below a prefix: `evidence/ws_…/ab/cd…`. The bucket MUST be there. */
export function s3Stores({ bucket, ...where }: S3Settings): (prefix: string) => ShelfStore {
  const client = clientOf(where);
  return (prefix) => s3Store(client, (place) => ({ Bucket: bucket, Key: [prefix, ...blobKey(place)].join('/') }));
}

function s3Store(client: S3Client, at: (place: BlobPlace) => ObjectAddress): ShelfStore {
  const store: ShelfStore = {
    remove: async (place) => {
      await client.send(new DeleteObjectCommand(at(place)));
    },
    keep: async (source) => {
      if ((await examineBlob(store, source)).found === 'same') return;
      await client.send(upload(at(source), source));
      // A success is not believed: a store may answer one for bytes that it has spoiled.
      const { found } = await examineBlob(store, source);
      if (found === 'same') return;
      await client.send(new DeleteObjectCommand(at(source)));
      throw new BytesAltered(`the store said that it kept ${source.sha256}, and gave back something else (${found})`);
    },
    open: async (place) => {
      try {
        const { ContentLength: size = 0 } = await client.send(new HeadObjectCommand(at(place)));
        return { size, bytes: chunksOf(client, at(place)) };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    },
  };
  return store;
}

/** Objects are named in the path where the store is not AWS: few others answer to a host name a bucket. */
const clientOf = ({ endpoint, region, ...credentials }: Omit<S3Settings, 'bucket'>): S3Client =>
  new S3Client({
    region,
    credentials,
    // With checksums by default a streamed upload was stored spoiled by one store, and reported as a success.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });

/** The upload with its payload's hash under the signature, so that an honest store refuses other bytes by itself. */
function upload(at: ObjectAddress, { path, size, sha256 }: BlobSource): PutObjectCommand {
  const command = new PutObjectCommand({ ...at, Body: createReadStream(path), ContentLength: size });
  command.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (hasHeaders(request)) request.headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'payloadHash' },
  );
  return command;
}

const hasHeaders = (request: unknown): request is { headers: Record<string, string> } =>
  typeof request === 'object' && request !== null && 'headers' in request;

/** Asks for the object when its reader asks for the first bytes, and lets it go when he breaks off. */
async function* chunksOf(client: S3Client, at: ObjectAddress): AsyncGenerator<Uint8Array> {
  const { Body } = await client.send(new GetObjectCommand(at));
  if (!(Body instanceof Readable)) throw new Error('the store answered without a body');
  for await (const chunk of Body) if (chunk instanceof Uint8Array) yield chunk;
}
