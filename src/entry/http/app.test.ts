import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { aFounder, aProduct, type Product, type Someone } from '../../../test/support/product.ts';
import { contract } from '../../kernel/operation.ts';
import { ok } from '../../kernel/result.ts';
import { accessContracts } from '../../modules/access/contract.ts';
import { systemContracts } from '../../modules/systems/contract.ts';
import { instanceOperation, type Operation } from '../../store/index.ts';
import { httpApp } from './app.ts';

let product: Product;
let founder: Someone;
let workspace: string;

beforeAll(async () => {
  product = await aProduct();
  ({ founder, workspace } = await aFounder(product));
});
afterAll(() => product.close());

/** A door over one operation that is made for a test. */
async function doorOver(operation: Operation) {
  const whoIs = () => Promise.resolve(undefined);
  return httpApp({
    platform: product.brehon,
    whoIs,
    operations: [operation],
    web: undefined,
    log: 'quiet',
    trustProxy: false,
  });
}

const declared = contract({
  id: 'things.do',
  summary: 'Do something',
  may: 'anyone',
  method: 'GET',
  path: '/things',
  takes: z.strictObject({}),
  gives: z.object({ done: z.literal(true) }),
  refuses: [],
  example: {},
});

describe('our own mistake', () => {
  test('is an opaque 500 with the request id', async () => {
    const app = await doorOver(
      instanceOperation(declared, () => {
        throw new Error('the secret inside');
      }),
    );
    const answer = await app.inject({ url: '/api/v1/things' });
    await app.close();

    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'our_mistake', requestId: answer.headers['x-request-id'] });
    expect(answer.body).not.toContain('secret');
  });

  test('includes an answer that its own contract does not allow', async () => {
    const app = await doorOver(instanceOperation(declared, () => Promise.resolve(ok(JSON.parse('{"done":"nearly"}')))));
    const answer = await app.inject({ url: '/api/v1/things' });
    await app.close();

    expect(answer.statusCode).toBe(500);
  });
});

describe('a request that rides on a cookie', () => {
  const post = (headers: Record<string, string>) =>
    product.app.inject({
      method: 'POST',
      url: '/api/v1/workspaces',
      headers: { cookie: `brehon_session=${founder.token}`, ...headers },
      payload: { name: 'Another' },
    });

  test('changes something only with our own header', async () => {
    expect((await post({})).statusCode).toBe(403);
    expect((await post({ 'x-brehon-request': 'web' })).statusCode).toBe(200);
  });

  test('is refused where the browser says that another site sent it', async () => {
    expect((await post({ 'x-brehon-request': 'web', 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });
});

describe('a malformed request', () => {
  test('is the caller\u2019s mistake', async () => {
    const answer = await product.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { 'x-brehon-request': '1', 'content-type': 'application/json' },
      payload: '{"email":',
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'malformed' });
  });

  test('with names of the path in its body is told so', async () => {
    const answer = await product.app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${workspace}/systems`,
      headers: { authorization: `Bearer ${founder.token}` },
      payload: { workspace, values: { name: 'X' } },
    });

    expect(answer.json()).toMatchObject({ problems: [{ path: ['workspace'], code: 'given_twice' }] });
  });

  test('larger than what is taken is refused', async () => {
    const answer = await product.call(
      systemContracts.create,
      { workspace, values: { name: 'X', extra: { big: 'x'.repeat(5_000_000) } } },
      { as: founder },
    );

    expect(answer.status).toBe(413);
  });
});

describe('every answer', () => {
  test('forbids scripts and frames from elsewhere and is not cached', async () => {
    const answer = await product.call(accessContracts.instance, {});

    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('the API', () => {
  test('serves its OpenAPI 3.1 document and a page to read it', async () => {
    const document = await product.app.inject({ url: '/api/v1/openapi.json' });
    const page = await product.app.inject({ url: '/api/docs/' });

    expect(document.json()).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/workspaces/{workspace}/systems': {} },
    });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Brehon API');
  });

  test('answers an address that no operation has with a problem document', async () => {
    const answer = await product.app.inject({ url: '/api/v1/nowhere' });

    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});
