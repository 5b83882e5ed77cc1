import type { Language } from '../../kernel/language.ts';
import type { NoticeKind } from '../../register/contract.ts';

/** Who did what to what, and by which day, as a sentence about a notice puts them together. */
export type Told = { readonly who: string; readonly what: string; readonly day: string };

/** The words of mails in one language. Every language has them all: a missing one does not compile. */
export type MailWords = {
  readonly somebody: string;
  readonly quoted: (text: string) => string;
  /** What happened, as one sentence without a full stop. */
  readonly sentences: Readonly<Record<NoticeKind, (told: Told) => string>>;
  readonly several: (notices: number) => string;
  /** How many more tasks were given at once. */
  readonly more: (tasks: string) => string;
  readonly atOnce: (workspace: string) => string;
  readonly daily: (workspace: string) => string;
  readonly since: (workspace: string) => string;
  readonly inbox: string;
  readonly change: string;
  /** A day written out, from a calendar date. */
  readonly day: Intl.DateTimeFormat;
  /** Words that notices keep in English, such as the states of tasks. */
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
    law_changes: ({ what }) => `What the law says of ${what} changes`,
    overdue: ({ what, day }) => `${what} was due on ${day}`,
    due_soon: ({ what, day }) => `${what} is due on ${day}`,
    evidence_expiring: ({ what, day }) => `The evidence ${what} expires on ${day}`,
    job_failed: ({ what }) => `The job ${what} failed`,
    job_done: ({ what }) => `The job ${what} is done`,
  },
  several: (notices) => `${notices} notices for you`,
  more: (tasks) => `and ${tasks} more tasks`,
  atOnce: (workspace) => `You get this at once because you chose so for notices of this kind in ${workspace}.`,
  daily: (workspace) => `You get this once a day because you chose so in ${workspace}.`,
  since: (workspace) => `What came since the last digest in ${workspace}, and you have not read:`,
  inbox: 'Your inbox',
  change: 'Change it',
  day: new Intl.DateTimeFormat('en-GB', written),
  kept: {},
};

const german: MailWords = {
  somebody: 'Jemand',
  quoted: (text) => `„${text}“`,
  sentences: {
    mentioned: ({ who, what }) => `${who} hat Sie bei ${what} erwähnt`,
    assigned: ({ who, what }) => `${who} hat Ihnen ${what} zugewiesen`,
    commented: ({ who, what }) => `${who} hat ${what} kommentiert`,
    task_changed: ({ who, what }) => `${who} hat ${what} geändert`,
    law_changes: ({ what }) => `Was das Recht zu ${what} sagt, ändert sich`,
    overdue: ({ what, day }) => `${what} war am ${day} fällig`,
    due_soon: ({ what, day }) => `${what} ist am ${day} fällig`,
    evidence_expiring: ({ what, day }) => `Der Nachweis ${what} läuft am ${day} ab`,
    job_failed: ({ what }) => `Der Auftrag ${what} ist gescheitert`,
    job_done: ({ what }) => `Der Auftrag ${what} ist erledigt`,
  },
  several: (notices) => `${notices} Mitteilungen für Sie`,
  more: (tasks) => `und ${tasks} weitere Aufgaben`,
  atOnce: (workspace) =>
    `Sie bekommen dies sofort, weil Sie es für solche Mitteilungen in ${workspace} so gewählt haben.`,
  daily: (workspace) => `Sie bekommen dies einmal am Tag, weil Sie es in ${workspace} so gewählt haben.`,
  since: (workspace) => `Was seit der letzten Übersicht in ${workspace} dazugekommen und noch ungelesen ist:`,
  inbox: 'Ihr Posteingang',
  change: 'Ändern',
  day: new Intl.DateTimeFormat('de-DE', written),
  kept: {
    Open: 'Offen',
    'In progress': 'In Arbeit',
    Blocked: 'Blockiert',
    Done: 'Erledigt',
    Cancelled: 'Abgebrochen',
  },
};

/** The words of mails by language. */
export const mailWords: Readonly<Record<Language, MailWords>> = { en: english, de: german };
