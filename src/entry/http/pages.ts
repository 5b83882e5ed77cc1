import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { apiRoot } from '../../kernel/request.ts';

/** The OpenAPI document, as `npm run generate` writes it from the operations; a check compares the two. */
const openApiFile = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

/** Serves the OpenAPI document, and a page on which people read and try it. */
export async function apiPages(app: FastifyInstance): Promise<void> {
  const text = await readFile(openApiFile, 'utf8');
  app.get(`${apiRoot}/openapi.json`, (_request, reply) => reply.type('application/json').send(text));
  await app.register(async (scope) => {
    await scope.register(swagger, { mode: 'static', specification: { path: openApiFile, baseDir: '' } });
    await scope.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: { docExpansion: 'list', deepLinking: true },
      theme: { title: 'Brehon API' },
      staticCSP: true,
      // On plain HTTP, as on a machine of one's own, the page's files must not be asked for by HTTPS.
      transformStaticCSP: (policy) =>
        policy.replace(/upgrade-insecure-requests;?/u, '').replace('validator.swagger.io', ''),
    });
  });
}
