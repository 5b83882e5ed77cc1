import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webFiles } from './web-files.ts';

const app = Fastify();
let web = '';

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'brehon-web-files-'));
  await writeFile(
    join(web, 'index.html'),
    '<script data-a="b">\nstart()</script><script type="module" src="/a.js"></script>',
  );
  app.addHook('onRequest', (_request, reply, done) => {
    reply.raw.setHeader('content-security-policy', "script-src 'self';style-src 'self'");
    done();
  });
  await webFiles(app, web);
});

afterAll(async () => {
  await app.close();
  await rm(web, { recursive: true, force: true });
});

test.each(['/', '/w/ws_1/home'])('the page at %s allows the script that stands in it, and no other', async (url) => {
  const { headers, body } = await app.inject(url);

  const hash = createHash('sha256').update('\nstart()').digest('base64');
  expect(body).toContain('start()');
  expect(headers['content-security-policy']).toBe(`script-src 'self' 'sha256-${hash}';style-src 'self'`);
});

test('an address of the API that no operation has is no page', async () => {
  const { statusCode, headers } = await app.inject('/api/v1/nothing');

  expect(statusCode).toBe(404);
  expect(headers['content-security-policy']).toBe("script-src 'self';style-src 'self'");
});
