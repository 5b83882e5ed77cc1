/** Whether a person gets a kind of notice by mail: at once, in the digest of the day, or not. */
export const mailChoices = ['at_once', 'daily', 'never'] as const;

/** One of them. */
export type MailChoice = (typeof mailChoices)[number];

/**
 * What people are told of, most urgent first. `by`: whether somebody's act is told, who then is not told himself, or
 * what time or a job brings, which its author is told too. `mail`: what holds for who has chosen nothing.
 */
export const noticeKinds = {
  mentioned: { by: 'act', mail: 'at_once' },
  assigned: { by: 'act', mail: 'at_once' },
  commented: { by: 'act', mail: 'daily' },
  task_changed: { by: 'act', mail: 'daily' },
  law_changes: { by: 'time', mail: 'at_once' },
  overdue: { by: 'time', mail: 'daily' },
  due_soon: { by: 'time', mail: 'daily' },
  evidence_expiring: { by: 'time', mail: 'daily' },
  job_failed: { by: 'time', mail: 'daily' },
  job_done: { by: 'time', mail: 'never' },
} as const satisfies Record<string, { readonly by: 'act' | 'time'; readonly mail: MailChoice }>;

/**
 * Up to so many records of which a person is told the same are told of each by itself; a notice of more of them names so
 * many in its title.
 */
export const namedTogether = 3;

/** A kind of notice. */
export type NoticeKind = keyof typeof noticeKinds;

/** Every kind of notice, most urgent first. */
export const allNoticeKinds: readonly [NoticeKind, ...NoticeKind[]] = [
  'mentioned',
  'assigned',
  'commented',
  'task_changed',
  'law_changes',
  'overdue',
  'due_soon',
  'evidence_expiring',
  'job_failed',
  'job_done',
];

/** Reads a kind of notice; `undefined` for a word that is none. */
export const noticeKindOf = (text: string): NoticeKind | undefined => allNoticeKinds.find((kind) => kind === text);

/** How one person wants to hear of things in one workspace. */
export type NoticePreferences = {
  readonly mail: Readonly<Record<NoticeKind, MailChoice>>;
  /** No mail on Saturdays and Sundays: it comes in the digest after. */
  readonly quietWeekends: boolean;
  /** The hour of the person's own day, 0 to 23, at which the digest is made. */
  readonly digestHour: number;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /** How many days before a task is due its assignee is told. */
  readonly dueSoonDays: number;
};

/** What holds for who has chosen nothing. */
export const defaultPreferences: Omit<NoticePreferences, 'mail'> = {
  quietWeekends: true,
  digestHour: 7,
  timeZone: 'UTC',
  dueSoonDays: 3,
};

type LawWords = { readonly day: (day: string) => string; readonly truth: (truth: string) => string };

/**
 * Says what a notice of the law tells, `2026-12-02: High-risk` or `High-risk: no → yes; Deployer: yes → no`, with days and truths
 * as they are said to their reader. Labels stay as a catalogue has them.
 */
export const readLaw = (text: string, { day, truth }: LawWords): string =>
  text
    .replace(/^\d{4}-\d{2}-\d{2}(?=: )/u, day)
    .replaceAll(
      /: (yes|no|unknown) → (yes|no|unknown)(?=; |$)/gu,
      (_, from: string, to: string) => `: ${truth(from)} → ${truth(to)}`,
    );
