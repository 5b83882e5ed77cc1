import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { readFeed } from '../../modules/notices/calendar-feed.ts';
import type { Platform } from '../../store/index.ts';
import { deadlines } from '../deadlines.ts';

const asked = z.object({ file: z.string() });

/**
 * Serves calendars at their secret addresses: `/calendar/<token>.ics`. Who knows one is let in by it alone, since programs
 * that poll calendars cannot sign in; why an address is answered with 404 is not said.
 */
export function calendarFeeds(app: FastifyInstance, { platform }: { readonly platform: Platform }): void {
  app.get('/calendar/:file', async (request, reply) => {
    const { file } = asked.parse(request.params);
    const token = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const feed = await readFeed(platform, { token, deadlines, url: platform.publicUrl });
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex').header('cache-control', 'private');
    if (!feed) return reply.code(404).type('text/plain; charset=utf-8').send('There is no such calendar.\n');
    const tag = `"${feed.tag}"`;
    reply.header('etag', tag).header('last-modified', feed.changedAt.toUTCString());
    if (isKnown(request, tag)) return reply.code(304).send();
    return sendCalendar(reply, feed.text);
  });
}

const sendCalendar = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="brehon.ics"').send(text);

/** Whether the asker has this very text already. Dates say less than tags: a record that left the calendar moves none. */
const isKnown = ({ headers }: FastifyRequest, tag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((each) => each.trim().replace(/^W\//u, '') === tag);
