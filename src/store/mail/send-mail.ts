import * as z from 'zod';
import { refusal } from '../../kernel/problem.ts';
import { err, ok } from '../../kernel/result.ts';
import { type JobKind, type JobType, jobKind } from '../jobs/kind.ts';
import { MailRefused, type Post } from './post.ts';

const oneLine = z.string().regex(/^[^\r\n]*$/u, 'must be one line');

const input = z.strictObject({
  to: z.email().max(320),
  subject: oneLine.min(1).max(500),
  text: z.string().max(500_000),
  html: z.string().max(1_000_000).optional(),
  unsubscribe: z.url({ protocol: /^https?$/u }).optional(),
});

/**
 * A mail to one address. What it says is kept until it was sent, and then forgotten. Asked for by the product in the
 * name of whoever's act is its reason, so no permission of his is needed.
 */
export const sendMail: JobType<typeof input> = { kind: 'mail.send', input, may: null, attempts: 100 };

/**
 * Sends it at least once: where the program is killed between sending and saying so, it goes again, under the same
 * Message-ID, by which mail programs fold the two into one. A server that refuses it for good is not asked again.
 */
export const sendMailKind = (post: Post): JobKind =>
  jobKind(sendMail, async ({ job, input: mail, inside, finish }) => {
    try {
      await post.send({ ...mail, id: job });
    } catch (error) {
      if (error instanceof MailRefused) return err(refusal('mail_refused', error.message));
      throw error;
    }
    return inside(async ({ work }) => {
      await finish(work, { result: { by: post.way } });
      return ok(undefined);
    });
  });
