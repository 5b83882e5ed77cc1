import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a server of tests is told to do wrong: to keep other bytes than came, and to answer success. */
type Manner = 'honest' | 'spoils';

/** A small S3 server, for objects in buckets that are named in the path. */
export type S3Server = {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly bucket: string;
  /** What it keeps, by `/bucket/key`. */
  readonly objects: Map<string, Buffer>;
  readonly behave: (manner: Manner) => void;
  readonly close: () => Promise<void>;
};

const keys = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret of tests', region: 'eu-test-1', bucket: 'brehon' };

/**
 * Opens it. Every request MUST be signed by AWS Signature Version 4 in its headers and say the SHA-256 of its payload,
 * which is compared with the payload: what is unsigned or signed in part is refused.
 */
export async function anS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  let manner: Manner = 'honest';
  const server = createServer((request, response) => {
    answer(request, { objects, spoils: () => manner === 'spoils' }).then(
      ({ status, body, headers = {} }) => send(response, { status, body, headers, isHead: request.method === 'HEAD' }),
      () => send(response, { status: 500, body: Buffer.from('') }),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const place = server.address();
  const port = typeof place === 'object' && place !== null ? place.port : 0;
  return {
    ...keys,
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    behave: (next) => {
      manner = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Reply = { readonly status: number; readonly body: Buffer; readonly headers?: Readonly<Record<string, string>> };

const refused = (status: number, code: string): Reply => ({
  status,
  body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`),
  headers: { 'content-type': 'application/xml' },
});

function send(response: ServerResponse, { status, body, headers, isHead }: Reply & { isHead?: boolean }): void {
  response.writeHead(status, { 'content-length': body.length, ...headers });
  response.end(isHead ? undefined : body);
}

type Shelf = { readonly objects: Map<string, Buffer>; readonly spoils: () => boolean };

async function answer(request: IncomingMessage, { objects, spoils }: Shelf): Promise<Reply> {
  const payload = await buffer(request);
  const fault = faultOf(request, payload);
  if (fault) return refused(403, fault);
  const key = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (!key.startsWith(`/${keys.bucket}/`)) return refused(404, 'NoSuchBucket');
  const nothing = { status: 200, body: Buffer.alloc(0) };
  const give = (): Reply => {
    const held = objects.get(key);
    return held ? { status: 200, body: held } : refused(404, 'NoSuchKey');
  };
  const deeds = new Map<string, () => Reply>([
    ['GET', give],
    ['HEAD', give],
    [
      'PUT',
      () => {
        objects.set(key, spoils() ? Buffer.concat([payload, Buffer.from('\r\n0')]) : payload);
        return { ...nothing, headers: { etag: '"0"' } };
      },
    ],
    [
      'DELETE',
      () => {
        objects.delete(key);
        return { ...nothing, status: 204 };
      },
    ],
  ]);
  return deeds.get(request.method ?? '')?.() ?? refused(405, 'MethodNotAllowed');
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();

const pattern =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/u;

type Signed = {
  readonly id: string;
  readonly day: string;
  readonly region: string;
  readonly names: string;
  readonly signature: string;
};

/** What is wrong with a request's signature (AWS General Reference, Signature Version 4); nothing, where it is right. */
function faultOf(request: IncomingMessage, payload: Buffer): string | undefined {
  const signed = signedIn(request.headers.authorization ?? '');
  const { id, day, region, names } = signed;
  if (id !== keys.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== keys.region || !headerOf(request, 'x-amz-date').startsWith(day)) return 'AuthorizationHeaderMalformed';
  if (headerOf(request, 'x-amz-content-sha256') !== sha256(payload)) return 'XAmzContentSHA256Mismatch';
  const mustSign = ['host', 'x-amz-content-sha256', 'x-amz-date'];
  if (!mustSign.every((name) => names.split(';').includes(name))) return 'AccessDenied';
  const isRight = timingSafeEqual(signatureOf(request, signed), Buffer.from(signed.signature, 'hex'));
  return isRight ? undefined : 'SignatureDoesNotMatch';
}

function signedIn(header: string): Signed {
  const [, id = '', day = '', region = '', names = '', signature = ''] = pattern.exec(header) ?? [];
  return { id, day, region, names, signature };
}

function signatureOf(request: IncomingMessage, { day, region, names }: Signed): Buffer {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('='));
  const headers = names.split(';').map((name) => `${name}:${headerOf(request, name).trim().replaceAll(/ +/gu, ' ')}`);
  const canonical = [
    request.method,
    url.pathname,
    query.toSorted().join('&'),
    ...headers,
    '',
    names,
    headerOf(request, 'x-amz-content-sha256'),
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headerOf(request, 'x-amz-date'), scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${keys.secretAccessKey}`, day));
  return hmac(key, toSign);
}

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');
