import { sql } from 'kysely';
import type { Id, IdKind } from '../../kernel/id.ts';
import { type EntryDraft, enqueue, type Work } from '../../store/index.ts';
import { type MailChoice, type NoticeKind, noticeKinds } from '../contract/notices.ts';
import { letterJob } from './letter-job.ts';
import { mailNow, preferencesOf } from './preferences.ts';
import { shortened } from './shortened.ts';

/** What people are to be told. */
export type NoticeDraft = {
  readonly kind: NoticeKind;
  /** The accounts that are told; whoever need not be is left out by `giveNotices`. */
  readonly to: readonly Id<'person'>[];
  /** What it is about; `noun` is the word of its register in addresses. */
  readonly about: { readonly noun: string; readonly kind: IdKind; readonly id: string; readonly title: string };
  /** What was said: a comment's beginning, what changed. */
  readonly text?: string;
  /** Where on the page of the record it is: the address's fragment, without `#`. */
  readonly place?: string;
  /** What it is given for, where nobody may be told twice: `overdue:tsk_…:2026-11-30`. */
  readonly cause?: string;
};

/** The longest text that a notice carries; the record has the whole of it. */
const longestText = 500;

/**
 * Tells people, each by a notice of his own with its ledger entry. Left out are: the actor, of what he did himself; who is no
 * member (any more); whoever was told of the cause before; and, where several drafts of one call tell the same person
 * of the same thing, all but the first. Who wants to hear of it by mail at once is sent a letter with the same commit.
 */
export async function giveNotices(work: Work, drafts: readonly NoticeDraft[]): Promise<void> {
  const wanted = firstOfEach(drafts.flatMap((draft) => addressed(work, draft)));
  if (wanted.length === 0) return;
  const preferences = await preferencesOf(
    work,
    wanted.map(({ person }) => person),
  );
  const told = await causesTold(work, wanted);
  const given = wanted.flatMap((notice): Given[] => {
    const wish = preferences.get(notice.person);
    if (!wish || told.has(causeKey(notice))) return [];
    return [{ ...notice, id: work.ids('notice'), mail: mailNow(wish, notice.kind, work.now) }];
  });
  const [first, ...others] = given.map(entryOf);
  if (!first) return;
  await work.write(insertion(work, given), [first, ...others]);
  for (const { person, id, mail } of given) {
    if (mail !== 'at_once') continue;
    const input = { person, notices: [id], as: 'at_once' } as const;
    await enqueue(work, { type: letterJob, input, title: 'Tell of a notice by mail' });
  }
}

type Notice = Omit<NoticeDraft, 'to'> & { readonly person: Id<'person'> };
type Given = Notice & { readonly id: Id<'notice'>; readonly mail: MailChoice };

const addressed = (work: Work, { to, ...draft }: NoticeDraft): Notice[] =>
  to
    .filter((person) => noticeKinds[draft.kind].by === 'time' || person !== work.actor.person)
    .map((person) => ({ ...draft, person }));

function firstOfEach(notices: readonly Notice[]): readonly Notice[] {
  const byKey = Map.groupBy(notices, ({ person, about, cause }) => JSON.stringify([person, about.id, cause]));
  return [...byKey.values()].flatMap(([first]) => first ?? []);
}

const causeKey = ({ person, cause }: Pick<Notice, 'person' | 'cause'>): string => JSON.stringify([person, cause]);

/** Who was told of which cause before. */
async function causesTold(work: Work, notices: readonly Notice[]): Promise<ReadonlySet<string>> {
  const causes = notices.flatMap(({ cause }) => cause ?? []);
  if (causes.length === 0) return new Set();
  const rows = await work.read(sql<{
    person: Id<'person'>;
    cause: string;
  }>`select person_id as person, cause from notice
    where workspace_id = ${work.workspace} and cause = any(${causes}::text[])`);
  return new Set(rows.map(causeKey));
}

function insertion(work: Work, given: readonly Given[]) {
  const texts = (of: (notice: Given) => string | undefined) => sql`${given.map((each) => of(each) ?? null)}::text[]`;
  return sql<{ id: string }>`insert into notice (workspace_id, id, person_id, kind, about_noun, about_kind, about_id,
      about_title, text, place, cause, mail, given_by, given_at, shows_from, version)
    select ${work.workspace}, n.*, ${work.actor.person}, ${work.now}::timestamptz, ${work.now}::timestamptz, 1
    from unnest(${texts(({ id }) => id)}, ${texts(({ person }) => person)}, ${texts(({ kind }) => kind)},
      ${texts(({ about }) => about.noun)}, ${texts(({ about }) => about.kind)}, ${texts(({ about }) => about.id)},
      ${texts(({ about }) => about.title)}, ${texts(({ text }) => text && shortened(text, longestText))},
      ${texts(({ place }) => place)}, ${texts(({ cause }) => cause)}, ${texts(({ mail }) => mail)}) as n returning id`;
}

/** Says who was told of what, and commits to the words without showing them: an inbox is its owner's. */
const entryOf = ({ id, person, kind, about, text }: Given): EntryDraft => ({
  event: 'notice.given',
  subject: { kind: 'notice', id, version: 1 },
  changes: {
    person: { to: person },
    kind: { to: kind },
    title: { to: about.title, personal: true },
    ...(text === undefined ? {} : { text: { to: shortened(text, longestText), personal: true } }),
  },
  about: { kind: about.kind, id: about.id },
});
