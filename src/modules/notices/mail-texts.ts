import { type NoticeKind, noticeKinds } from '../../register/contract.ts';
import { shortened } from '../../register/index.ts';
import type { Notice } from './inbox.ts';

/** A letter: what stands in its head and what in its body, as plain text and as HTML. */
export type Letter = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where its reader can say that he wants no more of it (RFC 2369). */
  readonly unsubscribe: string;
};

/** Where a letter comes from: the address of this installation, without `/` at its end, and the workspace. */
export type Sender = { readonly url: string; readonly workspace: string; readonly workspaceName: string };

/** The letter that tells of one thing at once. */
export function noticeLetter(sender: Sender, notice: Notice): Letter {
  const told = sentenceOf(notice);
  return letter(sender, {
    subject: `${told} \u2013 ${sender.workspaceName}`,
    lead: undefined,
    notices: [notice],
    reason: `You get this at once because you chose so for notices of this kind in ${sender.workspaceName}.`,
  });
}

/** The letter that tells of everything that came since the last one. */
export function digestLetter(sender: Sender, notices: readonly Notice[]): Letter {
  const [first] = notices;
  const subject =
    notices.length === 1 && first
      ? `${sentenceOf(first)} \u2013 ${sender.workspaceName}`
      : `${notices.length} notices for you \u2013 ${sender.workspaceName}`;
  return letter(sender, {
    subject,
    lead: `What came since the last digest in ${sender.workspaceName}, and you have not read:`,
    notices,
    reason: `You get this once a day because you chose so in ${sender.workspaceName}.`,
  });
}

/** What happened, as one sentence without a full stop. */
export function sentenceOf({ kind, title, text, byName }: Notice): string {
  const who = byName ?? 'Somebody';
  const what = `\u201c${title}\u201d`;
  const day = text === null ? '' : dayText(text);
  const sentences: Readonly<Record<NoticeKind, string>> = {
    mentioned: `${who} mentioned you on ${what}`,
    assigned: `${who} assigned ${what} to you`,
    commented: `${who} commented on ${what}`,
    task_changed: `${who} changed ${what}`,
    law_changes: `What the law says of ${what} changes`,
    overdue: `${what} was due on ${day}`,
    due_soon: `${what} is due on ${day}`,
    evidence_expiring: `The evidence ${what} expires on ${day}`,
    job_failed: `Failed: ${title}`,
    job_done: `Done: ${title}`,
  };
  return sentences[kind];
}

/** What was said with it, where that is words and not a day. */
const quoteOf = ({ kind, text }: Notice): string | undefined =>
  text !== null && (noticeKinds[kind].by === 'act' || kind === 'job_failed') ? text : undefined;

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

const dayText = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/u.test(date) ? days.format(new Date(date)) : date);

type Content = {
  readonly subject: string;
  readonly lead: string | undefined;
  readonly notices: readonly Notice[];
  readonly reason: string;
};

function letter(sender: Sender, content: Content): Letter {
  const preferences = `${sender.url}/w/${sender.workspace}/notice-preferences`;
  return {
    subject: oneLine(content.subject),
    text: textOf(sender, content, preferences),
    html: htmlOf(sender, content, preferences),
    unsubscribe: preferences,
  };
}

/** The address of what a notice is about, and of the place on its page. */
const linkOf = ({ url, workspace }: Sender, { noun, about, place }: Notice): string =>
  `${url}/w/${workspace}/${noun}/${about}${place === null ? '' : `#${place}`}`;

const longestSubject = 180;

/** A subject is one line, however its parts were written. */
const oneLine = (text: string): string => shortened(text.replaceAll(/\s+/gu, ' ').trim(), longestSubject);

function textOf(sender: Sender, { lead, notices, reason }: Content, preferences: string): string {
  const items = notices.map((notice) =>
    [
      `${oneLine(sentenceOf(notice))}.`,
      ...(quoteOf(notice)?.split(/\r?\n/u) ?? []).map((line) => `> ${line}`),
      linkOf(sender, notice),
    ].join('\n'),
  );
  const inbox = `Your inbox: ${sender.url}/w/${sender.workspace}/inbox`;
  return [...(lead ? [lead] : []), ...items, `--\n${inbox}\n${reason} Change it: ${preferences}`]
    .join('\n\n')
    .concat('\n');
}

function htmlOf(sender: Sender, { lead, notices, reason }: Content, preferences: string): string {
  const items = notices.map((notice) => {
    const quote = quoteOf(notice);
    const said = quote === undefined ? '' : `<blockquote style="${quoteStyle}">${escaped(quote)}</blockquote>`;
    return `<div style="margin:0 0 20px">${linked(linkOf(sender, notice), sentenceOf(notice))}${said}</div>`;
  });
  return [
    `<!doctype html><html lang="en"><body style="${bodyStyle}">`,
    ...(lead ? [`<p>${escaped(lead)}</p>`] : []),
    ...items,
    `<p style="${footStyle}">${linked(`${sender.url}/w/${sender.workspace}/inbox`, 'Your inbox')}. ${escaped(reason)} `,
    `${linked(preferences, 'Change it')}.</p></body></html>`,
  ].join('\n');
}

const bodyStyle = 'max-width:40em;margin:24px;font:16px/1.5 system-ui,sans-serif;color:#1c2b2d';
const quoteStyle = 'margin:8px 0 0;padding:0 0 0 12px;border-left:3px solid #c5d2d3;white-space:pre-wrap;color:#435557';
const footStyle = 'margin:32px 0 0;font-size:14px;color:#5a6b6d';

const linked = (href: string, text: string): string => `<a href="${escaped(href)}">${escaped(text)}</a>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
