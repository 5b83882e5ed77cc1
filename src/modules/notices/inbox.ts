import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type Refusal, refusal } from '../../kernel/problem.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Instant, parseInstant } from '../../kernel/time.ts';
import { type NoticeKind, noticeKinds } from '../../register/contract.ts';
import type { EntryDraft, Reading, Work } from '../../store/index.ts';
import type { inboxShows } from './contract.ts';

/** A notice as it is kept. */
export type Notice = {
  readonly id: Id<'notice'>;
  readonly kind: NoticeKind;
  readonly noun: string;
  readonly aboutKind: string;
  readonly about: string;
  readonly title: string;
  /** Of how many records it tells; where of several, `list` is where in the workspace all of them stand. */
  readonly count: number;
  readonly list: string | null;
  readonly text: string | null;
  readonly place: string | null;
  readonly by: Id<'person'>;
  readonly byName: string | null;
  readonly at: Instant;
  readonly showsFrom: Instant;
  readonly readAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly version: number;
};

const columns = sql`n.id, n.kind, n.about_noun as noun, n.about_kind as "aboutKind", n.about_id as about,
  n.about_title as title, n.about_count as count, n.list, n.text, n.place, n.given_by as by, (select p.name from person p where p.id = n.given_by) as "byName",
  n.given_at as at, n.shows_from as "showsFrom", n.read_at as "readAt", n.done_at as "doneAt", n.version`;

/** Notices by a condition on `n`, and in the order that follows it. */
export const noticesWhere = (condition: RawBuilder<unknown>) =>
  sql<Notice>`select ${columns} from notice n where ${condition}`;

/** INVARIANT: what the operations do with notices stands behind this: a person\u2019s inbox is reached by that person alone. */
const own = ({ workspace, actor }: Reading) => sql`n.workspace_id = ${workspace} and n.person_id = ${actor.person}`;

/** What is asked of an inbox. */
export type InboxQuestion = {
  readonly show: (typeof inboxShows)[number];
  readonly kind?: readonly NoticeKind[] | undefined;
  readonly before?: Id<'notice'> | undefined;
  readonly size: number;
};

/** Reads a page of the caller's own inbox: what came last, or came back last, first. */
export async function readInbox(reading: Reading, { show, kind, before, size }: InboxQuestion) {
  const after = before
    ? sql`(n.shows_from, n.id) < (select b.shows_from, b.id from notice b where b.workspace_id = ${reading.workspace}
        and b.person_id = ${reading.actor.person} and b.id = ${before})`
    : sql`true`;
  const rows = await reading.read(
    noticesWhere(sql`${own(reading)} and ${shown(show, reading.now)} and ${after}
      and ${kind ? sql`n.kind = any(${kind}::text[])` : sql`true`}
    order by n.shows_from desc, n.id desc limit ${size + 1}`),
  );
  return { notices: rows.slice(0, size), more: rows.length > size };
}

function shown(show: InboxQuestion['show'], now: Instant): RawBuilder<unknown> {
  if (show === 'done') return sql`n.done_at is not null`;
  if (show === 'snoozed') return sql`n.done_at is null and n.shows_from > ${now}`;
  const open = sql`n.done_at is null and n.shows_from <= ${now}`;
  return show === 'unread' ? sql`${open} and n.read_at is null` : open;
}

/** How many of the caller's own notices wait unread. */
export async function countUnread(reading: Reading): Promise<number> {
  const [row] = await reading.read(sql<{ unread: number }>`select count(*)::int as unread from notice n
    where ${own(reading)} and ${shown('unread', reading.now)}`);
  return row?.unread ?? 0;
}

/** When the next of the caller's own notices that was put off stands in the inbox again; `null` where none will. */
export async function nextShown(reading: Reading): Promise<Instant | null> {
  const [row] = await reading.read(sql<{ next: Instant | null }>`select min(n.shows_from) as next from notice n
    where ${own(reading)} and ${shown('snoozed', reading.now)}`);
  return row?.next ?? null;
}

/** What a notice is to become; what is left out stays. */
type NoticeChange = Partial<Pick<Notice, 'readAt' | 'doneAt' | 'showsFrom'>>;

type Told<Code extends string = 'not_found'> = Promise<Result<readonly Notice[], Refusal<Code>>>;

/** Marks notices as read, or as unread again. One that is not the caller's is not found, and then nothing is changed. */
export const markRead = (work: Work, ids: readonly Id<'notice'>[], isRead: boolean): Told =>
  change(work, ids, {
    event: isRead ? 'notice.read' : 'notice.unread',
    to: ({ readAt }) => ({ readAt: isRead ? (readAt ?? work.now) : null }),
  });

/** Puts notices away, which reads them too; or brings them back as they were. */
export const markDone = (work: Work, ids: readonly Id<'notice'>[], isDone: boolean): Told =>
  change(work, ids, {
    event: isDone ? 'notice.done' : 'notice.reopened',
    to: ({ readAt, doneAt }) =>
      isDone ? { readAt: readAt ?? work.now, doneAt: doneAt ?? work.now } : { doneAt: null },
  });

/** Puts notices off until a moment, when they come back unread; `null` brings them back to where they stood. */
export async function snooze(
  work: Work,
  ids: readonly Id<'notice'>[],
  until: string | null,
): Told<'not_found' | 'not_in_the_future'> {
  const at = until === null ? undefined : parseInstant(until);
  if (at === undefined && until !== null) return err(notInTheFuture());
  if (at !== undefined && at <= work.now) return err(notInTheFuture());
  return change(work, ids, {
    event: at ? 'notice.snoozed' : 'notice.brought-back',
    to: (notice) => (at ? { showsFrom: at, readAt: null, doneAt: null } : { showsFrom: notice.at }),
  });
}

const notInTheFuture = () =>
  refusal('not_in_the_future', 'a notice is put off until a moment to come; choose a later one', [
    { path: ['until'], code: 'not_in_the_future', message: 'choose a moment to come' },
  ]);

/** Marks everything that stands in the caller's inbox as read; answers how many were not. */
export async function markAllRead(work: Work): Promise<number> {
  const unread = await work.read(
    noticesWhere(sql`${own(work)} and ${shown('unread', work.now)} order by n.id for update of n`),
  );
  await written(work, unread, { event: 'notice.read', to: () => ({ readAt: work.now }) });
  return unread.length;
}

type Step = { readonly event: string; readonly to: (notice: Notice) => NoticeChange };

async function change(work: Work, ids: readonly Id<'notice'>[], step: Step): Told {
  const wanted = [...new Set(ids)];
  const locked = await work.read(
    noticesWhere(sql`${own(work)} and n.id = any(${wanted}::text[]) order by n.id for update of n`),
  );
  if (locked.length < wanted.length) return err(refusal('not_found', 'there is no such notice in your inbox'));
  return ok(await written(work, locked, step));
}

const changeable = ['readAt', 'doneAt', 'showsFrom'] as const;

/** Writes what differs, and gives all of them as they are then. */
async function written(work: Work, notices: readonly Notice[], { event, to }: Step): Promise<readonly Notice[]> {
  const all = notices.map((before) => ({ before, after: { ...before, ...to(before) } }));
  const differing = all
    .filter(({ before, after }) => changeable.some((name) => before[name] !== after[name]))
    .map(({ before, after }) => ({ before, after: { ...after, version: before.version + 1 } }));
  const [first, ...others] = differing.map(
    ({ before, after }): EntryDraft => ({
      event,
      subject: { kind: 'notice', id: after.id, version: after.version },
      changes: Object.fromEntries(
        changeable
          .filter((name) => before[name] !== after[name])
          .map((name) => [name, { from: before[name], to: after[name] }]),
      ),
    }),
  );
  if (!first) return notices;
  const texts = (of: (notice: Notice) => string | null) => sql`${differing.map(({ after }) => of(after))}::text[]`;
  await work.write(
    sql`update notice n set read_at = c.read_at::timestamptz, done_at = c.done_at::timestamptz,
        shows_from = c.shows_from::timestamptz, version = n.version + 1
      from unnest(${texts(({ id }) => id)}, ${texts(({ readAt }) => readAt)}, ${texts(({ doneAt }) => doneAt)},
        ${texts(({ showsFrom }) => showsFrom)}) as c(id, read_at, done_at, shows_from)
      where n.workspace_id = ${work.workspace} and n.id = c.id returning n.id`,
    [first, ...others],
  );
  const byId = new Map(differing.map(({ after }) => [after.id, after]));
  return notices.map((notice) => byId.get(notice.id) ?? notice);
}

/** A notice as its owner is shown it. */
export const noticeSeen = (notice: Notice) => {
  const { id, kind, noun, aboutKind, about, title, count, list, text, place, by, byName, at } = notice;
  const { showsFrom, readAt, doneAt } = notice;
  return {
    id,
    kind,
    about: { noun, kind: aboutKind, id: about, title },
    several: list === null ? null : { count, list },
    text,
    place,
    by: noticeKinds[kind].by === 'act' ? { id: by, name: byName ?? '' } : null,
    at,
    showsFrom,
    readAt,
    doneAt,
  };
};
