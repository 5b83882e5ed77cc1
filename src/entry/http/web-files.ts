import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languageCookie, languageOf, pageFile, parseLanguage } from '../../kernel/language.ts';
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
    app.get('/', (request, reply) => sendPage(reply, web, languageFor(request)));
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith(apiRoot) && !request.url.includes('/assets/');
    if (isPage && isBuilt) return sendPage(reply, web, languageFor(request));
    const document = problem('no_such_route', { requestId: request.id });
    return reply.code(404).type('application/problem+json').send(JSON.stringify(document));
  });
}

/** The language to send the page in: what this browser's reader chose, else the first that the browser asks for. */
function languageFor({ headers }: FastifyRequest): Language {
  const [, kept = ''] = new RegExp(`(?:^|; *)${languageCookie}=(\\w+)`, 'u').exec(headers.cookie ?? '') ?? [];
  return parseLanguage(kept) ?? languageOf(wantedIn(headers['accept-language'] ?? ''));
}

/** The languages of an `Accept-Language` header, the most wanted first (RFC 9110, 12.5.4). */
function wantedIn(header: string): readonly string[] {
  const ranges = header
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
      const [, weight = '1'] = /^q=([\d.]+)$/u.exec(parameters.find((each) => each.startsWith('q=')) ?? '') ?? [];
      return { tag, weight: Number(weight) };
    });
  return ranges
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

/** Sends the page, and allows the scripts that stand in it, and no other, by their hashes (CSP Level 3). */
async function sendPage(reply: FastifyReply, web: string, language: Language): Promise<FastifyReply> {
  const page = pageFile(language);
  const hashes = inlineScripts(await readFile(join(web, page), 'utf8')).map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  const policy = String(reply.raw.getHeader('content-security-policy') ?? '');
  reply.header(
    'content-security-policy',
    policy.replace("script-src 'self'", ["script-src 'self'", ...hashes].join(' ')),
  );
  reply.header('vary', 'accept-language, cookie, accept-encoding');
  return reply.sendFile(page);
}

const inlineScripts = (html: string): readonly string[] =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(?<text>[^]*?)<\/script>/gu)].map(
    (match) => match.groups?.['text'] ?? '',
  );
