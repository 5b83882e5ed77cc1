import type { Language } from '../../kernel/language.ts';
import { namedTogether, noticeKinds, readLaw } from '../../register/contract.ts';
import { shortened } from '../../register/index.ts';
import type { Notice } from './inbox.ts';
import { type MailWords, mailWords } from './mail-words.ts';

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

/** The letter that tells of what was told at once: of one thing, or of all that came together. */
export function letterAtOnce(sender: Sender, notices: readonly Notice[], language: Language): Letter {
  const words = mailWords[language];
  return letter(sender, {
    language,
    subject: subjectOf(sender, notices, language),
    lead: notices.length > 1 ? words.together(sender.workspaceName) : undefined,
    notices,
    reason: words.atOnce(sender.workspaceName),
  });
}

/** The letter that tells of everything that came since the last one. */
export function digestLetter(sender: Sender, notices: readonly Notice[], language: Language): Letter {
  const words = mailWords[language];
  return letter(sender, {
    language,
    subject: subjectOf(sender, notices, language),
    lead: words.since(sender.workspaceName),
    notices,
    reason: words.daily(sender.workspaceName),
  });
}

/** Says how many there are, or of the one what it is. */
function subjectOf({ workspaceName }: Sender, notices: readonly Notice[], language: Language): string {
  const [first] = notices;
  const isOne = notices.length === 1 && first;
  return `${isOne ? sentenceOf(first, language) : mailWords[language].several(notices.length)} – ${workspaceName}`;
}

/** What happened, as one sentence without a full stop. */
export function sentenceOf({ kind, title, count, text, byName }: Notice, language: Language): string {
  const words = mailWords[language];
  const day = text === null || !isDay(text) ? (text ?? '') : words.day.format(new Date(text));
  const number = (many: number): string => words.number.format(many);
  const what = count > 1 ? words.andMore(title, number(count - namedTogether)) : words.quoted(title);
  return words.sentences[kind]({
    who: byName ?? words.somebody,
    what,
    day,
    ...(count > 1 ? { of: number(count) } : {}),
  });
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

/** What was said with it, where that is words and not a day. */
function quoteOf({ kind, text }: Notice, language: Language): string | undefined {
  if (text === null) return undefined;
  if (kind === 'task_changed') return statesIn(text, mailWords[language]);
  if (kind === 'law_changes') return lawIn(text, mailWords[language]);
  const more = kind === 'assigned' ? /^and (\d+) more tasks$/u.exec(text)?.[1] : undefined;
  if (more !== undefined) return mailWords[language].more(more);
  return noticeKinds[kind].by === 'act' || kind === 'job_failed' ? text : undefined;
}

/** A task's move from one state to another, `Open → Done`, in the words of a language. */
const statesIn = (text: string, { kept }: MailWords): string =>
  text
    .split(' → ')
    .map((state) => kept[state] ?? state)
    .join(' → ');

/** What the law says otherwise, with its day written out and the product's own words in a language. */
const lawIn = (text: string, { day, kept }: MailWords): string =>
  readLaw(text, { day: (on) => day.format(new Date(on)), truth: (truth) => kept[truth] ?? truth });

type Content = {
  readonly language: Language;
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

/** The address of what a notice is about, and of the place on its page; of several records, of their list. */
const linkOf = ({ url, workspace }: Sender, { noun, about, place, list }: Notice): string =>
  `${url}/w/${workspace}/${list ?? `${noun}/${about}${place === null ? '' : `#${place}`}`}`;

/** The most notices that a letter lists: the inbox has all of them. */
const mostListed = 20;

const longestSubject = 180;

/** A subject is one line, however its parts were written. */
const oneLine = (text: string): string => shortened(text.replaceAll(/\s+/gu, ' ').trim(), longestSubject);

function textOf(sender: Sender, { language, lead, notices, reason }: Content, preferences: string): string {
  const words = mailWords[language];
  const items = notices
    .slice(0, mostListed)
    .map((notice) =>
      [
        `${oneLine(sentenceOf(notice, language))}.`,
        ...(quoteOf(notice, language)?.split(/\r?\n/u) ?? []).map((line) => `> ${line}`),
        linkOf(sender, notice),
      ].join('\n'),
    );
  const inbox = `${words.inbox}: ${sender.url}/w/${sender.workspace}/inbox`;
  return [
    ...(lead ? [lead] : []),
    ...items,
    ...unlisted(notices, words),
    `--\n${inbox}\n${reason} ${words.change}: ${preferences}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Says how many more there are than a letter lists. */
const unlisted = ({ length }: readonly Notice[], { number, others }: MailWords): readonly string[] =>
  length > mostListed ? [others(number.format(length - mostListed))] : [];

function htmlOf(sender: Sender, { language, lead, notices, reason }: Content, preferences: string): string {
  const words = mailWords[language];
  const items = notices.slice(0, mostListed).map((notice) => {
    const quote = quoteOf(notice, language);
    const said = quote === undefined ? '' : `<blockquote style="${quoteStyle}">${escaped(quote)}</blockquote>`;
    return `<div style="margin:0 0 20px">${linked(linkOf(sender, notice), sentenceOf(notice, language))}${said}</div>`;
  });
  return [
    `<!doctype html><html lang="${language}"><body style="${bodyStyle}">`,
    ...(lead ? [`<p>${escaped(lead)}</p>`] : []),
    ...items,
    ...unlisted(notices, words).map((text) => `<p>${escaped(text)}</p>`),
    `<p style="${footStyle}">${linked(`${sender.url}/w/${sender.workspace}/inbox`, words.inbox)}. ${escaped(reason)} `,
    `${linked(preferences, words.change)}.</p></body></html>`,
  ].join('\n');
}

const bodyStyle = 'max-width:40em;margin:24px;font:16px/1.5 system-ui,sans-serif;color:#1c2b2d';
const quoteStyle = 'margin:8px 0 0;padding:0 0 0 12px;border-left:3px solid #c5d2d3;white-space:pre-wrap;color:#435557';
const footStyle = 'margin:32px 0 0;font-size:14px;color:#5a6b6d';

const linked = (href: string, text: string): string => `<a href="${escaped(href)}">${escaped(text)}</a>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
