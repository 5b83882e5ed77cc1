import { sql } from 'kysely';
import type { Id } from '../../kernel/id.ts';
import { type EntryDraft, enqueue, type Work } from '../../store/index.ts';
import { type MailChoice, noticeKinds } from '../contract/notices.ts';
import type { NoticeDraft } from './draft.ts';
import { type Addressed, gathered, type Notice } from './gather.ts';
import { letterJob } from './letter-job.ts';
import { mailNow, preferencesOf } from './preferences.ts';
import { shortened } from './shortened.ts';

/** The longest text that a notice carries; the record has the whole of it. */
const longestText = 500;

/**
 * Tells people, each by a notice of his own with its ledger entry. Left out are: the actor, of what he did himself; who is no
 * member (any more); whoever was told of the cause before; and, where several drafts of one call tell the same person
 * of the same thing, all but the first. What then is told together of many records is one notice. Who wants to hear of it by
 * mail at once is sent a letter with the same commit: one, however much the call tells him.
 */
export async function giveNotices(work: Work, drafts: readonly NoticeDraft[]): Promise<void> {
  const wanted = firstOfEach(drafts.flatMap((draft) => addressed(work, draft)));
  if (wanted.length === 0) return;
  const preferences = await preferencesOf(work, [...new Set(wanted.map(({ person }) => person))]);
  const told = await causesTold(work, wanted);
  const isNew = (notice: Addressed) => preferences.has(notice.person) && !told.has(causeKey(notice));
  const given = gathered(wanted.filter(isNew)).flatMap((notice): Given[] => {
    const wish = preferences.get(notice.person);
    return wish ? [{ ...notice, id: work.ids('notice'), mail: mailNow(wish, notice.kind, work.now) }] : [];
  });
  const [first, ...others] = given.map(entryOf);
  if (!first) return;
  await work.write(insertion(work, given), [first, ...others]);
  await sendLetters(work, given);
}

type Given = Notice & { readonly id: Id<'notice'>; readonly mail: MailChoice };

const addressed = (work: Work, { to, ...draft }: NoticeDraft): Addressed[] =>
  to
    .filter((person) => noticeKinds[draft.kind].by === 'time' || person !== work.actor.person)
    .map((person) => ({ ...draft, person }));

function firstOfEach(notices: readonly Addressed[]): readonly Addressed[] {
  const byKey = Map.groupBy(notices, ({ person, about, cause, together }) =>
    JSON.stringify([person, about.id, cause, together?.same]),
  );
  return [...byKey.values()].flatMap(([first]) => first ?? []);
}

const causeKey = ({ person, cause }: Pick<Addressed, 'person' | 'cause'>): string => JSON.stringify([person, cause]);

/** Who was told of which cause before. */
async function causesTold(work: Work, notices: readonly Addressed[]): Promise<ReadonlySet<string>> {
  const causes = notices.flatMap(({ cause }) => cause ?? []);
  if (causes.length === 0) return new Set();
  const rows = await work.read(sql<{
    person: Id<'person'>;
    cause: string;
  }>`select person_id as person, cause from notice_cause
    where workspace_id = ${work.workspace} and cause = any(${[...new Set(causes)]}::text[])`);
  return new Set(rows.map(causeKey));
}

/** Has each who wants it at once sent one letter of all that he was given. */
async function sendLetters(work: Work, given: readonly Given[]): Promise<void> {
  const atOnce = given.filter(({ mail }) => mail === 'at_once');
  for (const [person, notices] of Map.groupBy(atOnce, (notice) => notice.person)) {
    const input = { person, notices: notices.map(({ id }) => id), as: 'at_once' } as const;
    await enqueue(work, { type: letterJob, input, title: 'Tell of notices by mail' });
  }
}

function insertion(work: Work, given: readonly Given[]) {
  const texts = (of: (notice: Given) => string | undefined) => sql`${given.map((each) => of(each) ?? null)}::text[]`;
  return sql<{ id: string }>`insert into notice (workspace_id, id, person_id, kind, about_noun, about_kind, about_id,
      about_title, text, place, list, mail, about_count, causes, given_by, given_at, shows_from, version)
    select ${work.workspace}, n.id, n.person, n.kind, n.noun, n.about_kind, n.about, n.title, n.text, n.place, n.list, n.mail,
      n.count, array(select jsonb_array_elements_text(n.causes::jsonb)), ${work.actor.person}, ${work.now}::timestamptz,
      ${work.now}::timestamptz, 1
    from unnest(${texts(({ id }) => id)}, ${texts(({ person }) => person)}, ${texts(({ kind }) => kind)},
      ${texts(({ about }) => about.noun)}, ${texts(({ about }) => about.kind)}, ${texts(({ about }) => about.id)},
      ${texts(({ about }) => about.title)}, ${texts(({ text }) => text && shortened(text, longestText))},
      ${texts(({ place }) => place)}, ${texts(({ list }) => list)}, ${texts(({ mail }) => mail)},
      ${given.map(({ records }) => records.length)}::int[], ${texts(({ causes }) => JSON.stringify(causes))})
      as n(id, person, kind, noun, about_kind, about, title, text, place, list, mail, count, causes) returning id`;
}

/** Says who was told of what, and commits to the words without showing them: an inbox is its owner's. */
const entryOf = ({ id, person, kind, about, text, records }: Given): EntryDraft => ({
  event: 'notice.given',
  subject: { kind: 'notice', id, version: 1 },
  changes: {
    person: { to: person },
    kind: { to: kind },
    title: { to: about.title, personal: true },
    ...(text === undefined ? {} : { text: { to: shortened(text, longestText), personal: true } }),
    ...(records.length > 1 ? { records: { to: records } } : {}),
  },
  about: { kind: about.kind, id: about.id },
});
