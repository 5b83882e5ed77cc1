import { sql } from 'kysely';
import type { Id, IdKind } from '../../kernel/id.ts';
import type { EntryDraft, Work } from '../../store/index.ts';
import { type NoticeKind, noticeKinds } from '../contract/notices.ts';

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
 * of the same thing, all but the first.
 */
export async function giveNotices(work: Work, drafts: readonly NoticeDraft[]): Promise<void> {
  const wanted = firstOfEach(drafts.flatMap((draft) => addressed(work, draft)));
  const notices = wanted.length === 0 ? [] : await withoutThoseToldOrGone(work, wanted);
  const given = notices.map((notice) => ({ ...notice, id: work.ids('notice') }));
  const [first, ...others] = given.map(entryOf);
  if (!first) return;
  await work.write(insertion(work, given), [first, ...others]);
}

type Notice = Omit<NoticeDraft, 'to'> & { readonly person: Id<'person'> };
type Given = Notice & { readonly id: Id<'notice'> };

const addressed = (work: Work, { to, ...draft }: NoticeDraft): Notice[] =>
  to
    .filter((person) => noticeKinds[draft.kind].by === 'time' || person !== work.actor.person)
    .map((person) => ({ ...draft, person }));

function firstOfEach(notices: readonly Notice[]): readonly Notice[] {
  const byKey = Map.groupBy(notices, ({ person, about, cause }) => JSON.stringify([person, about.id, cause]));
  return [...byKey.values()].flatMap(([first]) => first ?? []);
}

async function withoutThoseToldOrGone(work: Work, notices: readonly Notice[]): Promise<readonly Notice[]> {
  const people = [...new Set(notices.map(({ person }) => person))];
  const causes = notices.flatMap(({ cause }) => cause ?? []);
  const members = await work.read(sql<{ person: string; causes: readonly string[] }>`
    select m.person_id as person, array(select n.cause from notice n where n.workspace_id = m.workspace_id
      and n.person_id = m.person_id and n.cause = any(${causes}::text[])) as causes
    from member m where m.workspace_id = ${work.workspace} and m.until is null and m.person_id = any(${people}::text[])`);
  const told = new Map(members.map((member) => [member.person, new Set(member.causes)]));
  return notices.filter(({ person, cause }) => {
    const before = told.get(person);
    return before !== undefined && (cause === undefined || !before.has(cause));
  });
}

function insertion(work: Work, given: readonly Given[]) {
  const texts = (of: (notice: Given) => string | undefined) => sql`${given.map((each) => of(each) ?? null)}::text[]`;
  return sql<{ id: string }>`insert into notice (workspace_id, id, person_id, kind, about_noun, about_kind, about_id,
      about_title, text, place, cause, given_by, given_at, version)
    select ${work.workspace}, n.*, ${work.actor.person}, ${work.now}::timestamptz, 1
    from unnest(${texts(({ id }) => id)}, ${texts(({ person }) => person)}, ${texts(({ kind }) => kind)},
      ${texts(({ about }) => about.noun)}, ${texts(({ about }) => about.kind)}, ${texts(({ about }) => about.id)},
      ${texts(({ about }) => about.title)}, ${texts(({ text }) => text && shortened(text))},
      ${texts(({ place }) => place)}, ${texts(({ cause }) => cause)}) as n returning id`;
}

const shortened = (text: string): string =>
  text.length <= longestText
    ? text
    : `${text
        .slice(0, longestText - 1)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd()}\u2026`;

/** Says who was told of what, and commits to the words without showing them: an inbox is its owner's. */
const entryOf = ({ id, person, kind, about, text }: Given): EntryDraft => ({
  event: 'notice.given',
  subject: { kind: 'notice', id, version: 1 },
  changes: {
    person: { to: person },
    kind: { to: kind },
    title: { to: about.title, personal: true },
    ...(text === undefined ? {} : { text: { to: shortened(text), personal: true } }),
  },
  about: { kind: about.kind, id: about.id },
});
