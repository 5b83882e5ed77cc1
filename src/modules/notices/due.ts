import { dateOf, daysAfter, type LocalDate } from '../../kernel/time.ts';
import type { NoticeKind, NoticePreferences } from '../../register/contract.ts';
import { giveNotices, localTime, type NoticeDraft, preferencesOf } from '../../register/index.ts';
import type { Work } from '../../store/index.ts';
import { type Dated, type Deadline, readDated } from './deadlines.ts';

/** Nobody can choose to be told earlier than this many days, and no time zone is further than one. */
const furthest = 61;

/**
 * Tells members of days that come and that have passed, each once for a record and day. It may be called as often as one
 * likes; which day it is, each person\u2019s own time zone says.
 */
export async function tellOfDays(work: Work, deadlines: readonly Deadline[]): Promise<void> {
  const preferences = await preferencesOf(work);
  for (const deadline of deadlines.filter(({ before }) => before !== undefined)) {
    const dated = await readDated(work, deadline, { until: daysAfter(dateOf(work.now), furthest) });
    const drafts = dated.flatMap((each): NoticeDraft[] => {
      const wish = preferences.get(each.person);
      const kind = wish && dueKind(deadline, each.day, { today: localTime(work.now, wish.timeZone).date, wish });
      return kind ? [draftOf(kind, each)] : [];
    });
    await giveNotices(work, drafts);
  }
}

/** What somebody is told of a day on another one; `undefined` where it is not time yet, or not told any more. */
function dueKind(
  { before, daysBefore, after }: Pick<Deadline, 'before' | 'daysBefore' | 'after'>,
  day: LocalDate,
  { today, wish }: { readonly today: LocalDate; readonly wish: NoticePreferences },
): NoticeKind | undefined {
  if (day < today) return after;
  return day <= daysAfter(today, daysBefore === 'chosen' ? wish.dueSoonDays : daysBefore) ? before : undefined;
}

const draftOf = (noticeKind: NoticeKind, { person, noun, kind, id, title, day }: Dated): NoticeDraft => ({
  kind: noticeKind,
  to: [person],
  about: { noun, kind, id, title },
  text: day,
  cause: `${noticeKind}:${id}:${day}`,
});
