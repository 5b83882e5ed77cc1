import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { apiRoot } from '../../kernel/request.ts';
import { EntryTooLarge, type Operation } from '../../store/index.ts';
import { bind, type Door } from './bind.ts';
import { calendarFeeds } from './calendar.ts';
import { apiPages } from './pages.ts';
import { problem } from './problem.ts';
import { webFiles } from './web-files.ts';

/** What the HTTP door is opened with. `web` is the folder of the built screens, where there is one. */
export type AppSettings = Door & {
  readonly operations: readonly Operation[];
  readonly web: string | undefined;
  readonly log: 'quiet' | 'requests';
  readonly trustProxy: boolean;
};

/** The HTTP door: every operation as a route, the API's own pages, and the screens. It does not listen yet. */
export async function httpApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    logger: settings.log === 'quiet' ? { level: 'error' } : { level: 'info' },
    genReqId: () => randomUUID(),
    trustProxy: settings.trustProxy,
    routerOptions: { maxParamLength: 200, querystringParser: undefinedFree },
    forceCloseConnections: true,
  });
  await app.register(helmet, {
    contentSecurityPolicy,
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  app.setErrorHandler(answerError);
  takeFiles(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith(apiRoot)) reply.header('cache-control', 'no-store');
    done();
  });
  app.get('/health', () => ({ status: 'ready', version: settings.platform.version }));
  await app.register((streaming, _options, done) => {
    leaveBytes(streaming);
    for (const operation of settings.operations.filter(isStreamed)) bind(streaming, settings, operation);
    done();
  });
  for (const operation of settings.operations.filter((each) => !isStreamed(each))) bind(app, settings, operation);
  calendarFeeds(app, settings);
  await apiPages(app);
  await webFiles(app, settings.web);
  return app;
}

/** Nothing is loaded from anywhere else; styles may stand in elements, since the component library writes them there. */
const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

/** A query as a list of values a name: `a=1&a=2` is two values, whatever the name looks like. */
function undefinedFree(text: string): Record<string, string | string[]> {
  const query = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Every body that is no JSON is taken as bytes; an operation that takes no file answers that it cannot read it. */
function takeFiles(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

const isStreamed = ({ contract }: Operation): boolean => contract.takesFile?.isStreamed === true;

/** Leaves every body on the wire, for the operation to read it at its own pace. */
function leaveBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => {
    done(null);
  });
}

/** The caller learns what he can mend; of our own mistakes he learns the request id that is in the log. */
async function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const document = documentOf(error, request.id);
  if (document.status >= 500)
    request.log.error({ err: error, requestId: request.id }, 'a request failed by our own mistake');
  return reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** What a lost or starting database answers: PostgreSQL's class 57P and 08, and the socket's own errors. */
const isAbsent = (error: FastifyError): boolean =>
  /^(?:57P0[1-5]|08\w{3}|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/u.test(error.code) ||
  /Connection terminated|timeout exceeded when trying to connect/u.test(error.message);

function documentOf(error: FastifyError, requestId: string) {
  if (error instanceof EntryTooLarge) return problem('too_large', { detail: error.message, requestId });
  if (isAbsent(error))
    return problem('not_ready', { detail: 'the database is not answering; try again in a moment', requestId });
  if (error.statusCode === 413) return problem('too_large', { requestId });
  const isCallers = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  if (isCallers)
    return problem('malformed', {
      detail: error.message.replace(/^[A-Z]/u, (letter) => letter.toLowerCase()),
      requestId,
    });
  return problem('our_mistake', {
    detail: 'it was logged; give the request id to who runs this installation',
    requestId,
  });
}
