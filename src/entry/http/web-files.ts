import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { apiRoot } from '../../kernel/request.ts';
import { problem } from './problem.ts';

/**
 * Serves the built screens: files with a hash in their name for ever, compressed as the build left them; every other
 * address is the one page, which finds its own way. An address of the API that no operation has is a problem document.
 */
export async function webFiles(app: FastifyInstance, web: string | undefined): Promise<void> {
  const isBuilt = web !== undefined && existsSync(join(web, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: web,
      preCompressed: true,
      index: false,
      wildcard: true,
      setHeaders: (response, path) => {
        const isForEver = path.includes('/assets/');
        response.header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.get('/', (_request, reply) => reply.sendFile('index.html'));
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith(apiRoot) && !request.url.includes('/assets/');
    if (isPage && isBuilt) return reply.sendFile('index.html');
    const document = problem('no_such_route', { requestId: request.id });
    return reply.code(404).type('application/problem+json').send(JSON.stringify(document));
  });
}
