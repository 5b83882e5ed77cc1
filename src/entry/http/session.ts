import type { FastifyRequest } from 'fastify';
import type { Id } from '../../kernel/id.ts';
import type { Actor, Call, Via } from '../../store/index.ts';
import type { Reply } from './reply.ts';

/** Finds the person of a session's token. */
export type WhoIs = (token: string) => Promise<{ readonly id: Id<'person'> } | undefined>;

const cookieName = 'brehon_session';

/** A header that a page of another site cannot send: with it a request that changes something comes from us. */
const ownHeader = 'x-brehon-request';

/** Whether a request that changes something rides on a browser's cookie without being sent by our own page. */
export function isForeign(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization !== undefined)
    return false;
  return request.headers[ownHeader] === undefined || request.headers['sec-fetch-site'] === 'cross-site';
}

/** A call as its request brings it: all but who makes it, which its token tells. */
export type Brought = Omit<Call, 'actor'> & { readonly via: Via };

/** What is known of a request beside its input. */
export const broughtIn = (request: FastifyRequest, to: Reply): Brought => ({
  from: request.ip,
  userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
  token: tokenOf(request),
  via: viaOf(request),
  keepSession: (session) => to.setCookie(cookieOf(session, request.protocol === 'https')),
  file: request.body instanceof Uint8Array ? request.body : undefined,
  bytes: request.raw,
  lastEvent: headerOf(request, 'last-event-id'),
  tell: to.tell,
});

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** Who makes a call: the person of its token's session, while that lasts. */
export async function actorOf({ whoIs }: { whoIs: WhoIs }, { token, via }: Brought): Promise<Actor | undefined> {
  const person = token === undefined ? undefined : await whoIs(token);
  return person && { person: person.id, via };
}

const tokenOf = (request: FastifyRequest): string | undefined => {
  const bearer = /^Bearer ([\w-]{20,200})$/u.exec(request.headers.authorization ?? '');
  const cookie = new RegExp(`(?:^|; *)${cookieName}=([\\w-]{20,200})`, 'u').exec(request.headers.cookie ?? '');
  return bearer?.[1] ?? cookie?.[1];
};

/** The door by which a change comes in, as its own programs say it; anything else is the API. */
function viaOf(request: FastifyRequest): Via {
  const said = request.headers[ownHeader];
  if (said === 'web' || said === 'cli' || said === 'demo') return said;
  return 'api';
}

function cookieOf(session: { token: string; expiresAt: string } | undefined, isSecure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  if (!session) return `${cookieName}=; Max-Age=0; ${attributes}`;
  return `${cookieName}=${session.token}; Expires=${new Date(session.expiresAt).toUTCString()}; ${attributes}`;
}
