import type { Language } from '../../kernel/language.ts';
import type { NoticeKind } from '../../register/contract.ts';

/** Who did what to what, and by which day, as a sentence about a notice puts them together; `of`: to how many, where several. */
export type Told = { readonly who: string; readonly what: string; readonly day: string; readonly of?: string };

/** The words of mails in one language. Every language has them all: a missing one does not compile. */
export type MailWords = {
  readonly somebody: string;
  readonly quoted: (text: string) => string;
  /** What happened, as one sentence without a full stop. */
  readonly sentences: Readonly<Record<NoticeKind, (told: Told) => string>>;
  readonly several: (notices: number) => string;
  /** The first few by name, and how many more there are. */
  readonly andMore: (named: string, more: string) => string;
  /** How many more notices there are than a letter lists. */
  readonly others: (more: string) => string;
  /** How many more tasks were given at once. */
  readonly more: (tasks: string) => string;
  readonly atOnce: (workspace: string) => string;
  readonly daily: (workspace: string) => string;
  readonly since: (workspace: string) => string;
  /** What stands above several that are told at once. */
  readonly together: (workspace: string) => string;
  readonly inbox: string;
  readonly change: string;
  /** A day written out, from a calendar date. */
  readonly day: Intl.DateTimeFormat;
  readonly number: Intl.NumberFormat;
  /** Words that notices keep in English, such as the states of tasks and the truth of findings. */
  readonly kept: Readonly<Record<string, string>>;
};

const written = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

const english: MailWords = {
  somebody: 'Somebody',
  quoted: (text) => `“${text}”`,
  sentences: {
    mentioned: ({ who, what }) => `${who} mentioned you on ${what}`,
    assigned: ({ who, what }) => `${who} assigned ${what} to you`,
    commented: ({ who, what }) => `${who} commented on ${what}`,
    task_changed: ({ who, what }) => `${who} changed ${what}`,
    law_changes: ({ what, of }) =>
      of === undefined
        ? `What the law says of ${what} changes`
        : `What the law says of ${of} AI systems changes: ${what}`,
    overdue: ({ what, day }) => `${what} was due on ${day}`,
    due_soon: ({ what, day }) => `${what} is due on ${day}`,
    evidence_expiring: ({ what, day }) => `The evidence ${what} expires on ${day}`,
    job_failed: ({ what }) => `The job ${what} failed`,
    job_done: ({ what }) => `The job ${what} is done`,
  },
  several: (notices) => `${notices} notices for you`,
  andMore: (named, more) => `${named} and ${more} more`,
  others: (more) => `And ${more} more, which stand in your inbox.`,
  more: (tasks) => `and ${tasks} more tasks`,
  atOnce: (workspace) => `You get this at once because you chose so for notices of this kind in ${workspace}.`,
  daily: (workspace) => `You get this once a day because you chose so in ${workspace}.`,
  since: (workspace) => `What came since the last digest in ${workspace}, and you have not read:`,
  together: (workspace) => `What concerns you in ${workspace}:`,
  inbox: 'Your inbox',
  change: 'Change it',
  day: new Intl.DateTimeFormat('en-GB', written),
  number: new Intl.NumberFormat('en-GB'),
  kept: { unknown: 'open' },
};

const german: MailWords = {
  somebody: 'Jemand',
  quoted: (text) => `„${text}“`,
  sentences: {
    mentioned: ({ who, what }) => `${who} hat Sie bei ${what} erwähnt`,
    assigned: ({ who, what }) => `${who} hat Ihnen ${what} zugewiesen`,
    commented: ({ who, what }) => `${who} hat ${what} kommentiert`,
    task_changed: ({ who, what }) => `${who} hat ${what} geändert`,
    law_changes: ({ what, of }) =>
      of === undefined
        ? `Was das Recht zu ${what} sagt, ändert sich`
        : `Was das Recht zu ${of} KI-Systemen sagt, ändert sich: ${what}`,
    overdue: ({ what, day }) => `${what} war am ${day} fällig`,
    due_soon: ({ what, day }) => `${what} ist am ${day} fällig`,
    evidence_expiring: ({ what, day }) => `Der Nachweis ${what} läuft am ${day} ab`,
    job_failed: ({ what }) => `Der Auftrag ${what} ist gescheitert`,
    job_done: ({ what }) => `Der Auftrag ${what} ist erledigt`,
  },
  several: (notices) => `${notices} Mitteilungen für Sie`,
  andMore: (named, more) => `${named} und ${more} weitere`,
  others: (more) => `Und ${more} weitere, die in Ihrem Posteingang stehen.`,
  more: (tasks) => `und ${tasks} weitere Aufgaben`,
  atOnce: (workspace) =>
    `Sie bekommen dies sofort, weil Sie es für solche Mitteilungen in ${workspace} so gewählt haben.`,
  daily: (workspace) => `Sie bekommen dies einmal am Tag, weil Sie es in ${workspace} so gewählt haben.`,
  since: (workspace) => `Was seit der letzten Übersicht in ${workspace} dazugekommen und noch ungelesen ist:`,
  together: (workspace) => `Was Sie in ${workspace} betrifft:`,
  inbox: 'Ihr Posteingang',
  change: 'Ändern',
  day: new Intl.DateTimeFormat('de-DE', written),
  number: new Intl.NumberFormat('de-DE'),
  kept: {
    yes: 'ja',
    no: 'nein',
    unknown: 'offen',
    Open: 'Offen',
    'In progress': 'In Arbeit',
    Blocked: 'Blockiert',
    Done: 'Erledigt',
    Cancelled: 'Abgebrochen',
  },
};

/** The words of mails by language. */
export const mailWords: Readonly<Record<Language, MailWords>> = { en: english, de: german };
