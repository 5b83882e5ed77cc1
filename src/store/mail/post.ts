import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SendMailOptions } from 'nodemailer';

/** A mail to be sent. `id`: what its Message-ID is made of. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  /** Where its reader can say that he wants no more such mail (RFC 2369). */
  readonly unsubscribe?: string | undefined;
};

/** The way of mail out of the product. */
export type Post = {
  readonly way: 'smtp' | 'outbox';
  /** Throws `MailRefused` where it will never go, and anything else where it may go later. */
  readonly send: (mail: Mail) => Promise<void>;
};

/** What a mail server said of a mail that it will not take, however often it is asked. */
export class MailRefused extends Error {}

/** Where to send by, and where the outbox lies. */
export type PostSettings = {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 } as const;
const nobody = 'Brehon <brehon@localhost>';

/**
 * Opens the way that the environment names: a server at `BREHON_SMTP_URL`, or without one a folder of files that other
 * programs send on or people look into. Throws on an address that is none.
 */
export function openPost({ dataFolder, environment }: PostSettings): Post {
  const url = environment['BREHON_SMTP_URL'] || undefined;
  const from = environment['BREHON_MAIL_FROM'] || nobody;
  const host = /@([\w.-]+)>?\s*$/u.exec(from)?.[1];
  if (host === undefined) throw new Error('BREHON_MAIL_FROM must be an address: Brehon <brehon@example.org>');
  const composed = ({ id, to, subject, text, html, unsubscribe }: Mail): SendMailOptions => ({
    from,
    to: { name: '', address: to },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(unsubscribe === undefined ? {} : { list: { unsubscribe } }),
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    // A mail's text is data: nothing in it makes this program read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (url === undefined)
    return { way: 'outbox', send: (mail) => intoOutbox(join(dataFolder, 'outbox'), mail.id, composed(mail)) };
  if (!/^smtps?:\/\/[^/\s]+/u.test(url))
    throw new Error('BREHON_SMTP_URL must be smtp://host:port or smtps://host:port');
  return { way: 'smtp', send: (mail) => bySmtp(url, composed(mail)) };
}

/** The library is loaded by the first mail: who sends none has it not in memory. */
const library = async () => (await import('nodemailer')).createTransport;

async function bySmtp(url: string, mail: SendMailOptions): Promise<void> {
  const transport = (await library())({ url, ...timeouts });
  try {
    await transport.sendMail(mail);
  } catch (error) {
    const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
    if (code >= 500) throw new MailRefused(`the mail server refused it: ${textOf(error)}`, { cause: error });
    throw error;
  } finally {
    transport.close();
  }
}

const textOf = (error: unknown): string =>
  error instanceof Error && 'response' in error ? String(error.response).slice(0, 300) : 'it said no more';

/** Writes the mail as a file under its own name, at once or not at all; written again, it takes its own place. */
async function intoOutbox(folder: string, id: string, mail: SendMailOptions): Promise<void> {
  const transport = (await library())({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(mail);
  if (!(message instanceof Uint8Array)) throw new Error('the mail was not written in one piece');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${id}.eml`);
  await writeFile(`${path}.part`, message, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
