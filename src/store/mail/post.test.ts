import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MailRefused, openPost } from './post.ts';

/** What a mail server heard: who from, to whom, and the mail itself. */
type Heard = { readonly from: string; readonly to: string; readonly mail: string };

/** A mail server of a few lines (RFC 5321): it takes what it is given, but nothing for `refused@` and not now for `later@`. */
function mailServer(heard: Heard[]): Server {
  return createServer((socket: Socket) => {
    let from = '';
    let to = '';
    let rest = '';
    let inMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (/^(EHLO|HELO)/iu.test(line)) say('250 here');
      else if (/^MAIL FROM:/iu.test(line)) {
        from = line.slice(10);
        say('250 ok');
      } else if (/^RCPT TO:<refused@/iu.test(line)) say('550 nobody of this name');
      else if (/^RCPT TO:<later@/iu.test(line)) say('451 come again');
      else if (/^RCPT TO:/iu.test(line)) {
        to = line.slice(8);
        say('250 ok');
      } else if (/^DATA/iu.test(line)) {
        inMail = true;
        say('354 go on');
      } else if (/^QUIT/iu.test(line)) socket.end('221 bye\r\n');
      else say('250 ok');
    };
    say('220 test');
    socket.on('data', (bytes) => {
      rest += bytes.toString('utf8');
      for (;;) {
        const end = inMail ? '\r\n.\r\n' : '\r\n';
        const at = rest.indexOf(end);
        if (at < 0) return;
        const part = rest.slice(0, at);
        rest = rest.slice(at + end.length);
        if (inMail) {
          inMail = false;
          heard.push({ from, to, mail: part });
          say('250 taken');
        } else hear(part);
      }
    });
    socket.on('error', () => undefined);
  });
}

const heard: Heard[] = [];
const server = mailServer(heard);
let folder: string;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brehon-post-'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(() => {
  heard.length = 0;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const mail = {
  id: 'job_01jd0000000000000000000000',
  to: 'ada@example.org',
  subject: 'Grüße: two tasks are due',
  text: 'Two tasks are due.',
};
const from = 'Brehon <brehon@governance.example>';
const bySmtp = () => openPost({ dataFolder: folder, environment: { BREHON_SMTP_URL: url, BREHON_MAIL_FROM: from } });

describe('a mail server', () => {
  test('is given the mail, from the address that was set, under an id that stays', async () => {
    await bySmtp().send(mail);
    await bySmtp().send(mail);

    expect(heard).toHaveLength(2);
    expect(heard[0]).toMatchObject({ from: '<brehon@governance.example>', to: '<ada@example.org>' });
    for (const each of heard)
      expect(each.mail).toContain('Message-ID: <job_01jd0000000000000000000000@governance.example>');
    expect(heard[0]?.mail).toContain('Two tasks are due.');
    expect(heard[0]?.mail).toContain('Auto-Submitted: auto-generated');
  });

  test('that refuses a mail for good is told from one that may take it later', async () => {
    await expect(bySmtp().send({ ...mail, to: 'refused@example.org' })).rejects.toThrow(MailRefused);
    await expect(bySmtp().send({ ...mail, to: 'later@example.org' })).rejects.not.toThrow(MailRefused);
  });

  test('that does not answer is an error that may pass', async () => {
    const nowhere = openPost({ dataFolder: folder, environment: { BREHON_SMTP_URL: 'smtp://127.0.0.1:9' } });

    await expect(nowhere.send(mail)).rejects.not.toThrow(MailRefused);
  });

  test('sees one mail and one recipient, whatever stands in an address or a subject', async () => {
    await bySmtp().send({ ...mail, subject: 'one\r\nBcc: eve@example.org', to: 'ada@example.org' });

    expect(heard.map(({ to }) => to)).toEqual(['<ada@example.org>']);
    expect(heard[0]?.mail).not.toMatch(/^Bcc:/mu);
  });
});

describe('the outbox', () => {
  test('has one file a mail, with text and HTML, however often it is sent', async () => {
    const post = openPost({ dataFolder: folder, environment: {} });
    await post.send({ ...mail, html: '<p>Two tasks are due.</p>' });
    await post.send({ ...mail, html: '<p>Two tasks are due.</p>' });

    expect(await readdir(join(folder, 'outbox'))).toEqual([`${mail.id}.eml`]);
    const text = await readFile(join(folder, 'outbox', `${mail.id}.eml`), 'utf8');
    expect(text).toContain('multipart/alternative');
    expect(text).toContain('Message-ID: <job_01jd0000000000000000000000@localhost>');
  });
});

describe('settings', () => {
  test.each([
    [{ BREHON_SMTP_URL: 'mail.example.org' }, /BREHON_SMTP_URL/u],
    [{ BREHON_MAIL_FROM: 'nobody' }, /BREHON_MAIL_FROM/u],
  ])('%j are refused by name', (environment, message) => {
    expect(() => openPost({ dataFolder: folder, environment })).toThrow(message);
  });
});
