/**
 * What people are told of, most urgent first. `by`: whether somebody's act is told, who then is not told himself, or
 * what time or a job brings, which its author is told too.
 */
export const noticeKinds = {
  mentioned: { by: 'act' },
  assigned: { by: 'act' },
  commented: { by: 'act' },
  task_changed: { by: 'act' },
  overdue: { by: 'time' },
  due_soon: { by: 'time' },
  evidence_expiring: { by: 'time' },
  job_failed: { by: 'time' },
  job_done: { by: 'time' },
} as const satisfies Record<string, { readonly by: 'act' | 'time' }>;

/** A kind of notice. */
export type NoticeKind = keyof typeof noticeKinds;

/** Reads a kind of notice; `undefined` for a word that is none. */
export const noticeKindOf = (text: string): NoticeKind | undefined => allNoticeKinds.find((kind) => kind === text);

/** Every kind of notice, in order. */
export const allNoticeKinds: readonly NoticeKind[] = [
  'mentioned',
  'assigned',
  'commented',
  'task_changed',
  'overdue',
  'due_soon',
  'evidence_expiring',
  'job_failed',
  'job_done',
];
